// SPDX-License-Identifier: Apache-2.0
package hillock.verify;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.catalog.Catalog;
import hillock.expr.Activation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every function of the catalog is within 2 ulps, and its derivative within 3 or, near zeros, within
/// 2^-23 of its largest magnitude.
///
/// At one of 65,537 floats; with `-Dhillock.stride=1`, as in the profile `night`, at all of them, which
/// takes hours.
final class EveryFunctionTest {
  private static final int STRIDE = Integer.getInteger("hillock.stride", 65_537);
  private static final Sampling SAMPLING =
      STRIDE == 1 ? Sampling.exhaustive() : Sampling.strided(STRIDE);
  private static final Workers WORKERS = Workers.ofThisMachine();

  private static final double NEAR_ZEROS = 0x1p-23;

  /// Derivatives that are known to be worse, and how bad they are: sinc oscillates and decays, the
  /// slope of smu is a step that is a millionth wide, and that of snake touches zero.
  private static final Map<String, Double> WORSE = Map.of("sinc", 16.0, "smu", 8.0, "snake", 1e11);

  static List<Activation> functions() {
    return Catalog.standard().activations().stream()
        .filter(activation -> activation.inputs().size() == 1)
        .toList();
  }

  @AfterAll
  static void close() {
    WORKERS.close();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void valuesAreWithinTwoUlps(Activation function) {
    Verification found = verification(function, 0);
    assertThat(found.maxUlps()).as("%s", found.worst()).isLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void derivativesAreWithinThreeUlps(Activation function) {
    Verification found = verification(function, 1);
    assertThat(found.maxUlpsElsewhere())
        .as("%s", found.worstElsewhere())
        .isLessThanOrEqualTo(WORSE.getOrDefault(function.name(), 3.0));
    found.zeros().ifPresent(z -> assertThat(z.largestError()).isLessThanOrEqualTo(NEAR_ZEROS));
  }

  private static Verification verification(Activation function, int order) {
    Verification found =
        Verifier.of(function, order, SAMPLING, WORKERS, Watch.nobody())
            .verify(Kernels.floats(function, order), Watch.nobody());
    assertThat(found.lostSpecials()).isZero();
    assertThat(found.nans().lost()).isZero();
    return found;
  }
}
