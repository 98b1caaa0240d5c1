// SPDX-License-Identifier: Apache-2.0
package hillock.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hillock.catalog.Catalog;
import hillock.expr.Activation;
import hillock.numerics.Precision;
import hillock.numerics.Ulp;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class DoubleSearchTest {
  private static final Workers WORKERS = Workers.ofThisMachine();

  @AfterAll
  static void close() {
    WORKERS.close();
  }

  private static Activation function(String name) {
    return Catalog.standard().find(name);
  }

  private static Verification search(String name, DoubleKernel kernel, Workers workers) {
    return DoubleSearch.of(function(name), 0, workers, Watch.nobody())
        .verify(kernel, Kernels.constants(function(name), 0), Watch.nobody());
  }

  @Test
  void anErrorAtAKinkIsFound() {
    DoubleKernel kernel =
        (x, y) -> Arrays.setAll(y, i -> x[i] == 6 ? 5.5 : Math.clamp(x[i], 0.0, 6.0));
    Verification found = search("relu6", kernel, WORKERS);
    assertThat(found.worst().getFirst().input()).isEqualTo(6);
    assertThat(found.maxUlps()).isEqualTo(0.5 / Math.ulp(4.0));
    assertThat(found.histogram().counts().getFirst()).isEqualTo(found.finite() - 1);
  }

  /// An error that grows towards a point that is no hard one.
  @Test
  void theSearchClimbs() {
    long summit = Ulp.ordinal(Math.PI / 5);
    DoubleKernel kernel =
        (x, y) ->
            Arrays.setAll(
                y,
                i -> {
                  if (!Double.isFinite(x[i])) {
                    return x[i];
                  }
                  long distance = Ulp.distance(x[i], Ulp.fromOrdinal(summit));
                  double part = Math.max(0, 1 - distance * 0x1p-48);
                  return x[i] * (1 + part * 0x1p-40);
                });
    Verification found = search("identity", kernel, WORKERS);
    assertThat(found.maxUlps()).isBetween(0.995 * 0x1p12, 2.0 * 0x1p12);
    assertThat(found.worst().getFirst().input()).isBetween(0.62, 0.64);
  }

  @Test
  void errorsAreCertain() {
    Verification found = search("tanh", Kernels.doubles(function("tanh"), 0), WORKERS);
    Exact exact = Exact.of(function("tanh"), 0);
    for (Inaccuracy one : found.worst()) {
      double ulps =
          Ulp.error(one.computed(), exact.enclosure(one.input()).orElseThrow(), Precision.F64);
      assertThat(one.ulps()).isEqualTo(ulps);
    }
    assertThat(found.maxUlps()).isBetween(0.5, 8.0);
    assertThat(found.sampling()).isEmpty();
    assertThat(found.isExhaustive()).isFalse();
  }

  @Test
  void theNumberOfThreadsDoesNotMatter() {
    DoubleKernel kernel = Kernels.doubles(function("softsign"), 0);
    try (Workers one = new Workers(1)) {
      assertThat(search("softsign", kernel, one)).isEqualTo(search("softsign", kernel, WORKERS));
    }
  }

  @Test
  void whereResultsOverflowIsAHardPoint() {
    Activation exp = function("exp");
    Reference reference = Reference.of(exp, 0, 8, WORKERS, Watch.nobody());
    List<Double> points =
        HardPoints.of(Kernels.doubles(exp, 0), reference, reference, List.of());
    assertThat(points).anyMatch(x -> Math.abs(x - 709.782712893384) < 1e-12);
    assertThat(points).anyMatch(x -> Math.abs(x + 708.3964185322641) < 1e-10);
    assertThat(points).allMatch(Double::isFinite).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void functionsOfTwoInputsAreRefused() {
    assertThatThrownBy(() -> DoubleSearch.of(function("glu"), 0, WORKERS, Watch.nobody()))
        .hasMessageContaining("glu has 2 inputs");
  }
}
