// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.calculus.Variables;
import hillock.expr.Expr;
import hillock.expr.Expr.Apply;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Hypot;
import hillock.expr.Expr.Max;
import hillock.expr.Expr.Min;
import hillock.expr.Expr.Power;
import hillock.expr.Expr.Product;
import hillock.expr.Expr.Select;
import hillock.expr.Expr.Sum;
import hillock.expr.Function;
import hillock.expr.Rational;
import hillock.numerics.BigReal;
import java.util.IdentityHashMap;
import java.util.Map;

/// A formula's value and derivatives at a point, by Taylor series from the formula as written.
///
/// It shares nothing with the symbolic derivative, the laws and the kernels, and is what these are
/// measured against. At a kink it follows the branch that the comparison takes; in `min` and `max` a
/// tie goes to an argument without the variable, else to the first; `abs` has slope 0 at 0.
final class TaylorEvaluator {
  private final Expr variable;
  private final Map<Expr, BigReal> values;
  private final Taylor taylor;
  private final int bits;
  private final IdentityHashMap<Expr, BigReal[]> known = new IdentityHashMap<>();

  TaylorEvaluator(Expr variable, Map<Expr, BigReal> values, int order, int bits) {
    this.variable = variable;
    this.values = values;
    this.taylor = new Taylor(order, bits);
    this.bits = bits;
  }

  /// A comparison that needs more bits.
  static final class UndecidedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  BigReal[] of(Expr expr) {
    BigReal[] series = known.get(expr);
    if (series == null) {
      series = compute(expr);
      known.put(expr, series);
    }
    return series;
  }

  private BigReal[] compute(Expr expr) {
    return switch (expr) {
      case Const(var value) -> taylor.constant(number(value));
      case Expr.Named(var constant) ->
          taylor.constant(
              switch (constant) {
                case PI -> BigReal.pi(bits);
                case E -> BigReal.e(bits);
              });
      case Expr.Input _, Expr.Param _, Expr.Draw _ -> leaf(expr);
      case Sum(var terms) -> terms.stream().map(this::of).reduce(taylor::add).orElseThrow();
      case Product(var factors) ->
          factors.stream().map(this::of).reduce(taylor::multiply).orElseThrow();
      case Power(var base, var exponent) -> power(of(base), exponent);
      case Apply(var function, var argument) -> apply(function, of(argument));
      case Hypot(var left, var right) -> root(squares(of(left), of(right)));
      case Min(var left, var right) -> of(sign(left, right, expr) < 0 ? left : right);
      case Max(var left, var right) -> of(sign(left, right, expr) > 0 ? left : right);
      case Select(var comparison, var left, var right, var then, var otherwise) ->
          of(comparison.holds(sign(left, right)) ? then : otherwise);
    };
  }

  private BigReal number(Rational value) {
    return BigReal.of(value.numerator(), value.denominator(), bits);
  }

  private BigReal[] leaf(Expr leaf) {
    BigReal value = values.get(leaf);
    if (value == null) {
      throw new IllegalArgumentException("no value given for " + leaf);
    }
    return leaf.equals(variable) ? taylor.variable(value) : taylor.constant(value);
  }

  private int sign(Expr left, Expr right) {
    return switch (of(left)[0].subtract(of(right)[0], bits).sign()) {
      case NEGATIVE -> -1;
      case ZERO -> 0;
      case POSITIVE -> 1;
      case UNKNOWN -> throw new UndecidedException();
    };
  }

  /// As [#sign(Expr, Expr)]; a tie is decided so that the right argument of `min` or `max` wins
  /// exactly if it should.
  private int sign(Expr left, Expr right, Expr extremum) {
    int sign = sign(left, right);
    boolean leftWinsTies =
        !Variables.in(left).contains(variable) || Variables.in(right).contains(variable);
    int tie = (extremum instanceof Min ? -1 : 1) * (leftWinsTies ? 1 : -1);
    return sign == 0 ? tie : sign;
  }

  private BigReal[] power(BigReal[] base, Expr exponent) {
    if (exponent instanceof Const(var rational) && rational.isIntegerWithin(1 << 10)) {
      return taylor.power(base, rational.intValue());
    }
    if (exponent instanceof Const(var rational) && rational.equals(Rational.HALF)) {
      return root(base);
    }
    if (exponent instanceof Const(var rational)
        && rational.multiply(Rational.TWO).isIntegerWithin(1 << 10)) {
      return taylor.power(root(base), rational.multiply(Rational.TWO).intValue());
    }
    return apply(Function.EXP, taylor.multiply(of(exponent), apply(Function.LOG, base)));
  }

  private BigReal[] root(BigReal[] square) {
    BigReal half = BigReal.ONE.scale(-1);
    return taylor.power(square, half, square[0].sqrt(bits));
  }

  private BigReal[] squares(BigReal[] x, BigReal[] y) {
    return taylor.add(taylor.power(x, 2), taylor.power(y, 2));
  }

  private BigReal[] apply(Function function, BigReal[] u) {
    BigReal a = u[0];
    return switch (function) {
      case ABS -> abs(u);
      case EXP -> taylor.function(u, a.exp(bits), (f, k) -> f[k]);
      case EXPM1 -> integral(u, a.expm1(bits), apply(Function.EXP, u));
      case LOG -> integral(u, a.log(bits), taylor.power(u, -1));
      case LOG1P -> integral(u, a.log1p(bits), taylor.power(plusOne(u), -1));
      case SIN -> integral(u, a.sin(bits), circular(u, Function.COS));
      case COS -> circular(u, Function.COS);
      case ATAN ->
          integral(u, a.atan(bits), taylor.power(plusOne(taylor.power(u, 2)), -1));
      case SINH -> integral(u, a.sinh(bits), hyperbolicCosine(u));
      case COSH -> hyperbolicCosine(u);
      case TANH -> integral(u, a.tanh(bits), squaredSecant(u));
      case ASINH ->
          integral(u, a.asinh(bits), taylor.power(root(plusOne(taylor.power(u, 2))), -1));
      case SIGMOID -> sigmoid(u);
      case SOFTPLUS -> integral(u, a.softplus(bits), sigmoid(u));
      case ERF -> integral(u, a.erf(bits), gaussian(u, 2));
      case ERFC -> integral(u, a.erfc(bits), gaussian(u, -2));
      case ERFCX ->
          taylor.function(
              u,
              a.erfcx(bits),
              (f, k) ->
                  taylor
                      .convolution(u, f, k)
                      .subtract(inverseRootOfPi().multiply(unit(k), bits), bits)
                      .scale(1));
    };
  }

  private BigReal[] integral(BigReal[] u, BigReal value, BigReal[] slope) {
    return taylor.function(u, value, (_, k) -> slope[k]);
  }

  private BigReal[] abs(BigReal[] u) {
    return switch (u[0].sign()) {
      case NEGATIVE -> taylor.negate(u);
      case POSITIVE -> u;
      case ZERO -> taylor.constant(BigReal.ZERO);
      case UNKNOWN -> throw new UndecidedException();
    };
  }

  private BigReal[] sigmoid(BigReal[] u) {
    return logistic(u, u[0].sigmoid(bits), u[0].negate().sigmoid(bits));
  }

  /// 1/cosh(u)², without the cancellation of 1 - tanh(u)².
  private BigReal[] squaredSecant(BigReal[] u) {
    BigReal[] twice = taylor.add(u, u);
    BigReal[] product = taylor.multiply(sigmoid(twice), sigmoid(taylor.negate(twice)));
    return taylor.multiply(product, taylor.constant(BigReal.of(4)));
  }

  /// The logistic function f of u; its slope is f·g with g = 1 - f, whose slope is -f·g.
  private BigReal[] logistic(BigReal[] u, BigReal f, BigReal g) {
    BigReal[] complement = taylor.constant(g);
    return taylor.function(
        u,
        f,
        (series, k) -> {
          if (k > 0) {
            complement[k] = series[k].negate();
          }
          return taylor.convolution(series, complement, k);
        });
  }

  /// (e^u + e^(-u)) / 2.
  private BigReal[] hyperbolicCosine(BigReal[] u) {
    BigReal[] sum =
        taylor.add(apply(Function.EXP, u), apply(Function.EXP, taylor.negate(u)));
    return taylor.multiply(sum, taylor.constant(BigReal.ONE.scale(-1)));
  }

  /// sin u and cos u together, of which one is wanted.
  private BigReal[] circular(BigReal[] u, Function wanted) {
    BigReal[] sin = taylor.constant(u[0].sin(bits));
    BigReal[] cos = taylor.constant(u[0].cos(bits));
    for (int k = 1; k <= taylor.order(); k++) {
      BigReal sine = BigReal.ZERO;
      BigReal cosine = BigReal.ZERO;
      for (int j = 1; j <= k; j++) {
        BigReal weight = u[j].multiply(BigReal.of(j), bits);
        sine = sine.add(weight.multiply(cos[k - j], bits), bits);
        cosine = cosine.subtract(weight.multiply(sin[k - j], bits), bits);
      }
      sin[k] = sine.divide(BigReal.of(k), bits);
      cos[k] = cosine.divide(BigReal.of(k), bits);
    }
    return wanted == Function.SIN ? sin : cos;
  }

  private BigReal[] gaussian(BigReal[] u, int factor) {
    BigReal[] bell = apply(Function.EXP, taylor.negate(taylor.power(u, 2)));
    BigReal scale = inverseRootOfPi().multiply(BigReal.of(factor), bits);
    return taylor.multiply(bell, taylor.constant(scale));
  }

  private BigReal inverseRootOfPi() {
    return BigReal.ONE.divide(BigReal.pi(bits).sqrt(bits), bits);
  }

  private BigReal[] plusOne(BigReal[] u) {
    return taylor.add(u, taylor.constant(BigReal.ONE));
  }

  /// The k-th coefficient of the constant 1.
  private static BigReal unit(int k) {
    return k == 0 ? BigReal.ONE : BigReal.ZERO;
  }
}
