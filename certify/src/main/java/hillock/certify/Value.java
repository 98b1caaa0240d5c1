// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.calculus.Algebra;
import hillock.expr.Expr;
import hillock.numerics.Interval;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// A value or limit, as far as it is known.
public sealed interface Value {
  /// A real number in an interval, exactly known where there is an expression.
  record Finite(Interval enclosure, @Nullable Expr exact) implements Value {
    @Override
    public String toString() {
      return Digits.text(exact, enclosure);
    }
  }

  record Infinite(boolean isPositive) implements Value {
    @Override
    public String toString() {
      return isPositive ? "inf" : "-inf";
    }
  }

  /// There is no such limit, since there are no values, or since they come near to different ones
  /// again and again.
  ///
  /// @param recurring the least and the greatest of the limits found along sequences of points, or
  ///     nothing where there are no values
  record None(List<Value> recurring) implements Value {
    public None {
      recurring = List.copyOf(recurring);
    }

    @Override
    public String toString() {
      return recurring.isEmpty()
          ? "none (no values there)"
          : "none (near %s and %s for ever)".formatted(recurring.getFirst(), recurring.getLast());
    }
  }

  record Unknown(String reason) implements Value {
    @Override
    public String toString() {
      return "unknown (" + reason + ")";
    }
  }

  /// The number that a closed expression in normal form states.
  static Value of(Expr closed) {
    try {
      return new Finite(Numbers.enclose(closed), closed);
    } catch (ArithmeticException undefined) {
      return new Unknown("the constant cannot be computed");
    }
  }

  /// All the reals that it may be; the whole line if infinite or unknown.
  default Interval enclosure() {
    return switch (this) {
      case Finite(var enclosure, var _) -> enclosure;
      case Infinite _, None _, Unknown _ -> Interval.ENTIRE;
    };
  }

  /// The sign of this - other; empty if it is not known.
  default OptionalInt compareTo(Value other, Algebra algebra) {
    if (!isExtended() || !other.isExtended()) {
      return OptionalInt.empty();
    }
    if (this instanceof Finite a && other instanceof Finite b) {
      return compare(a, b, algebra);
    }
    int difference = Integer.compare(infinity(), other.infinity());
    return difference == 0 ? OptionalInt.empty() : OptionalInt.of(difference);
  }

  /// True if it is known to be a real number or an infinity.
  private boolean isExtended() {
    return this instanceof Finite || this instanceof Infinite;
  }

  private int infinity() {
    return switch (this) {
      case Finite _, None _, Unknown _ -> 0;
      case Infinite(var isPositive) -> isPositive ? 1 : -1;
    };
  }

  private static OptionalInt compare(Finite a, Finite b, Algebra algebra) {
    if (a.enclosure.lo() > b.enclosure.hi()) {
      return OptionalInt.of(1);
    }
    if (a.enclosure.hi() < b.enclosure.lo()) {
      return OptionalInt.of(-1);
    }
    if (a.exact != null && b.exact != null) {
      return Numbers.sign(algebra.subtract(a.exact, b.exact));
    }
    return OptionalInt.empty();
  }

  /// True if both are known to be the same real number.
  default boolean isSameAs(Value other, Algebra algebra) {
    OptionalInt order = compareTo(other, algebra);
    return order.isPresent() && order.getAsInt() == 0;
  }
}
