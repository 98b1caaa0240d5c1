// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.calculus.Algebra;
import hillock.calculus.Variables;
import hillock.expr.Expr;
import hillock.expr.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// E f(Z) as a closed expression, for functions that are polynomials on either side of 0.
///
/// With it a mean is known to be exactly 0, as that of `0.8944*max(0, x)^2 - 0.4472`, where bounds
/// could only tell that it is small.
final class ExactMean {
  private static final int MAX_DEGREE = 12;

  private final Context context;
  private final Algebra algebra;

  private ExactMean(Context context) {
    this.context = context;
    this.algebra = context.algebra();
  }

  /// The mean; empty if the function is not of this kind.
  static Optional<Expr> of(PiecewiseFunction function) {
    boolean breaksAtZeroOnly =
        function.joints().stream()
            .allMatch(joint -> joint.place().lo() == 0 && joint.place().hi() == 0);
    return function.isTotal() && breaksAtZeroOnly
        ? new ExactMean(function.context()).sum(function.pieces())
        : Optional.empty();
  }

  private Optional<Expr> sum(List<Piece> pieces) {
    List<Expr> terms = new ArrayList<>();
    for (Piece piece : pieces) {
      Optional<List<Expr>> coefficients = coefficients(piece.f());
      if (coefficients.isEmpty()) {
        return Optional.empty();
      }
      for (int n = 0; n < coefficients.get().size(); n++) {
        terms.add(algebra.product(coefficients.get().get(n), moment(n, piece)));
      }
    }
    return Optional.of(context.stable(algebra.sum(terms)));
  }

  /// The coefficients of a polynomial, from its derivatives at 0.
  private Optional<List<Expr>> coefficients(SmoothFunction f) {
    List<Expr> coefficients = new ArrayList<>();
    Rational factorial = Rational.ONE;
    Optional<SmoothFunction> derivative = Optional.of(f);
    for (int n = 0; n <= MAX_DEGREE && derivative.isPresent(); n++) {
      SmoothFunction g = derivative.get();
      if (n > 0) {
        factorial = factorial.multiply(Rational.of(n));
      }
      Expr inverse = algebra.number(Rational.ONE.divide(factorial));
      if (Variables.isClosed(g.expr())) {
        coefficients.add(algebra.product(inverse, g.expr()));
        return Optional.of(coefficients);
      }
      try {
        coefficients.add(algebra.product(inverse, context.at(g.expr(), algebra.number(0))));
      } catch (ArithmeticException pole) {
        return Optional.empty();
      }
      derivative = g.derivative();
    }
    return Optional.empty();
  }

  /// E Zⁿ over a piece: (n-1)!! on the line, half of that on a side, or (n-1)!!/√(2π) if n is odd.
  private Expr moment(int n, Piece piece) {
    Rational size = Rational.ONE;
    for (int k = n - 1; k > 1; k -= 2) {
      size = size.multiply(Rational.of(k));
    }
    boolean isLeft = piece.hi().isFinite();
    boolean isRight = piece.lo().isFinite();
    if (n % 2 == 0) {
      return algebra.number(isLeft || isRight ? size.divide(Rational.TWO) : size);
    }
    if (!isLeft && !isRight) {
      return algebra.number(0);
    }
    Expr pi = algebra.normalize(new Expr.Named(Expr.Constant.PI));
    Expr density = algebra.power(algebra.product(algebra.number(2), pi), Rational.of(-1, 2));
    return algebra.product(algebra.number(isLeft ? size.negate() : size), density);
  }
}
