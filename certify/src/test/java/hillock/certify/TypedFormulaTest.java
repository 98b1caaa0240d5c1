// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hillock.catalog.Catalog;
import hillock.expr.Activation;
import hillock.expr.Formula;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Claims about formulas that stand in no file: the true ones are proved, the false ones refuted.
class TypedFormulaTest {
  private static Verdict verdict(String formula, String claim) {
    String definition = "f(x) = " + formula + "\n  claim  " + claim;
    Activation activation = Formula.typed(definition, Catalog.standard(), Map.of());
    return Prover.of(activation).check(activation.claims().getFirst());
  }

  private static List<String> claims(String text) {
    return List.of(text.split(";\\s*"));
  }

  /// Xwish, tanhshrink, hard-shrink, NLReLU, snake, LeCun's tanh, TanhExp, Logish, and others.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x * (atan(x) + pi / 2) / pi  | increasing; convex; limit left -1/pi; within (-1/pi, inf)
          x - tanh(x)                  | increasing; odd; lipschitz 1; saturates left none; smooth inf
          x^2 / 2                      | convex; even; within [0, inf); fixed-points 0, 2
          abs(x) > 1/2 ? x : 0         | odd; smooth -1; zero-centred; not-convex
          max(0, x) - max(0, -x)       | increasing; odd; fixed-points (-inf, inf); lipschitz 1
          log(1 + max(0, x))           | nondecreasing; within [0, inf); kinks 0; saturates right soft
          x + sin(x)^2                 | identity-near-zero; not-convex; not-symmetric; smooth inf
          1.7159 * tanh(2 / 3 * x)     | within (-1.7159, 1.7159); increasing; odd
          x * tanh(exp(x))             | within [-0.3532858, inf); not-monotone; limit left 0
          x * log(1 + sigmoid(x))      | within [-0.2527689, inf); not-monotone; limit right inf
          (x + sqrt(x^2 + 4)) / 2      | increasing; convex; within (0, inf); limit left 0
          (x + sqrt(x^2 + 1e-12)) / 2  | fixed-points none; within (0, inf); saturates left soft
          (x^5 - 4*x) / (x^4 + 2)      | odd; not-monotone; fixed-points 0; limit right inf
          min(1, max(-1, x / 2))       | kinks -2, 2; saturates left hard; saturates right hard; odd
          """)
  void provesWhatIsTrue(String formula, String claims) {
    for (String claim : claims(claims)) {
      assertThat(verdict(formula, claim)).as(claim).isInstanceOf(Verdict.Proved.class);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x * (atan(x) + pi / 2) / pi  | not-monotone; within [-0.3, inf); fixed-points none; odd
          x - tanh(x)                  | decreasing; even; lipschitz 0.9; identity-near-zero
          x^2 / 2                      | increasing; odd; within [1, inf); fixed-points 0
          abs(x) > 1/2 ? x : 0         | increasing; smooth 0; lipschitz 3; even; convex
          log(1 + max(0, x))           | increasing; kinks none; saturates right hard; zero-centred
          1.7159 * tanh(2 / 3 * x)     | within (-1.7, 1.7); limit right 1; saturates left none
          x * tanh(exp(x))             | within [-0.353, inf); nondecreasing; smooth 1; lipschitz 1
          x != 0 ? x + pi : x          | identity-near-zero; increasing; smooth inf; kinks 0
          x / (1 + exp(-x))            | increasing; nondecreasing; saturates left hard; kinks 0
          """)
  void refutesWhatIsFalse(String formula, String claims) {
    for (String claim : claims(claims)) {
      assertThat(verdict(formula, claim)).as(claim).isInstanceOf(Verdict.Refuted.class);
    }
  }

  /// Single values decide what intervals leave open.
  @Test
  void tellsEndsThatAreReachedFromEndsThatAreNot() {
    assertThat(verdict("tanh(x)", "within (-1, 1)").isProved()).isTrue();
    assertThat(verdict("hard-tanh(x)", "within (-1, 1)")).isInstanceOf(Verdict.Refuted.class);
    assertThat(verdict("gaussian(x)", "within (0, 1]").isProved()).isTrue();
    assertThat(verdict("gaussian(x)", "within (0, 1)")).isInstanceOf(Verdict.Refuted.class);
    assertThat(verdict("exp(x)", "within (0, inf)").isProved()).isTrue();
  }

  @Test
  void asksForOneInput() {
    Activation gate = Catalog.standard().find("swiglu");
    assertThatThrownBy(() -> Prover.of(gate))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("swiglu has 2 inputs");
  }
}
