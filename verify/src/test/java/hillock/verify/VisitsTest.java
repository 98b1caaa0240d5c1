// SPDX-License-Identifier: Apache-2.0
package hillock.verify;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.expr.Expr;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which floats are visited, and how often.
final class VisitsTest {
  private static final Expr X = new Expr.Input(0, "x");

  private static List<Segment> segments() {
    return Cuts.stretches(X, X).stream().<Segment>map(Segment.Undefined::new).toList();
  }

  @Test
  void withoutAStrideAllFloatsAre() {
    Visits visits = Visits.of(segments(), 1, 64);
    assertThat(visits.total()).isEqualTo((1L << 32) - (1L << 24) - 2);
    assertThat(visits.rough()).isZero();
  }

  @Test
  void withAStrideEveryNthIs() {
    int stride = 1_000_003;
    Visits visits = Visits.of(segments(), stride, 64);
    List<Integer> bits = new ArrayList<>();
    for (int v = 0; bits.size() < visits.total(); v++) {
      Visits.Visit visit = visits.get(v);
      assertThat(visit.before()).isEqualTo(bits.size());
      for (int i = 0; i < visit.count(); i++) {
        assertThat(visits.indexOf(bits.size())).isEqualTo(v);
        bits.add(Float.floatToRawIntBits(visit.at(i)));
      }
    }
    int positive = Stretch.MOST / stride;
    assertThat(bits).doesNotHaveDuplicates().hasSize(2 * positive);
    assertThat(bits).allMatch(b -> (b & Integer.MAX_VALUE) % stride == 0);
  }

  @Test
  void ofRoughSegmentsSomeAre() {
    Stretch stretch = new Stretch(true, 1 << 29, (1 << 29) + 100_000);
    Visits visits = Visits.of(List.of(new Segment.Rough(stretch)), 1, 64);
    assertThat(visits.rough()).isEqualTo(visits.total()).isBetween(50L, 80L);
  }

  @Test
  void numbersInComparisonsAreCuts() {
    Expr select =
        new Expr.Select(hillock.expr.Comparison.LT, X, Expr.of(-3), Expr.of(0), X);
    Expr both = new Expr.Sum(List.of(select, new Expr.Max(X, Expr.of(1, 3))));
    assertThat(Cuts.numbers(both, X)).containsExactly(-3f, 1 / 3f);
    List<Stretch> stretches = Cuts.stretches(both, X);
    int three = Float.floatToRawIntBits(3f);
    assertThat(stretches).contains(new Stretch(true, three, three));
    assertThat(stretches.stream().mapToLong(Stretch::size).sum()).isEqualTo(2L * Stretch.MOST);
  }
}
