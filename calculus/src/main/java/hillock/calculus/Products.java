// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import hillock.expr.Expr;
import hillock.expr.Expr.Apply;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Named;
import hillock.expr.Expr.Power;
import hillock.expr.Expr.Product;
import hillock.expr.Function;
import hillock.expr.Rational;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The normal form of products and of powers with rational exponents.
///
/// A rational coefficient stands first; equal bases are one power. A fractional power is taken
/// apart only where the base is known not to be negative, so that no real number is gained or lost.
final class Products {
  /// Primes tried when roots of whole numbers are taken.
  private static final int[] PRIMES = {2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31};

  private final Algebra algebra;
  private final boolean mergesExponentials;

  Products(Algebra algebra, boolean mergesExponentials) {
    this.algebra = algebra;
    this.mergesExponentials = mergesExponentials;
  }

  Expr product(List<Expr> factors) {
    Collector collector = new Collector();
    factors.forEach(f -> collector.multiply(f, Rational.ONE));
    return collector.result();
  }

  Expr power(Expr base, Rational exponent) {
    if (exponent.isZero()) {
      return algebra.number(1);
    }
    if (exponent.isOne()) {
      return base;
    }
    Collector collector = new Collector();
    collector.multiply(base, exponent);
    return collector.result();
  }

  /// The product of the factors after the first.
  Expr withoutCoefficient(List<Expr> factors) {
    return factors.size() == 2
        ? factors.get(1)
        : algebra.intern(new Product(factors.subList(1, factors.size())));
  }

  private boolean isNonNegative(Expr base) {
    return algebra.signs().of(base).isNonNegative();
  }

  /// Multiplies powers together.
  private final class Collector {
    private Rational coefficient = Rational.ONE;
    private final Map<Expr, Rational> powers = new ExprMap<>();
    private final List<Expr> exponents = new ArrayList<>();

    /// Multiplies by `factor ^ exponent`.
    void multiply(Expr factor, Rational exponent) {
      switch (factor) {
        case Const(var value) -> multiplyNumber(factor, value, exponent);
        case Product(var factors) -> multiplyProduct(factors, exponent);
        case Power(var base, Const(var inner)) -> multiplyPower(factor, base, inner, exponent);
        case Named(var constant) when constant == Expr.Constant.E && mergesExponentials ->
            multiplyExponential(algebra.number(1), exponent);
        case Apply(var function, var argument)
            when function == Function.EXP && mergesExponentials ->
            multiplyExponential(argument, exponent);
        case Apply(var function, var argument)
            when function == Function.ABS && isEven(exponent) ->
            multiply(argument, exponent);
        case Named _, Apply _, Power _, Expr.Input _, Expr.Param _, Expr.Draw _, Expr.Sum _ ->
            collect(factor, exponent);
        case Expr.Hypot _, Expr.Min _, Expr.Max _, Expr.Select _ -> collect(factor, exponent);
      }
    }

    private void multiplyProduct(List<Expr> factors, Rational exponent) {
      if (exponent.isInteger()) {
        factors.forEach(f -> multiply(f, exponent));
        return;
      }
      // Where a factor is 0, the root is 0 even if the others have none.
      boolean separates =
          exponent.signum() < 0 || factors.stream().allMatch(Products.this::isNonNegative);
      List<Expr> inside = new ArrayList<>();
      for (Expr factor : factors) {
        if (separates ? isNonNegative(factor) : algebra.signs().of(factor).isPositive()) {
          multiply(factor, exponent);
        } else if (factor instanceof Const(var value) && !value.equals(Rational.MINUS_ONE)) {
          multiply(algebra.number(value.abs()), exponent);
          inside.add(algebra.number(-1));
        } else {
          inside.add(factor);
        }
      }
      if (!inside.isEmpty()) {
        Expr rest = inside.size() == 1 ? inside.getFirst() : algebra.intern(new Product(inside));
        collect(rest, exponent);
      }
    }

    private void multiplyPower(Expr factor, Expr base, Rational inner, Rational exponent) {
      Rational total = Algebra.bounded(inner.multiply(exponent));
      if (exponent.isInteger() && (inner.isInteger() || isNonNegative(base))) {
        multiply(base, total);
      } else if (isEven(inner) && !exponent.isInteger()) {
        multiply(algebra.apply(Function.ABS, base), total);
      } else if (isNonNegative(base)) {
        multiply(base, total);
      } else if (exponent.isInteger() && base instanceof Const) {
        collect(base, total);
      } else {
        collect(factor, exponent);
      }
    }

    private void multiplyExponential(Expr argument, Rational exponent) {
      exponents.add(algebra.scale(exponent, argument));
    }

    private void multiplyNumber(Expr factor, Rational value, Rational exponent) {
      if (value.isZero() && exponent.signum() < 0) {
        throw new ArithmeticException("the formula divides by zero, whatever its input");
      }
      if (value.isZero()) {
        coefficient = Rational.ZERO;
      } else if (isComputed(value, exponent)) {
        multiplyCoefficient(value.power(exponent.intValue()));
      } else if (value.signum() < 0 && !exponent.isInteger()) {
        collect(factor, exponent);
      } else {
        boolean isNegative = value.signum() < 0 && !isEven(exponent);
        coefficient = isNegative ? coefficient.negate() : coefficient;
        multiplyRoot(value.abs(), exponent);
      }
    }

    private void multiplyCoefficient(Rational factor) {
      coefficient = Algebra.bounded(coefficient.multiply(factor));
    }

    /// Splits a root of a positive number into roots of primes and what they leave.
    private void multiplyRoot(Rational value, Rational exponent) {
      Rational rest = value;
      for (int prime : PRIMES) {
        Rational divisor = Rational.of(prime);
        int count = 0;
        while (rest.numerator().mod(divisor.numerator()).signum() == 0) {
          rest = rest.divide(divisor);
          count++;
        }
        while (rest.denominator().mod(divisor.numerator()).signum() == 0) {
          rest = rest.multiply(divisor);
          count--;
        }
        if (count != 0) {
          collect(algebra.number(divisor), exponent.multiply(Rational.of(count)));
        }
      }
      if (!rest.isOne()) {
        collect(algebra.number(rest), exponent);
      }
    }

    private void collect(Expr base, Rational exponent) {
      powers.merge(base, exponent, Rational::add);
    }

    Expr result() {
      squareMagnitudes();
      if (!exponents.isEmpty()) {
        Expr exponential = algebra.apply(Function.EXP, algebra.sum(exponents));
        if (exponential instanceof Const(var value)) {
          coefficient = coefficient.multiply(value);
        } else {
          powers.merge(exponential, Rational.ONE, Rational::add);
        }
      }
      List<Expr> factors = new ArrayList<>();
      powers.forEach((base, exponent) -> addPower(base, exponent, factors));
      if (coefficient.isZero()) {
        return algebra.number(0);
      }
      if (!coefficient.isOne() || factors.isEmpty()) {
        factors.addFirst(algebra.number(coefficient));
      }
      return factors.size() == 1 ? factors.getFirst() : algebra.intern(new Product(factors));
    }

    /// Replaces even powers of magnitudes, which factors add up to, by powers of the argument.
    private void squareMagnitudes() {
      for (Map.Entry<Expr, Rational> power : List.copyOf(powers.entrySet())) {
        if (power.getKey() instanceof Apply(var function, var argument)
            && function == Function.ABS
            && isEven(power.getValue())) {
          powers.remove(power.getKey());
          multiply(argument, power.getValue());
        }
      }
    }

    private void addPower(Expr base, Rational exponent, List<Expr> factors) {
      Rational rest = exponent;
      if (base instanceof Const(var value)) {
        Rational whole = value.signum() > 0 ? floor(exponent) : exponent;
        if (isComputed(value, whole)) {
          multiplyCoefficient(value.power(whole.intValue()));
          rest = exponent.subtract(whole);
        }
      }
      if (rest.isOne()) {
        factors.add(base);
      } else if (!rest.isZero()) {
        factors.add(algebra.intern(new Power(base, algebra.number(rest))));
      }
    }
  }

  private static final int MAX_EXPONENT = 1 << 14;
  private static final int MAX_POWER_BITS = 1 << 14;

  /// True if the power is a number that is worth computing; others stay as they are written.
  private static boolean isComputed(Rational base, Rational exponent) {
    return exponent.isIntegerWithin(MAX_EXPONENT)
        && (long) base.bitLength() * Math.abs(exponent.intValue()) <= MAX_POWER_BITS;
  }

  private static Rational floor(Rational value) {
    BigInteger[] parts = value.numerator().divideAndRemainder(value.denominator());
    boolean isBelow = parts[1].signum() < 0;
    BigInteger whole = isBelow ? parts[0].subtract(BigInteger.ONE) : parts[0];
    return new Rational(whole, BigInteger.ONE);
  }

  private static boolean isEven(Rational exponent) {
    return exponent.isInteger() && !exponent.numerator().testBit(0);
  }
}
