// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.expr.Expr;
import hillock.expr.Expr.Apply;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Power;
import hillock.expr.Expr.Product;
import hillock.expr.Function;
import hillock.expr.Rational;
import hillock.numerics.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lowers products, quotients and powers.
///
/// All constant factors become one. Divisors are multiplied together and divided by once, unless
/// their product, or that of the other factors, could overflow.
final class ProductLowering {
  static final int MAX_MULTIPLIED_POWER = 64;
  private static final int MAX_WRITTEN_OUT = 8;

  private final Lowering lowering;
  private final ProgramBuilder b;
  private final Pairs pairs;
  private final ScaledLowering scaled;

  ProductLowering(Lowering lowering, ProgramBuilder builder, Pairs pairs) {
    this.lowering = lowering;
    this.b = builder;
    this.pairs = pairs;
    this.scaled = new ScaledLowering(lowering, builder, this);
  }

  Lowered product(List<Expr> factors) {
    Factors parts = Factors.of(factors);
    Lowered constant = lowering.constant(parts.constant());
    List<Value> divisors = divisors(parts.divisors());
    List<Expr> expanded = expanded(parts.multipliers(), divisors);
    List<Lowered> multipliers = numbers(expanded, constant, factors);
    boolean hasConstant = parts.hasConstant() && !parts.isMinusOne();
    // A small constant comes first, so that nothing overflows before it; a large one last.
    boolean constantFirst = hasConstant && b.range(constant.hi()).mag() < 1;
    Value total = null;
    Value factor = null;
    boolean interleaves = overflows(multipliers, divisors);
    int used = 0;
    for (int i = 0; i < multipliers.size(); i++) {
      Lowered number = multipliers.get(i);
      total = times(total, expanded.get(i), number);
      factor = number.factor() == null ? factor : times(factor, number.factor());
      if (constantFirst && i == 0) {
        total = timesConstant(total, constant);
      }
      if (interleaves && used < divisors.size()) {
        total = b.divide(total, divisors.get(used++));
      }
    }
    if (total != null
        && used < divisors.size()
        && !isFinite(b.multiply(total, constant.hi()))
        && divisorsGrow(divisors)) {
      total = b.divide(total, divisors.get(used++));
    }
    if (total == null) {
      total = parts.isMinusOne() ? b.constant(1) : constant.hi();
    } else if (hasConstant && !constantFirst) {
      total = timesConstant(total, constant);
    }
    total = divideBy(total, divisors.subList(used, divisors.size()));
    if (parts.isMinusOne()) {
      total = b.negate(total);
    }
    return new Lowered(vanishing(total, factor), null, factor);
  }

  /// The product, but zero where the exponential in it is zero and the rest may be infinite.
  private Value vanishing(Value total, @Nullable Value factor) {
    if (factor == null || b.range(factor).lo() > 0 || isFinite(total)) {
      return total;
    }
    Value zero = b.constant(0);
    return b.ifEqual(factor, zero, zero, total);
  }

  /// x times a factor; `x * (1 + t)` is taken as x + x·t, which rounds once, and so is an
  /// exponential, which is 1 + expm1 times powers of two.
  /// Where x may be infinite, x - x·t or x + x·t could be NaN.
  Value times(@Nullable Value x, Expr factor, Lowered number) {
    if (x != null
        && number.factor() != null
        && factor instanceof Apply(var function, var argument)
        && function == Function.EXP) {
      Exponentials.Scaled e = lowering.scaledExponential(factor, argument);
      return isFinite(x)
          ? b.multiply(b.fma(x, e.expm1(), x), e.power())
          : b.multiply(x, e.value());
    }
    if (x != null
        && isFinite(x)
        && factor instanceof Expr.Sum(var terms)
        && !lowering.hasLocalForms(factor)
        && terms.size() == 2
        && terms.stream().filter(ProductLowering::isPowerOfTwo).count() == 1) {
      boolean constantIsFirst = isPowerOfTwo(terms.get(0));
      Value constant = lowering.value(terms.get(constantIsFirst ? 0 : 1));
      Value other = lowering.value(terms.get(constantIsFirst ? 1 : 0));
      return b.fma(x, other, b.multiply(x, constant));
    }
    return times(x, number.hi());
  }

  /// x·(hi + lo), rounded as if the constant were exact.
  private Value timesConstant(@Nullable Value x, Lowered constant) {
    if (x == null || constant.lo() == null || !isFinite(x)) {
      return times(x, constant.hi());
    }
    return b.fma(x, constant.hi(), b.multiply(x, constant.lo()));
  }

  private static boolean isPowerOfTwo(Expr expr) {
    if (!(expr instanceof Const(var value))) {
      return false;
    }
    Rational magnitude = value.abs();
    return magnitude.numerator().bitCount() == 1
        && magnitude.denominator().bitCount() == 1
        && magnitude.bitLength() < Float.MAX_EXPONENT / 2;
  }

  Value times(@Nullable Value x, Value y) {
    return x == null ? y : b.multiply(x, y);
  }

  Value divideBy(Value total, List<Value> divisors) {
    Value quotient = total;
    Value divisor = null;
    for (Value next : divisors) {
      Value joined = times(divisor, next);
      if (divisor != null && !isFinite(joined)) {
        quotient = b.divide(quotient, divisor);
        joined = next;
      }
      divisor = joined;
    }
    return divisor == null ? quotient : b.divide(quotient, divisor);
  }

  /// What to divide by; a power that could overflow is divided by one base at a time.
  List<Value> divisors(List<Power> powers) {
    List<Value> divisors = new ArrayList<>();
    for (Power power : powers) {
      Rational exponent = ((Const) power.exponent()).value();
      Value value = power(power.base(), exponent);
      if (isFinite(value)) {
        divisors.add(value);
      } else if (!exponent.isIntegerWithin(MAX_MULTIPLIED_POWER)) {
        Value root = power(power.base(), exponent.divide(Rational.TWO));
        divisors.addAll(List.of(root, root));
      } else {
        divisors.addAll(
            Collections.nCopies(exponent.intValue(), lowering.value(power.base())));
      }
    }
    return divisors;
  }

  private boolean isFinite(Value value) {
    Interval range = b.range(value);
    return range.mag() <= b.precision().maxValue();
  }

  /// True if the product of the multipliers can overflow where the quotient need not.
  private boolean overflows(List<Lowered> multipliers, List<Value> divisors) {
    if (multipliers.size() < 2 || divisors.isEmpty()) {
      return false;
    }
    Interval product =
        multipliers.stream().map(n -> b.range(n.hi())).reduce(Interval::multiply).orElseThrow();
    return divisorsGrow(divisors) && product.mag() > b.precision().maxValue();
  }

  private boolean divisorsGrow(List<Value> divisors) {
    return divisors.stream().anyMatch(d -> b.range(d).mag() > 0x1p60);
  }

  /// The multipliers in an order in which, each divided by one divisor while there are some, their
  /// product neither overflows nor underflows early; powers that overflow are written out.
  private List<Expr> expanded(List<Expr> multipliers, List<Value> divisors) {
    if (!divisorsGrow(divisors)) {
      return multipliers;
    }
    List<Expr> growing = new ArrayList<>();
    List<Expr> shrinking = new ArrayList<>();
    for (Expr multiplier : multipliers) {
      List<Expr> written = writtenOut(multiplier);
      (shrinks(written.getFirst()) ? shrinking : growing).addAll(written);
    }
    List<Expr> ordered = new ArrayList<>();
    for (int i = 0; i < growing.size(); i++) {
      ordered.add(growing.get(i));
      if (i >= divisors.size() && !shrinking.isEmpty()) {
        ordered.add(shrinking.removeFirst());
      }
    }
    ordered.addAll(shrinking);
    return ordered;
  }

  private List<Expr> writtenOut(Expr multiplier) {
    return multiplier instanceof Power(var base, Const(var exponent))
            && exponent.isIntegerWithin(MAX_WRITTEN_OUT)
            && exponent.signum() > 0
            && !isFinite(lowering.value(multiplier))
        ? Collections.nCopies(exponent.intValue(), base)
        : List.of(multiplier);
  }

  /// True for what tends to zero somewhere far out, or is a choice between that and a number.
  private static boolean shrinks(Expr expr) {
    if (expr instanceof Expr.Select select) {
      return shrinks(select.then()) || shrinks(select.otherwise());
    }
    return expr instanceof Power(var _, Const(var exponent)) && exponent.signum() < 0;
  }

  /// The multipliers; those that may underflow come with their last power of two apart, if another
  /// may be large.
  private List<Lowered> numbers(
      List<Expr> multipliers, Lowered constant, List<Expr> all) {
    List<Lowered> numbers = new ArrayList<>();
    for (Expr multiplier : multipliers) {
      boolean isLargeElsewhere =
          canBeLarge(constant.hi())
              || multipliers.stream()
                  .anyMatch(other -> other != multiplier && canBeLarge(lowering.value(other)));
      numbers.add(
          isLargeElsewhere && scaled.canUnderflow(multiplier)
              ? scaled.scaled(multiplier, all)
              : factor(multiplier, all));
    }
    return numbers;
  }

  private boolean canBeLarge(Value value) {
    return b.range(value).mag() > 4;
  }

  /// A factor; erfcx next to the exponential that it is scaled by need not be computed far out.
  Lowered factor(Expr expr, List<Expr> all) {
    if (expr instanceof Apply(var function, var argument) && function == Function.ERFCX) {
      Expr square = lowering.algebra().power(argument, 2);
      Expr gaussian =
          lowering.algebra().apply(Function.EXP, lowering.algebra().negate(square));
      boolean clipped = all.stream().anyMatch(other -> other == gaussian);
      return Lowered.of(lowering.elementary().erfcx(lowering.value(argument), clipped));
    }
    if (expr instanceof Power(var base, Const(var exponent))) {
      return Lowered.of(power(base, exponent));
    }
    if (expr instanceof Power(var base, var exponent)) {
      Lowered product = pairs.multiply(lowering.pair(exponent), logarithm(base));
      return Lowered.of(lowering.elementary().exp(product.hi(), product.lo()));
    }
    return Lowered.of(lowering.value(expr));
  }

  /// base ^ exponent for a positive or negative rational exponent.
  private Value power(Expr base, Rational exponent) {
    Value x = lowering.value(base);
    Rational doubled = exponent.multiply(Rational.TWO);
    if (exponent.isIntegerWithin(MAX_MULTIPLIED_POWER)) {
      return repeated(x, exponent.intValue());
    }
    if (doubled.isIntegerWithin(2 * MAX_MULTIPLIED_POWER)) {
      int whole = (doubled.intValue() - 1) / 2;
      Value root = b.sqrt(x);
      return whole == 0 ? root : b.multiply(repeated(x, whole), root);
    }
    Lowered product = pairs.multiply(lowering.constant(Expr.of(exponent)), logarithm(base));
    return lowering.elementary().exp(product.hi(), product.lo());
  }

  private Lowered logarithm(Expr base) {
    return lowering.logarithm(lowering.pair(base));
  }

  /// x to a positive whole power, by squaring.
  Value repeated(Value x, int n) {
    Value result = null;
    Value square = x;
    for (int rest = n; rest > 0; rest >>= 1) {
      if ((rest & 1) == 1) {
        result = times(result, square);
      }
      if (rest > 1) {
        square = b.multiply(square, square);
      }
    }
    return result == null ? b.constant(1) : result;
  }

  Lowered pair(List<Expr> factors) {
    Factors parts = Factors.of(factors);
    Lowered total = !parts.hasConstant() ? null : lowering.constant(parts.constant());
    if (total != null && isPowerOfTwo(total)) {
      Lowered rest = multiplied(null, parts.multipliers());
      return divided(scaledExactly(rest, total.hi()), parts.divisors());
    }
    return divided(multiplied(total, parts.multipliers()), parts.divisors());
  }

  private Lowered multiplied(@Nullable Lowered start, List<Expr> multipliers) {
    Lowered total = start;
    for (Expr multiplier : multipliers) {
      Lowered next = lowering.pair(multiplier);
      total = total == null ? next : pairs.multiply(total, next);
    }
    return total == null ? Lowered.of(b.constant(1)) : total;
  }

  private Lowered divided(Lowered start, List<Power> divisors) {
    Lowered total = start;
    for (Power divisor : divisors) {
      Rational exponent = ((Const) divisor.exponent()).value();
      total = pairs.divide(total, pairPower(divisor.base(), exponent));
    }
    return total;
  }

  private boolean isPowerOfTwo(Lowered constant) {
    double value = Math.abs(b.range(constant.hi()).lo());
    return constant.lo() == null && value == Math.scalb(1.0, Math.getExponent(value));
  }

  private Lowered scaledExactly(Lowered x, Value power) {
    Value lo = x.lo() == null ? null : b.multiply(x.lo(), power);
    return Lowered.of(b.multiply(x.hi(), power), lo);
  }

  Lowered pairPower(Expr base, Rational exponent) {
    Lowered x = lowering.pair(base);
    if (exponent.equals(Rational.HALF)) {
      return pairs.sqrt(x);
    }
    if (!exponent.isIntegerWithin(MAX_MULTIPLIED_POWER)) {
      return Lowered.of(power(base, exponent));
    }
    Lowered result = x;
    for (int i = 1; i < Math.abs(exponent.intValue()); i++) {
      result = pairs.multiply(result, x);
    }
    return exponent.signum() > 0 ? result : pairs.divide(Lowered.of(b.constant(1)), result);
  }

  /// total + term, fused where the term is a product of two.
  Value addTo(Value total, Expr term) {
    if (term instanceof Product(var factors) && !lowering.hasLocalForms(term)) {
      Factors parts = Factors.of(factors);
      boolean isPlain = parts.divisors().isEmpty() && !scaled.canUnderflow(term);
      List<Value> values = new ArrayList<>();
      if (isPlain && !parts.isMinusOne() && parts.hasConstant()) {
        values.add(lowering.constant(parts.constant()).hi());
      }
      if (isPlain) {
        parts.multipliers().forEach(m -> values.add(factor(m, factors).hi()));
      }
      if (values.size() == 2) {
        Value first = parts.isMinusOne() ? b.negate(values.get(0)) : values.get(0);
        return b.fma(first, values.get(1), total);
      }
    }
    return b.add(total, lowering.value(term));
  }
}
