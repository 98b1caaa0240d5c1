// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import hillock.expr.Arithmetic;
import hillock.expr.Comparison;
import hillock.expr.Expr;
import hillock.expr.Expr.Apply;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Draw;
import hillock.expr.Expr.Hypot;
import hillock.expr.Expr.Input;
import hillock.expr.Expr.Max;
import hillock.expr.Expr.Min;
import hillock.expr.Expr.Named;
import hillock.expr.Expr.Param;
import hillock.expr.Expr.Power;
import hillock.expr.Expr.Product;
import hillock.expr.Expr.Select;
import hillock.expr.Expr.Sum;
import hillock.expr.Function;
import hillock.expr.Parameter;
import hillock.expr.Rational;
import java.util.IdentityHashMap;
import java.util.List;

/// Builds expressions in normal form, by the laws that hold of the real numbers.
///
/// Sums and products are flat and have no like terms; rational coefficients are gathered; odd and
/// even functions take positive arguments; what is constant and rational is computed. Equal results
/// are the same object, so callers compare with `==`.
///
/// These laws change roundings, never values; they are for the symbolic tree only.
public final class Algebra {
  private static final int MAX_NUMBER_BITS = 1 << 16;

  private final Interner interner = new Interner();
  private final boolean isSymbolic;
  private final Signs signs;
  private final Sums sums;
  private final Products products;
  private final Functions functions = new Functions(this);
  private final IdentityHashMap<Expr, Expr> normal = new IdentityHashMap<>();

  private Algebra(List<Parameter> parameters, boolean isSymbolic) {
    this.isSymbolic = isSymbolic;
    this.signs = new Signs(parameters);
    this.sums = new Sums(this, isSymbolic);
    this.products = new Products(this, isSymbolic);
  }

  /// An algebra for reasoning: `exp(a) * exp(b)` becomes `exp(a + b)`, `a*b + a*c` becomes
  /// `a*(b + c)`.
  ///
  /// @param parameters declare the domains of the parameters that occur
  public static Algebra symbolic(List<Parameter> parameters) {
    return new Algebra(parameters, true);
  }

  /// An algebra for making code: exponentials stay as they are, so that they can be shared, and
  /// sums stay as the laws wrote them, so that they do not overflow.
  public static Algebra lowering(List<Parameter> parameters) {
    return new Algebra(parameters, false);
  }

  /// The expression in normal form.
  public Expr normalize(Expr expr) {
    Expr known = normal.get(expr);
    if (known != null) {
      return known;
    }
    List<Expr> operands = expr.operands().stream().map(this::normalize).toList();
    Expr result = rebuild(expr, operands);
    normal.put(expr, result);
    normal.put(result, result);
    return result;
  }

  /// The normal form of the same shape over other operands that are in normal form.
  Expr rebuild(Expr expr, List<Expr> operands) {
    return switch (expr) {
      case Const _, Named _, Input _, Param _, Draw _ -> intern(expr);
      case Sum _ -> sum(operands);
      case Product _ -> product(operands);
      case Power _ -> power(operands.get(0), operands.get(1));
      case Apply(var function, var _) -> apply(function, operands.get(0));
      case Hypot _ -> hypot(operands.get(0), operands.get(1));
      case Min _ -> min(operands.get(0), operands.get(1));
      case Max _ -> max(operands.get(0), operands.get(1));
      case Select(var comparison, var _, var _, var _, var _) ->
          select(
              comparison, operands.get(0), operands.get(1), operands.get(2), operands.get(3));
    };
  }

  /// @throws ArithmeticException if the number is so large that computing with it would take long
  public Expr number(Rational value) {
    return intern(Expr.of(bounded(value)));
  }

  /// The number, if it is of a size that sums and products of formulas have.
  static Rational bounded(Rational value) {
    if (value.bitLength() > MAX_NUMBER_BITS) {
      throw new ArithmeticException(
          "a number of the formula grows beyond " + MAX_NUMBER_BITS + " bits");
    }
    return value;
  }

  public Expr number(long value) {
    return number(Rational.of(value));
  }

  public Expr sum(List<Expr> terms) {
    return sums.sum(terms);
  }

  public Expr sum(Expr... terms) {
    return sums.sum(List.of(terms));
  }

  public Expr subtract(Expr left, Expr right) {
    return sum(left, negate(right));
  }

  public Expr product(List<Expr> factors) {
    return products.product(factors);
  }

  public Expr product(Expr... factors) {
    return products.product(List.of(factors));
  }

  public Expr negate(Expr expr) {
    return scale(Rational.MINUS_ONE, expr);
  }

  /// A rational multiple.
  public Expr scale(Rational factor, Expr expr) {
    return factor.isOne() ? expr : product(number(factor), expr);
  }

  public Expr divide(Expr numerator, Expr denominator) {
    return product(numerator, power(denominator, -1));
  }

  public Expr power(Expr base, Expr exponent) {
    return exponent instanceof Const(var rational)
        ? products.power(base, rational)
        : functions.power(base, exponent);
  }

  public Expr power(Expr base, long exponent) {
    return products.power(base, Rational.of(exponent));
  }

  public Expr power(Expr base, Rational exponent) {
    return products.power(base, exponent);
  }

  public Expr apply(Function function, Expr argument) {
    return functions.apply(function, argument);
  }

  public Expr hypot(Expr left, Expr right) {
    if (isZero(left)) {
      return apply(Function.ABS, right);
    }
    return isZero(right) ? apply(Function.ABS, left) : intern(new Hypot(left, right));
  }

  public Expr min(Expr left, Expr right) {
    if (left instanceof Const(var a) && right instanceof Const(var b)) {
      return a.compareTo(b) <= 0 ? left : right;
    }
    return left == right ? left : intern(new Min(left, right));
  }

  public Expr max(Expr left, Expr right) {
    if (left instanceof Const(var a) && right instanceof Const(var b)) {
      return a.compareTo(b) >= 0 ? left : right;
    }
    return left == right ? left : intern(new Max(left, right));
  }

  public Expr select(
      Comparison comparison, Expr left, Expr right, Expr then, Expr otherwise) {
    if (then == otherwise) {
      return then;
    }
    Expr difference = subtract(left, right);
    if (difference instanceof Const(var value)) {
      return comparison.holds(value.signum()) ? then : otherwise;
    }
    Select select = new Select(comparison, left, right, then, otherwise);
    return isSymbolic ? intern(select) : Threshold.select(select, this);
  }

  /// True if the expression is known never to be negative.
  public boolean isNonNegative(Expr expr) {
    return signs.of(expr).isNonNegative();
  }

  /// True if the expression is known never to be zero.
  public boolean isNonZero(Expr expr) {
    return signs.of(expr).isNonZero();
  }

  /// The sign analysis of this algebra's expressions.
  Signs signs() {
    return signs;
  }

  Expr intern(Expr expr) {
    return interner.intern(expr);
  }

  /// Splits a term into its rational coefficient and the rest.
  Monomial monomial(Expr term) {
    return switch (term) {
      case Const(var value) -> new Monomial(value, intern(Arithmetic.ONE));
      case Product(var factors) when factors.getFirst() instanceof Const(var coefficient) ->
          new Monomial(coefficient, products.withoutCoefficient(factors));
      case Product _, Named _, Input _, Param _, Draw _, Sum _, Power _, Apply _ ->
          new Monomial(Rational.ONE, term);
      case Hypot _, Min _, Max _, Select _ -> new Monomial(Rational.ONE, term);
    };
  }

  static boolean isZero(Expr expr) {
    return expr instanceof Const(var value) && value.isZero();
  }

  static boolean isOne(Expr expr) {
    return expr instanceof Const(var value) && value.isOne();
  }
}
