// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.expr.Activation;
import hillock.expr.Expr;
import hillock.expr.Expr.Input;
import hillock.expr.Formula;
import hillock.expr.Printer;
import hillock.expr.Property.Side;
import hillock.expr.Scope;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Limits and asymptotes at both ends of the line.
class FarFieldTest {
  private final Stabilizer stabilizer = new Stabilizer(List.of());
  private final Expr input = new Input(0, "x");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x^3 / (1 + x^2)         | -inf   | +inf  | 1 x^1    | 1 x^1
          softplus(5*x) / 5       | 0      | +inf  | none     | 1 x^1
          x * tanh(softplus(x))   | 0      | +inf  | none     | 1 x^1
          sqrt(1 + x^2)           | +inf   | +inf  | -1 x^1   | 1 x^1
          sqrt(1 + x^2) - abs(x)  | 0      | 0     | -0.5 x^-1 | 0.5 x^-1
          1 / (1 + x^2)           | 0      | 0     | 1 x^-2   | 1 x^-2
          atan(x)                 | -0.5 * pi | 0.5 * pi | -0.5 * pi x^0 | 0.5 * pi x^0
          tanh(x)                 | -1     | 1     | -1 x^0   | 1 x^0
          2 * x / (1 + abs(x))    | -2     | 2     | -2 x^0   | 2 x^0
          exp(x)                  | 0      | +inf  | none     | none
          log(1 + x^2)            | +inf   | +inf  | none     | none
          x^2 * exp(-x)           | +inf   | 0     | none     | none
          exp(-exp(-x))           | 0      | 1     | none     | 1 x^0
          x > 0 ? x : exp(x) - 1  | -1     | +inf  | -1 x^0   | 1 x^1
          sin(x)                  | ?      | ?     | none     | none
          """)
  void areFound(
      String formula, String left, String right, String leftAsymptote, String rightAsymptote) {
    check(far(formula, Side.LEFT), left, leftAsymptote);
    check(far(formula, Side.RIGHT), right, rightAsymptote);
  }

  private FarField far(String formula, Side side) {
    Activation activation = Formula.typed(formula, Scope.EMPTY, Map.of());
    Expr stable = stabilizer.stable(activation.formula());
    return FarField.of(stable, input, side, stabilizer.algebra());
  }

  private static void check(FarField field, String limit, String asymptote) {
    String found =
        switch (field.limit()) {
          case Limit.Finite(var value) -> Printer.print(value);
          case Limit.Infinite(var isPositive) -> isPositive ? "+inf" : "-inf";
          case Limit.Unknown _ -> "?";
        };
    assertThat(found).isEqualTo(limit);
    assertThat(
            field
                .asymptote()
                .map(a -> Printer.print(a.coefficient()) + " x^" + a.power())
                .orElse("none"))
        .isEqualTo(asymptote);
  }

  @Test
  void towersOfExponentialsAreGivenUp() {
    String tower = "exp(".repeat(40) + "x" + ")".repeat(40);
    assertThat(far(tower, Side.LEFT).limit()).isInstanceOf(Limit.Unknown.class);
  }
}
