// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hillock.expr.Activation;
import hillock.expr.Expr;
import hillock.expr.Formula;
import hillock.expr.Printer;
import hillock.expr.Scope;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Code compares what varies with a number, as exactly as it can.
final class ThresholdTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        "x + 3 > 0              | x > -3",
        "x + 3 < 6              | x < 3",
        "2 * x + 1 <= 0         | x <= -0.5",
        "1 - x > 0              | x < 1",
        "-1/2 * x >= 3          | x <= -6",
        "x > 0.1                | x > 0.1",
        "0 < x                  | x > 0",
        "x + 3 == 6             | x == 3",
        "x + 3 != 6             | x != 3",
        "max(0, x + 3) < 6      | x < 3",
        "max(0, x + 3) >= 6     | x >= 3",
        "max(x, 1) > 3          | x > 3",
        "min(x - 1, 5) > 2      | x > 3",
        "min(5, x) < 2          | x < 2",
        "2 * min(max(0, x + 1), 4) > 2 | x > 0",
        "max(0, (x + 1) / 2) < 1 | x < 1",
        "x^2 + x > 0            | x^2 + x > 0",
        "x < abs(x)             | x < abs(x)",
        "max(0, log(x)) > -1    | max(0, log(x)) > -1",
        "max(0, x) == 0         | max(0, x) == 0"
      })
  void whatVariesStandsAlone(String written, String exact) {
    assertEquals(
        "%s ? sin(x) : cos(x)".formatted(exact),
        lowered("%s ? sin(x) : cos(x)".formatted(written)));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        "max(0, x) > -1 | sin(x)",
        "max(0, x) < -1 | cos(x)",
        "max(0, x) < 0  | cos(x)",
        "max(0, x) >= 0 | sin(x)",
        "min(0, x) < 1  | sin(x)",
        "min(0, x) > 1  | cos(x)"
      })
  void numberMayDecide(String written, String chosen) {
    assertEquals(chosen, lowered("%s ? sin(x) : cos(x)".formatted(written)));
  }

  private static String lowered(String text) {
    Activation activation = Formula.typed(text, Scope.EMPTY, Map.of());
    Expr expr = Algebra.lowering(List.of()).normalize(activation.formula());
    return Printer.print(expr);
  }
}
