// SPDX-License-Identifier: Apache-2.0
package hillock.expr;

import hillock.expr.Expr.Const;
import hillock.expr.Expr.Power;
import hillock.expr.Expr.Product;
import hillock.expr.Expr.Sum;
import java.util.ArrayList;
import java.util.List;

/// The arithmetic operators of the language as they read: they fold rational constants, keep
/// everything else as written, and never reorder.
public final class Arithmetic {
  public static final Expr ZERO = Expr.of(0);
  public static final Expr ONE = Expr.of(1);

  private Arithmetic() {}

  public static Expr add(Expr left, Expr right) {
    List<Expr> terms = new ArrayList<>();
    addTerm(terms, left);
    addTerm(terms, right);
    return sum(terms);
  }

  /// Adds a term to those before it: leading numbers become one, a leading sum is taken apart.
  static void addTerm(List<Expr> terms, Expr next) {
    if (terms.isEmpty() && next instanceof Sum(var first)) {
      terms.addAll(first);
    } else if (terms.size() == 1
        && terms.getFirst() instanceof Const(var a)
        && next instanceof Const(var b)) {
      terms.set(0, Expr.of(a.add(b)));
    } else {
      terms.add(next);
    }
  }

  /// The sum of terms that were added one by one.
  static Expr sum(List<Expr> terms) {
    return terms.size() == 1 ? terms.getFirst() : new Sum(terms);
  }

  public static Expr subtract(Expr left, Expr right) {
    return add(left, negate(right));
  }

  public static Expr multiply(Expr left, Expr right) {
    List<Expr> factors = new ArrayList<>();
    addFactor(factors, left);
    addFactor(factors, right);
    return product(factors);
  }

  /// Adds a factor to those before it: leading numbers become one, a leading product is taken
  /// apart, a leading one disappears.
  static void addFactor(List<Expr> factors, Expr next) {
    boolean afterNumber = factors.size() == 1 && factors.getFirst() instanceof Const;
    if (afterNumber && next instanceof Const(var b)) {
      factors.set(0, Expr.of(((Const) factors.getFirst()).value().multiply(b)));
      return;
    }
    if (afterNumber && factors.getFirst().equals(ONE)) {
      factors.clear();
    }
    if (factors.isEmpty() && next instanceof Product(var first)) {
      factors.addAll(first);
    } else {
      factors.add(next);
    }
  }

  /// The product of factors that were added one by one.
  static Expr product(List<Expr> factors) {
    return factors.size() == 1 ? factors.getFirst() : new Product(factors);
  }

  /// The quotient.
  ///
  /// @throws ArithmeticException if the divisor is the constant zero
  public static Expr divide(Expr left, Expr right) {
    return multiply(left, reciprocal(right));
  }

  /// `1 / value`, with the sign of a constant exponent flipped where there is one.
  ///
  /// @throws ArithmeticException if the value is the constant zero
  public static Expr reciprocal(Expr value) {
    if (value instanceof Const(var number)) {
      return Expr.of(number.reciprocal());
    }
    if (value instanceof Power(var base, Const(var exponent))) {
      return new Power(base, Expr.of(exponent.negate()));
    }
    return new Power(value, Expr.of(-1));
  }

  public static Expr negate(Expr value) {
    if (value instanceof Const(var number)) {
      return Expr.of(number.negate());
    }
    List<Expr> factors = new ArrayList<>();
    if (value instanceof Product(var old)) {
      if (old.getFirst() instanceof Const(var coefficient)) {
        Rational negated = coefficient.negate();
        if (!negated.isOne()) {
          factors.add(Expr.of(negated));
        }
        factors.addAll(old.subList(1, old.size()));
      } else {
        factors.add(Expr.of(-1));
        factors.addAll(old);
      }
    } else {
      factors.add(Expr.of(-1));
      factors.add(value);
    }
    return factors.size() == 1 ? factors.getFirst() : new Product(factors);
  }

  /// `base ^ exponent`; a rational base to a small integer is computed.
  ///
  /// @throws ArithmeticException for zero to a negative power
  public static Expr power(Expr base, Expr exponent) {
    if (base instanceof Const(var number)
        && exponent instanceof Const(var power)
        && power.isIntegerWithin(MAX_FOLDED_EXPONENT)
        && (long) number.bitLength() * Math.abs(power.intValue()) <= MAX_FOLDED_BITS) {
      return Expr.of(number.power(power.intValue()));
    }
    return new Power(base, exponent);
  }

  public static Expr sqrt(Expr value) {
    return new Power(value, Expr.of(Rational.HALF));
  }

  private static final int MAX_FOLDED_EXPONENT = 4096;
  private static final int MAX_FOLDED_BITS = 4096;
}
