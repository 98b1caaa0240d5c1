// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.catalog.Catalog;
import hillock.expr.Activation;
import hillock.expr.Formula;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Awkward formulas with parameters in awkward places: whatever is said of them is said of all.
class HostileFamilyTest {
  private static final List<String> FORMULAS =
      List.of(
          "a / x",
          "x / a",
          "x / (a - 1)",
          "log(a * x)",
          "sqrt(a - x)",
          "x^a",
          "a^x",
          "exp(exp(a * x))",
          "exp(-a / x^2)",
          "sin(1 / (a * x))",
          "x > a ? 1 / x : a",
          "max(a * x, min(x, a))",
          "abs(abs(x) - a)",
          "tan(a * x)",
          "x == a ? 1 : 0",
          "1 / (x^2 + a)",
          "sqrt(x^2 + a)",
          "log(x^2 - a)",
          "tanh(x / a) * a",
          "exp(a * x) - exp(a * x)",
          "(x - a) * (x - a) * (x + a)",
          "erfc(a) * exp(a^2) * x",
          "a * 10^200 * x / 10^200",
          "x > 0 ? (x > a ? a : x) : (x > -a ? x : -a)");

  static Stream<Activation> families() {
    return Stream.of("a = 1", "a = 1 in (0, inf)", "a = 1 in [0, inf)", "a = 1/2 in (0, 1)")
        .flatMap(
            parameter ->
                FORMULAS.stream()
                    .map(formula -> "f(x; %s) = %s".formatted(parameter, formula))
                    .map(text -> Formula.typed(text, Catalog.standard(), Map.of())));
  }

  @ParameterizedTest
  @MethodSource("families")
  void answersAgreeWithProofsAtSingleValues(Activation family) {
    ForAllParametersTest.compare(family);
  }

  @ParameterizedTest
  @MethodSource("families")
  void limitsAgreeWithExtremeParameters(Activation family) {
    assertThat(ParameterLimits.of(family)).isNotEmpty();
    ParameterLimitsTest.compare(family);
  }
}
