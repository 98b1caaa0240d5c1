// SPDX-License-Identifier: Apache-2.0
package hillock.expr;

import java.util.List;

/// A real-valued expression: a tree of records, one record per shape.
///
/// Sums and products have any number of operands, because addition and multiplication of reals
/// are associative and commutative and the laws are stated for reals. Subtraction and division
/// are not shapes of their own: `a - b` is `a + (-1)·b`, `a / b` is `a · b^(-1)`, `sqrt(a)` is
/// `a^(1/2)`.
///
/// Trees share subtrees freely, so never hash, compare or print a large expression with the
/// methods of records: their cost is that of the unshared tree. Passes find sharing by identity or
/// by value numbering.
public sealed interface Expr {
  /// A rational constant, exact.
  record Const(Rational value) implements Expr {}

  /// A named irrational constant.
  record Named(Constant constant) implements Expr {}

  /// An input of the function, by position and, for people, by name.
  record Input(int index, String name) implements Expr {}

  /// A parameter, or one element of a parameter vector; elements count from 1, a scalar is 0.
  record Param(String name, int element) implements Expr {}

  /// A random draw from the standard distribution; equal indices mean the same draw.
  record Draw(Distribution distribution, int index) implements Expr {}

  record Sum(List<Expr> terms) implements Expr {
    public Sum {
      terms = List.copyOf(terms);
    }
  }

  record Product(List<Expr> factors) implements Expr {
    public Product {
      factors = List.copyOf(factors);
    }
  }

  /// `base ^ exponent`; a real number for a negative base only if the exponent is an integer.
  record Power(Expr base, Expr exponent) implements Expr {}

  /// An elementary function of one argument.
  record Apply(Function function, Expr argument) implements Expr {}

  /// √(left² + right²) without overflow or underflow on the way.
  record Hypot(Expr left, Expr right) implements Expr {}

  record Min(Expr left, Expr right) implements Expr {}

  record Max(Expr left, Expr right) implements Expr {}

  /// `left comparison right ? then : otherwise`; NaN if either side compared is NaN.
  record Select(Comparison comparison, Expr left, Expr right, Expr then, Expr otherwise)
      implements Expr {}

  /// The named constants.
  enum Constant {
    PI("pi"),
    E("e");

    private final String spelling;

    Constant(String spelling) {
      this.spelling = spelling;
    }

    public String spelling() {
      return spelling;
    }
  }

  /// The standard distributions that draws come from.
  enum Distribution {
    /// Uniform on (0, 1).
    UNIFORM,
    /// Normal with mean 0 and variance 1.
    NORMAL
  }

  static Expr of(long value) {
    return new Const(Rational.of(value));
  }

  static Expr of(long numerator, long denominator) {
    return new Const(Rational.of(numerator, denominator));
  }

  static Expr of(Rational value) {
    return new Const(value);
  }

  static Expr apply(Function function, Expr argument) {
    return new Apply(function, argument);
  }

  /// The operands in order; none for a leaf.
  default List<Expr> operands() {
    return switch (this) {
      case Const _, Named _, Input _, Param _, Draw _ -> List.of();
      case Sum(var terms) -> terms;
      case Product(var factors) -> factors;
      case Power(var base, var exponent) -> List.of(base, exponent);
      case Apply(var _, var argument) -> List.of(argument);
      case Hypot(var left, var right) -> List.of(left, right);
      case Min(var left, var right) -> List.of(left, right);
      case Max(var left, var right) -> List.of(left, right);
      case Select(var _, var left, var right, var then, var otherwise) ->
          List.of(left, right, then, otherwise);
    };
  }

  /// The same shape over other operands, as many as `operands()` has.
  default Expr withOperands(List<Expr> operands) {
    return switch (this) {
      case Const _, Named _, Input _, Param _, Draw _ -> this;
      case Sum _ -> new Sum(operands);
      case Product _ -> new Product(operands);
      case Power _ -> new Power(operands.get(0), operands.get(1));
      case Apply(var function, var _) -> new Apply(function, operands.get(0));
      case Hypot _ -> new Hypot(operands.get(0), operands.get(1));
      case Min _ -> new Min(operands.get(0), operands.get(1));
      case Max _ -> new Max(operands.get(0), operands.get(1));
      case Select(var comparison, var _, var _, var _, var _) ->
          new Select(
              comparison, operands.get(0), operands.get(1), operands.get(2), operands.get(3));
    };
  }
}
