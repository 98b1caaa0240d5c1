// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hillock.calculus.Algebra;
import hillock.catalog.Catalog;
import hillock.expr.Activation;
import hillock.expr.Expr;
import hillock.expr.Formula;
import hillock.expr.Function;
import hillock.expr.Rational;
import hillock.expr.Substitution;
import hillock.numerics.Interval;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Taylor coefficients by recurrences, against derivatives by symbols and exact arithmetic.
class JetTest {
  private static final int ORDER = 5;

  /// Every elementary function where it is analytic.
  @ParameterizedTest
  @EnumSource(Function.class)
  void agreesWithSymbolicDerivatives(Function function) {
    Expr.Input x = new Expr.Input(0, "x");
    Context context = Context.of(x, 1_000_000);
    for (Rational point : new Rational[] {Rational.of(7, 4), Rational.of(1, 8), Rational.of(5)}) {
      compare(Expr.apply(function, x), point, context);
      boolean isDefinedOnTheLeft = function != Function.LOG && function != Function.LOG1P;
      if (isDefinedOnTheLeft) {
        compare(Expr.apply(function, x), point.negate(), context);
      }
    }
  }

  static Stream<Activation> functions() {
    return CatalogFunctions.ofOneInput().filter(a -> !a.name().equals("tan"));
  }

  /// Compositions of all kinds.
  @ParameterizedTest
  @MethodSource("functions")
  void agreesOnTheCatalog(Activation activation) {
    Context context = Context.of(new Expr.Input(0, activation.inputs().getFirst()), 1_000_000);
    Expr formula = Substitution.parameters(activation.evaluation(), activation.defaults());
    PiecewiseFunction function = PiecewiseFunction.of(formula, context);
    int compared = 0;
    for (Rational point : new Rational[] {Rational.of(9, 8), Rational.of(-5, 8), Rational.of(4)}) {
      double x = point.toDouble();
      for (Piece piece : function.definedPieces()) {
        if (piece.isSmooth() && piece.contains(x)) {
          compare(piece.f().expr(), point, context);
          compared++;
        }
      }
    }
    assertThat(compared).isPositive();
  }

  /// The coefficients at a point and over a box around it hold those that the derivatives state.
  private static void compare(Expr expr, Rational point, Context context) {
    Algebra algebra = context.algebra();
    double x = point.toDouble();
    SmoothFunction f = SmoothFunction.of(expr, context);
    Jet atPoint = f.jetOn(Interval.point(x), ORDER + 1);
    Jet onBox = f.jetOn(Interval.of(x - 0x1p-7, x + 0x1p-7), ORDER + 1);
    SmoothFunction derivative = f;
    Rational factorial = Rational.ONE;
    for (int k = 0; k <= ORDER; k++) {
      factorial = k == 0 ? factorial : factorial.multiply(Rational.of(k));
      Expr exact =
          algebra.scale(
              Rational.ONE.divide(factorial), context.at(derivative.expr(), algebra.number(point)));
      Interval truth = Numbers.enclose(exact);
      assertThat(atPoint.coefficient(k).intersect(truth))
          .as("%s at %s, order %d: %s and %s", expr, point, k, atPoint.coefficient(k), truth)
          .isPresent();
      assertThat(onBox.coefficient(k).contains(truth)).as("%s on a box", expr).isTrue();
      assertThat(atPoint.coefficient(k).width())
          .as("%s, order %d", expr, k)
          .isLessThan(1e-6 * Math.max(1, truth.mag()));
      if (derivative.derivative().isEmpty()) {
        return;
      }
      derivative = derivative.derivative().get();
    }
  }

  @Test
  void hasNoCoefficientsWhereNothingIsAnalytic() {
    for (String formula : new String[] {"abs(x)", "sqrt(x)", "1/x", "log(x)", "x^(1/3)"}) {
      Activation typed = Formula.typed(formula, Catalog.standard(), Map.of());
      Expr.Input x = new Expr.Input(0, "x");
      SmoothFunction f = SmoothFunction.of(typed.formula(), Context.of(x, 1000));
      assertThatThrownBy(() -> f.jetOn(Interval.of(-1, 1), ORDER))
          .as(formula)
          .isInstanceOf(ArithmeticException.class);
    }
  }
}
