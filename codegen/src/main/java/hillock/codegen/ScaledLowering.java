// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.expr.Expr;
import hillock.expr.Expr.Apply;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Power;
import hillock.expr.Expr.Product;
import hillock.expr.Expr.Select;
import hillock.expr.Function;
import java.util.IdentityHashMap;
import java.util.List;

/// Lowers what may underflow beside a large factor: the last power of two is kept apart
/// ([Lowered#factor]) until the factor has been multiplied in, because a subnormal number has lost
/// bits that the product would show.
final class ScaledLowering {
  private static final double TWO_OVER_ROOT_PI = 0x1.20dd750429b6dp0;

  private final Lowering lowering;
  private final ProgramBuilder b;
  private final ProductLowering products;
  private final IdentityHashMap<Expr, Boolean> known = new IdentityHashMap<>();

  ScaledLowering(Lowering lowering, ProgramBuilder builder, ProductLowering products) {
    this.lowering = lowering;
    this.b = builder;
    this.products = products;
  }

  /// True if an exponential in the product may be subnormal.
  boolean canUnderflow(Expr expr) {
    Boolean answer = known.get(expr);
    if (answer == null) {
      answer = computeUnderflow(expr);
      known.put(expr, answer);
    }
    return answer;
  }

  private boolean computeUnderflow(Expr expr) {
    return switch (expr) {
      case Apply(var function, var argument) when function == Function.EXP ->
          !b.working().hasSpareBits()
              && b.range(lowering.value(argument)).lo() < Exponentials.leastNormal(b.precision());
      case Apply(var function, var argument) -> isLinearNearZero(function) && canUnderflow(argument);
      case Product(var factors) -> factors.stream().anyMatch(this::canUnderflow);
      case Expr.Sum(var terms) -> terms.stream().filter(this::canUnderflow).count() == 1;
      case Power(var base, Const(var exponent)) -> exponent.signum() > 0 && canUnderflow(base);
      case Select select -> canUnderflow(select.then()) || canUnderflow(select.otherwise());
      case Const _, Expr.Named _, Expr.Input _, Expr.Param _, Expr.Draw _, Power _ -> false;
      case Expr.Hypot _, Expr.Min _, Expr.Max _ -> false;
    };
  }

  /// True if f(u) / u tends to a number at 0, so fast that it is that number where u may be
  /// subnormal.
  private static boolean isLinearNearZero(Function function) {
    return switch (function) {
      case EXPM1, LOG1P, ATAN, SIN, SINH, TANH, ASINH, ERF -> true;
      case ABS, EXP, LOG, COS, COSH, SIGMOID, SOFTPLUS, ERFC, ERFCX -> false;
    };
  }

  /// The f(u) of [#isLinearNearZero] for tiny u.
  private Value linear(Function function, Value u) {
    return function == Function.ERF ? b.multiply(u, b.constant(TWO_OVER_ROOT_PI)) : u;
  }

  /// The expression with the last power of two of its exponentials apart.
  Lowered scaled(Expr expr, List<Expr> all) {
    return switch (expr) {
      case Apply(var function, var argument) when function == Function.EXP -> {
        Exponentials.Scaled e = lowering.scaledExponential(expr, argument);
        yield Lowered.scaled(e.value(), e.factor());
      }
      case Product(var factors) -> scaledProduct(factors);
      case Power(var base, Const(var exponent))
          when exponent.isIntegerWithin(ProductLowering.MAX_MULTIPLIED_POWER) && exponent.signum() > 0 -> {
        Lowered number = scaled(base, all);
        int n = exponent.intValue();
        Value factor = number.factor();
        yield new Lowered(
            products.repeated(number.hi(), n), null, factor == null ? null : products.repeated(factor, n));
      }
      case Select select -> lowering.select(select, scaled(select.then(), all), e -> scaled(e, all));
      case Apply(var function, var argument)
          when isLinearNearZero(function) && canUnderflow(argument) ->
          scaledFunction(expr, function, argument, all);
      case Expr.Sum(var terms) when canUnderflow(expr) -> scaledSum(expr, terms, all);
      case Const _, Expr.Named _, Expr.Input _, Expr.Param _, Expr.Draw _, Expr.Sum _, Power _ ->
          products.factor(expr, all);
      case Apply _, Expr.Hypot _, Expr.Min _, Expr.Max _ -> products.factor(expr, all);
    };
  }

  /// f(u) with f(u) ≈ c·u near 0: where u is tiny, c·u itself, scaled.
  private Lowered scaledFunction(
      Expr call, Function function, Expr argument, List<Expr> all) {
    Lowered small = scaled(argument, all);
    Value size = b.abs(lowering.value(argument));
    Value bound = b.constant(0x1p-64);
    Value otherwise = lowering.value(call);
    Value one = b.constant(1);
    Value factor = small.factor() == null ? one : small.factor();
    return Lowered.scaled(
        b.ifLess(size, bound, linear(function, small.hi()), otherwise),
        b.ifLess(size, bound, factor, one));
  }

  /// A sum of which one term may underflow: that term, scaled, where the others are zero.
  private Lowered scaledSum(Expr sum, List<Expr> terms, List<Expr> all) {
    Expr underflowing = terms.stream().filter(this::canUnderflow).findFirst().orElseThrow();
    Lowered small = scaled(underflowing, all);
    Value others =
        terms.stream()
            .filter(term -> term != underflowing)
            .map(lowering::value)
            .reduce(b::add)
            .orElseThrow();
    Value zero = b.constant(0);
    Value one = b.constant(1);
    Value factor = small.factor() == null ? one : small.factor();
    return Lowered.scaled(
        b.ifEqual(others, zero, small.hi(), lowering.value(sum)),
        b.ifEqual(others, zero, factor, one));
  }

  private Lowered scaledProduct(List<Expr> factors) {
    Factors parts = Factors.of(factors);
    Value total = !parts.hasConstant() ? null : lowering.constant(parts.constant()).hi();
    Value power = null;
    for (Expr multiplier : parts.multipliers()) {
      Lowered number = scaled(multiplier, factors);
      total = products.times(total, multiplier, number);
      power = number.factor() == null ? power : products.times(power, number.factor());
    }
    Value numerator = total == null ? b.constant(1) : total;
    List<Value> divisors = products.divisors(parts.divisors());
    return new Lowered(products.divideBy(numerator, divisors), null, power);
  }
}
