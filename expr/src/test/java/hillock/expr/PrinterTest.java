// SPDX-License-Identifier: Apache-2.0
package hillock.expr;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.expr.Expr.Input;
import hillock.expr.Expr.Power;
import hillock.expr.Expr.Product;
import hillock.expr.Expr.Sum;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is printed, and that it reads back as the tree that it was printed from.
class PrinterTest {
  private static final String HEADER = "f(x, y; a = 1, v[3] = 0) = ";
  private static final Expr X = new Input(0, "x");
  private static final Expr Y = new Input(1, "y");

  private static Expr read(String text) {
    return Formula.typed(HEADER + text, Scope.EMPTY, Map.of()).formula();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x+y-1                    | x + y - 1
          x-(y-1)                  | x - (y - 1)
          -x+y                     | -x + y
          -(x+y)*2                 | -(x + y) * 2
          x*y/2                    | x * y / 2
          x/(y*2)                  | x / (y * 2)
          x*0.5                    | x / 2
          x*2/3                    | x * 2 / 3
          x*(2/3)                  | x * (2/3)
          2/3*x                    | 2/3 * x
          0.1*x                    | 0.1 * x
          x*-3                     | x * (-3)
          1/x                      | 1 / x
          1/x^2                    | 1 / x^2
          x^-1*y                   | 1 / x * y
          1/sqrt(x)                | 1 / sqrt(x)
          y/sqrt(x)                | y / sqrt(x)
          (x^2)^-1                 | (x^2)^(-1)
          x*(y^2)^-1               | x * (y^2)^(-1)
          x^0.5                    | sqrt(x)
          x^(1/3)                  | x^(1/3)
          x^1.5                    | x^1.5
          (x+1)^2                  | (x + 1)^2
          x^(y+1)                  | x^(y + 1)
          (-2)^x                   | (-2)^x
          -2^x                     | -2^x
          x^y^a                    | x^(y^a)
          e^x                      | e^x
          x>0?x:0                  | x > 0 ? x : 0
          (x>0?x:0)+1              | (x > 0 ? x : 0) + 1
          x<0?1:x<1?2:3            | x < 0 ? 1 : x < 1 ? 2 : 3
          (x>0?x:0)>1?2:3          | (x > 0 ? x : 0) > 1 ? 2 : 3
          ln(x)                    | log(x)
          max(x,0,1)               | max(max(x, 0), 1)
          v[1]*x+v[3]              | v[1] * x + v[3]
          uniform(0,1)             | uniform(0, 1)
          normal(0,1)*x            | normal(0, 1) * x
          uniform(a,1)             | a + (1 - a) * uniform(0, 1)
          """)
  void expressionIsPrinted(String text, String printed) {
    assertThat(Printer.print(read(text))).isEqualTo(printed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x + (y + (a + 1))", "(x + y) + a", "x - (-y)", "x - -y", "-x - -y", "-(-x)", "-(2 * x)",
        "(-x) * y", "-(x * y)", "x * (-y)", "x * (y * a)", "(x * y) * a", "x / (y / a)",
        "x / y / a", "-x / -y", "x * -(y * a)", "2 * (3 * x)", "x * 2 * 3", "x * (1/3)",
        "x * (-1/3)",
        "-1/3 * x",
        "0 * x", "x * 0", "(-1) * (2 * x)", "y - (-1) * (2 * x)",
        "(-1) * (x * y) * 3", "x * 1", "x * (1/7) * (2/7)", "x + 1/3", "x - 1/3", "-1/3 + x",
        "1 / (x * y)", "1 / (x + y)", "1 / (1 / x)", "1 / (-x)", "x^(-y)", "x^(-2) * y^(-3)",
        "((x^2)^3)^4", "(x^2)^(-3)", "((x^2)^(-1))^(-1)", "(1 / x)^2", "(1 / x)^(-1)", "(x^y)^(-1)",
        "(x^y)^2", "x^(y^2)", "sqrt(sqrt(x))", "1 / sqrt(sqrt(x))", "sqrt(x)^2", "sqrt(x)^(-1)",
        "sqrt(2)", "2^0.5", "2^(1/3)", "0.1^x", "(1/3)^x", "(-1/3)^2 * x", "pi^2", "x^x^x",
        "1e-30 * x", "1e1200 * x", "2^4000 * x", "x / 2^4000", "3^-1000 * x", "0.044715 * x^3",
        "x + 0.1234567890123456789012345678901234567", "1.0001^10000 * x", "(x > 0 ? x : 0)^2",
        "-(x > 0 ? x : 0)", "exp(x > 0 ? x : 0)", "x > (y > 0 ? 1 : 2) ? (x > 0 ? 1 : 2) : 3",
        "min(x, max(y, hypot(a, 1)))", "abs(x - y) - abs(y - x)", "(x + 1) * (x - 1) / (x^2 + 1)",
        "uniform(0, 1) + uniform(-1, 1) * normal(a, 2) - normal(0, 1)"
      })
  void whatIsPrintedReadsTheSame(String text) {
    Expr expr = read(text);
    assertThat(Tree.of(read(Printer.print(expr)))).isEqualTo(Tree.of(expr));
  }

  /// Calls put products into products, with negative numbers in front.
  @Test
  void nestedNegativeProductsArePrinted() {
    Expr minusX = new Product(List.of(Expr.of(-1), X));
    assertThat(Printer.print(new Product(List.of(minusX, Y)))).isEqualTo("(-x) * y");
    assertThat(Printer.print(new Sum(List.of(new Product(List.of(minusX, Y)), X))))
        .isEqualTo("(-x) * y + x");
    assertThat(Printer.print(new Product(List.of(Expr.of(-1), minusX)))).isEqualTo("(-1) * (-x)");
  }

  @Test
  void nestedPowersArePrinted() {
    Expr square = new Power(X, Expr.of(2));
    assertThat(Printer.print(new Power(square, Expr.of(-1)))).isEqualTo("(x^2)^(-1)");
    assertThat(Printer.print(new Power(Expr.of(2), Expr.of(-1)))).isEqualTo("2^(-1)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f(x) = x", "f-2(a, b; c = 1/3 in (0, 1), learn d[2] = [1, -2] in [-2, inf)) = a * c",
        "f(x; s = 1) = x > 0 ? x : s * x"
      })
  void activationIsPrintedAsItsDefinition(String text) {
    Activation read = Formula.typed(text, Scope.EMPTY, Map.of());
    assertThat(read).hasToString(text);
  }
}
