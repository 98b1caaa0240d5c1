// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.expr.Activation;
import hillock.expr.Expr;
import hillock.expr.Expr.Input;
import hillock.expr.Formula;
import hillock.expr.Rational;
import hillock.expr.Scope;
import hillock.expr.Source;
import hillock.expr.Substitution;
import hillock.numerics.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Slopes where arguments of `max` and `min` tie are those of one argument, in every variable.
final class DerivativeTest {
  /// All inputs and the parameter are 2.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          max(x, y)         | 1 0 0
          max(y, x)         | 0 1 0
          min(x, y)         | 1 0 0
          min(3 * y, x + 4) | 0 3 0
          max(x, 2)         | 0 0 0
          max(2, x)         | 0 0 0
          max(x, a)         | 0 0 1
          min(a, x)         | 0 0 1
          max(2, a)         | 0 0 0
          max(a, 2)         | 0 0 0
          max(x * a, 4)     | 0 0 0
          max(x, max(y, 2)) | 1 0 0
          abs(x - 2)        | 0 0 0
          """)
  void tiesGoToOneArgument(String formula, String slopes) {
    Activation activation =
        Formula.file(new Source("test.act", "f(x, y; learn a = 2) = " + formula), Scope.EMPTY)
            .getFirst();
    List<Expr> variables =
        List.of(new Input(0, "x"), new Input(1, "y"), activation.learnedElements().getFirst());
    List<String> found = new ArrayList<>();
    for (Expr variable : variables) {
      Expr slope = Derivative.of(activation.formula(), variable, Algebra.symbolic(activation.parameters()));
      Expr atTwo = Substitution.leaves(slope, leaf -> variables.contains(leaf) ? two() : leaf);
      double value = RealEvaluator.round(atTwo, Map.of(), Precision.F64).orElseThrow();
      found.add(Integer.toString((int) value));
    }
    assertThat(found).containsExactly(Stream.of(slopes.split(" ")).toArray(String[]::new));
  }

  private static Expr two() {
    return Expr.of(Rational.TWO);
  }
}
