// SPDX-License-Identifier: Apache-2.0
package hillock.verify;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.catalog.Catalog;
import hillock.expr.Activation;
import hillock.numerics.Ulp;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Polynomials give what arithmetic of any precision gives, between their points too.
final class ReferenceTest {
  private static final int POINTS = 40;
  private static final int PARTS = 24;
  private static final double NEAR = 8;

  /// What polynomials may be off, in ulps of a float.
  private static final double TOLERANCE = 0x1p-15;

  private static final Workers WORKERS = Workers.ofThisMachine();

  static List<String> functions() {
    return Catalog.standard().activations().stream()
        .filter(activation -> activation.inputs().size() == 1)
        .map(Activation::name)
        .toList();
  }

  @AfterAll
  static void close() {
    WORKERS.close();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void valuesAreExact(String function) {
    check(function, 0);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void slopesAreExact(String function) {
    check(function, 1);
  }

  private static void check(String function, int order) {
    Activation activation = Catalog.standard().find(function);
    Reference reference = Reference.of(activation, order, PARTS, WORKERS, Watch.nobody());
    SplittableRandom random = new SplittableRandom(20_261 + order);
    for (int i = 0; i < POINTS; i++) {
      float anywhere = Ulp.fromOrdinal(random.nextInt(-Stretch.MOST, Stretch.MOST));
      float near = (float) random.nextDouble(-NEAR, NEAR);
      check(reference, i % 2 == 0 ? anywhere : near);
    }
  }

  private static void check(Reference reference, float x) {
    double wanted = reference.exact().value(x);
    double found = References.at(reference, x);
    if (Double.isNaN(wanted) || Math.abs(wanted) > Float.MAX_VALUE) {
      assertThat(Float.compare((float) found, (float) wanted)).as("%s for %s", found, wanted).isZero();
    } else {
      double difference = Math.abs(found - wanted) / Math.ulp((float) wanted);
      assertThat(difference)
          .as("at %s: %s instead of %s", x, found, wanted)
          .isLessThan(TOLERANCE);
    }
  }

  @Test
  void segmentsAreAllFloatsInOrder() {
    for (String function : List.of("mish", "hard-shrink", "sine")) {
      Activation activation = Catalog.standard().find(function);
      Reference reference = Reference.of(activation, 1, PARTS, WORKERS, Watch.nobody());
      long floats = 0;
      double last = Double.NEGATIVE_INFINITY;
      for (Segment segment : reference.segments()) {
        Stretch stretch = segment.stretch();
        double lowest = Math.min(stretch.start(), stretch.end());
        assertThat(lowest).isGreaterThan(last);
        last = Math.max(stretch.start(), stretch.end());
        floats += stretch.size();
      }
      assertThat(floats).isEqualTo(2L * Stretch.MOST);
      assertThat(reference.nearZero()).hasSameSizeAs(reference.segments());
    }
  }

  @Test
  void theSlopeOfMishHasOneZero() {
    Activation mish = Catalog.standard().find("mish");
    Reference slope = Reference.of(mish, 1, PARTS, WORKERS, Watch.nobody());
    assertThat(slope.scale()).isBetween(1.0884, 1.0886);
    assertThat(References.isNearZero(slope, -1.2f)).isTrue();
    assertThat(References.isNearZero(slope, -1.0f)).isTrue();
    assertThat(References.isNearZero(slope, 1.0f)).isFalse();
    assertThat(References.isNearZero(slope, -50.0f)).as("the tail goes to zero").isFalse();
    Reference value = Reference.of(mish, 0, PARTS, WORKERS, Watch.nobody());
    assertThat(value.nearZero()).as("a zero at 0 does not count").doesNotContain(true);
  }

  @Test
  void aFunctionThatLeavesZeroIsNearZeroThere() {
    Activation hard = Catalog.standard().find("hard-sigmoid-onnx");
    Reference reference = Reference.of(hard, 0, PARTS, WORKERS, Watch.nobody());
    assertThat(References.isNearZero(reference, -2.4994965f)).isTrue();
    assertThat(References.isNearZero(reference, 1f)).isFalse();
  }

  @Test
  void theRoughIsGivenUp() {
    Activation sine = Catalog.standard().find("sine");
    Reference reference = Reference.of(sine, 0, PARTS, WORKERS, Watch.nobody());
    assertThat(References.segment(reference, 1e20f)).isInstanceOf(Segment.Rough.class);
    assertThat(References.segment(reference, 1f)).isInstanceOf(Segment.Fitted.class);
  }
}
