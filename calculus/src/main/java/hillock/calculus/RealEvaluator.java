// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import hillock.expr.Comparison;
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
import hillock.numerics.Precision;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// What an expression means at a point, enclosed as tightly as asked.
///
/// This is the reference against which all fast code is measured: it follows the expression as
/// written, in arbitrary precision, and refines until the answer is decided.
public final class RealEvaluator {
  private static final int FIRST_BITS = 96;
  private static final int MAX_BITS = 6000;
  private static final int[] BITS_OF_SIGN = {128, 512, 2048};

  private final Map<Expr, BigReal> values;
  private final int bits;
  private final RationalEvaluator rationals;
  private final IdentityHashMap<Expr, BigReal> known = new IdentityHashMap<>();

  private RealEvaluator(Map<Expr, BigReal> values, int bits) {
    this.values = values;
    this.bits = bits;
    this.rationals = new RationalEvaluator(values);
  }

  /// An enclosure of the value.
  ///
  /// @param values what inputs, parameters and draws stand for
  /// @param bits working precision
  /// @throws ArithmeticException where the expression has no value
  /// @throws UndecidedException if a comparison needs more bits
  public static BigReal enclose(Expr expr, Map<Expr, BigReal> values, int bits) {
    return new RealEvaluator(values, bits).evaluate(expr);
  }

  /// The value rounded correctly, with as many bits as that takes.
  ///
  /// @return empty if the value cannot be told from the middle between two neighbours
  /// @throws ArithmeticException where the expression has no value
  public static OptionalDouble round(
      Expr expr, Map<Expr, BigReal> values, Precision precision) {
    ArithmeticException undefined = null;
    for (int bits = FIRST_BITS; bits <= MAX_BITS; bits *= 2) {
      try {
        OptionalDouble rounded = enclose(expr, values, bits).round(precision);
        if (rounded.isPresent()) {
          return rounded;
        }
        undefined = null;
      } catch (UndecidedException needsMoreBits) {
        undefined = null;
      } catch (ArithmeticException mayNeedMoreBits) {
        undefined = mayNeedMoreBits;
      }
    }
    if (undefined != null) {
      throw undefined;
    }
    return OptionalDouble.empty();
  }

  /// The sign of a constant, with as many bits as that takes.
  ///
  /// @return empty if the constant cannot be told from zero
  /// @throws ArithmeticException where it has no value
  public static OptionalInt sign(Expr closed) {
    ArithmeticException undefined = null;
    for (int bits : BITS_OF_SIGN) {
      undefined = null;
      try {
        switch (enclose(closed, Map.of(), bits).sign()) {
          case NEGATIVE -> {
            return OptionalInt.of(-1);
          }
          case ZERO -> {
            return OptionalInt.of(0);
          }
          case POSITIVE -> {
            return OptionalInt.of(1);
          }
          case UNKNOWN -> {
            // More bits may tell.
          }
        }
      } catch (UndecidedException needsMoreBits) {
        // More bits may tell.
      } catch (ArithmeticException mayNeedMoreBits) {
        undefined = mayNeedMoreBits;
      }
    }
    if (undefined != null) {
      throw undefined;
    }
    return OptionalInt.empty();
  }

  /// A comparison whose sides could not be told apart.
  public static final class UndecidedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UndecidedException(String message) {
      super(message);
    }
  }

  private BigReal evaluate(Expr expr) {
    BigReal value = known.get(expr);
    if (value == null) {
      value = compute(expr);
      known.put(expr, value);
    }
    return value;
  }

  private BigReal compute(Expr expr) {
    return switch (expr) {
      case Const(var rational) -> number(rational);
      case Expr.Named(var constant) ->
          switch (constant) {
            case PI -> BigReal.pi(bits);
            case E -> BigReal.e(bits);
          };
      case Expr.Input _, Expr.Param _, Expr.Draw _ -> variable(expr);
      case Sum(var terms) -> sum(terms);
      case Product(var factors) -> product(factors);
      case Power(var base, var exponent) -> power(evaluate(base), exponent);
      case Apply(var function, var argument) -> apply(function, evaluate(argument));
      case Hypot(var left, var right) -> evaluate(left).hypot(evaluate(right), bits);
      case Min(var left, var right) -> evaluate(left).min(evaluate(right));
      case Max(var left, var right) -> evaluate(left).max(evaluate(right));
      case Select select -> select(select);
    };
  }

  private BigReal number(Rational value) {
    return BigReal.of(value.numerator(), value.denominator(), bits);
  }

  private BigReal variable(Expr variable) {
    BigReal value = values.get(variable);
    if (value == null) {
      throw new IllegalArgumentException("no value given for " + variable);
    }
    return value;
  }

  private BigReal sum(List<Expr> terms) {
    BigReal total = BigReal.ZERO;
    for (Expr term : terms) {
      total = total.add(evaluate(term), bits);
    }
    return total;
  }

  /// The product; a factor that is exactly zero makes it zero whatever the others are.
  private BigReal product(List<Expr> factors) {
    BigReal total = BigReal.ONE;
    for (Expr factor : factors) {
      total = total.multiply(evaluate(factor), bits);
    }
    return total;
  }

  private BigReal power(BigReal base, Expr exponent) {
    if (exponent instanceof Const(var rational) && rational.isIntegerWithin(1 << 20)) {
      return base.power(rational.intValue(), bits);
    }
    if (exponent instanceof Const(var rational) && rational.equals(Rational.HALF)) {
      return base.sqrt(bits);
    }
    if (exponent instanceof Const(var rational)
        && rational.multiply(Rational.TWO).isIntegerWithin(1 << 10)) {
      return base.sqrt(bits).power(rational.multiply(Rational.TWO).intValue(), bits);
    }
    BigReal power = evaluate(exponent);
    boolean isPowerOfZero =
        base.sign() == BigReal.Sign.ZERO && power.sign() == BigReal.Sign.POSITIVE;
    return isPowerOfZero ? BigReal.ZERO : base.power(power, bits);
  }

  private BigReal apply(Function function, BigReal u) {
    return switch (function) {
      case ABS -> u.abs();
      case EXP -> u.exp(bits);
      case EXPM1 -> u.expm1(bits);
      case LOG -> u.log(bits);
      case LOG1P -> u.log1p(bits);
      case SIN -> u.sin(bits);
      case COS -> u.cos(bits);
      case ATAN -> u.atan(bits);
      case SINH -> u.sinh(bits);
      case COSH -> u.cosh(bits);
      case TANH -> u.tanh(bits);
      case ASINH -> u.asinh(bits);
      case SIGMOID -> u.sigmoid(bits);
      case SOFTPLUS -> u.softplus(bits);
      case ERF -> u.erf(bits);
      case ERFC -> u.erfc(bits);
      case ERFCX -> u.erfcx(bits);
    };
  }

  private BigReal select(Select select) {
    return switch (outcome(select)) {
      case YES -> evaluate(select.then());
      case NO -> evaluate(select.otherwise());
      case UNKNOWN -> throw new UndecidedException("cannot decide " + select.comparison());
    };
  }

  private enum Outcome {
    YES,
    NO,
    UNKNOWN
  }

  private Outcome outcome(Select select) {
    BigReal difference = evaluate(select.left()).subtract(evaluate(select.right()), bits);
    Comparison comparison = select.comparison();
    return switch (difference.sign()) {
      case NEGATIVE -> comparison.holds(-1) ? Outcome.YES : Outcome.NO;
      case ZERO -> comparison.holds(0) ? Outcome.YES : Outcome.NO;
      case POSITIVE -> comparison.holds(1) ? Outcome.YES : Outcome.NO;
      case UNKNOWN -> exactOutcome(select);
    };
  }

  /// The outcome of a comparison whose sides are equal, or nearly, as far as rational arithmetic
  /// tells.
  private Outcome exactOutcome(Select select) {
    Rational left = rationals.evaluate(select.left());
    Rational right = rationals.evaluate(select.right());
    if (left == null || right == null) {
      return Outcome.UNKNOWN;
    }
    return select.comparison().holds(left.compareTo(right)) ? Outcome.YES : Outcome.NO;
  }
}
