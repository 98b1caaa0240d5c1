// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import hillock.expr.Expr;
import hillock.expr.Function;
import hillock.expr.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Expands the elementary functions as x → +∞.
///
/// An argument with a finite limit is expanded there by Taylor's formula; one that grows goes
/// through exponentials, logarithms, or the function's own asymptotic series.
final class FunctionExpansion {
  private static final int ASYMPTOTIC_TERMS = 5;

  private final Expansion expansion;
  private final Algebra algebra;
  private final Constants constants;

  FunctionExpansion(Expansion expansion, Algebra algebra, Constants constants) {
    this.expansion = expansion;
    this.algebra = algebra;
    this.constants = constants;
  }

  Series apply(Function function, Series u) {
    if (function == Function.ABS) {
      return u.sign(constants) >= 0 ? u : u.negate(constants);
    }
    if (function == Function.EXP) {
      return expansion.exp(u);
    }
    if (function == Function.LOG) {
      return expansion.log(u);
    }
    Optional<Expr> limit = u.finiteLimit(constants);
    if (limit.isPresent()) {
      return expansion.taylor(function, limit.get(), u);
    }
    return u.sign(constants) > 0 ? growing(function, u) : falling(function, u);
  }

  /// f(u) as u → +∞.
  private Series growing(Function function, Series u) {
    Series one = expansion.number(1);
    return switch (function) {
      case ABS, EXP, LOG -> throw new IllegalStateException(function.name());
      case EXPM1 -> expansion.exp(u).add(expansion.number(-1), constants);
      case LOG1P -> expansion.log(one.add(u, constants));
      case SIN, COS -> Series.bounded(Growth.ONE);
      case ATAN -> arcTangent(u);
      case SINH -> half(expansion.exp(u).add(minus(exponential(u, -1)), constants));
      case COSH -> half(expansion.exp(u).add(exponential(u, -1), constants));
      case TANH -> one.add(reciprocalOfOnePlus(exponential(u, 2), -2), constants);
      case ASINH -> expansion.log(u.add(root(u), constants));
      case SIGMOID -> reciprocalOfOnePlus(exponential(u, -1), 1);
      case SOFTPLUS -> u.add(expansion.log(one.add(exponential(u, -1), constants)), constants);
      case ERF -> one.add(minus(complement(u)), constants);
      case ERFC -> complement(u);
      case ERFCX -> scaledComplement(u);
    };
  }

  /// f(u) as u → -∞, by the reflections of the functions.
  private Series falling(Function function, Series u) {
    Series v = minus(u);
    return switch (function) {
      case ABS, EXP, LOG -> throw new IllegalStateException(function.name());
      case EXPM1 -> expansion.exp(u).add(expansion.number(-1), constants);
      case LOG1P ->
          throw new Constants.UndecidableException("a logarithm of a negative number at infinity");
      case SIN, COS -> Series.bounded(Growth.ONE);
      case ATAN, SINH, TANH, ASINH, ERF -> minus(growing(function, v));
      case COSH -> growing(function, v);
      case SIGMOID -> reciprocalOfOnePlus(expansion.exp(v), 1);
      case SOFTPLUS -> expansion.log(expansion.number(1).add(expansion.exp(u), constants));
      case ERFC -> expansion.number(2).add(minus(complement(v)), constants);
      case ERFCX ->
          expansion
              .exp(v.multiply(v, constants))
              .scale(algebra.number(2), constants)
              .add(minus(scaledComplement(v)), constants);
    };
  }

  private Series minus(Series u) {
    return u.negate(constants);
  }

  private Series half(Series u) {
    return u.scale(algebra.number(Rational.HALF), constants);
  }

  /// e^(k·u).
  private Series exponential(Series u, long k) {
    return expansion.exp(u.scale(algebra.number(k), constants));
  }

  /// k / (1 + u).
  private Series reciprocalOfOnePlus(Series u, long k) {
    return expansion
        .number(1)
        .add(u, constants)
        .power(Rational.MINUS_ONE, constants)
        .scale(algebra.number(k), constants);
  }

  /// √(u² + 1).
  private Series root(Series u) {
    return u.multiply(u, constants)
        .add(expansion.number(1), constants)
        .power(Rational.HALF, constants);
  }

  /// π/2 - 1/u + 1/(3u³) - …
  private Series arcTangent(Series u) {
    Series inverse = u.power(Rational.MINUS_ONE, constants);
    List<Expr> coefficients = new ArrayList<>();
    Expr pi = algebra.normalize(new Expr.Named(Expr.Constant.PI));
    coefficients.add(algebra.scale(Rational.HALF, pi));
    for (int k = 1; k <= 2 * ASYMPTOTIC_TERMS; k++) {
      long sign = k % 4 == 1 ? -1 : 1;
      coefficients.add(algebra.number(k % 2 == 0 ? Rational.ZERO : Rational.of(sign, k)));
    }
    return inverse.compose(coefficients, constants);
  }

  /// erfc(u) = e^(-u²) · erfcx(u).
  private Series complement(Series u) {
    return expansion
        .exp(minus(u.multiply(u, constants)))
        .multiply(scaledComplement(u), constants);
  }

  /// erfcx(u) = (1 - 1/(2u²) + 3/(4u⁴) - …) / (√π·u).
  private Series scaledComplement(Series u) {
    Series inverse = u.power(Rational.MINUS_ONE, constants);
    List<Expr> coefficients = new ArrayList<>();
    Rational coefficient = Rational.ONE;
    for (int k = 0; k <= ASYMPTOTIC_TERMS; k++) {
      coefficients.add(algebra.number(coefficient));
      coefficient = coefficient.multiply(Rational.of(-(2 * k + 1), 2));
    }
    Expr pi = algebra.normalize(new Expr.Named(Expr.Constant.PI));
    return inverse
        .multiply(inverse, constants)
        .compose(coefficients, constants)
        .multiply(inverse, constants)
        .scale(algebra.power(pi, Rational.of(-1, 2)), constants);
  }
}
