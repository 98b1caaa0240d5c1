// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.calculus.Algebra;
import hillock.expr.Expr;
import hillock.expr.Property.Parity;
import hillock.expr.Rational;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Whether f(-x) is -f(x), or f(x), or neither.
///
/// @param parity odd, even or neither; even for the zero function, which is both
/// @param verdict proved, or why the parity is not known
public record Symmetry(Parity parity, Verdict verdict) {
  private static final List<Rational> SAMPLES =
      List.of(
          Rational.ZERO,
          Rational.ONE,
          Rational.TWO,
          Rational.HALF,
          Rational.of(7, 3),
          Rational.of(1, 5),
          Rational.of(13));

  static Symmetry of(PiecewiseFunction function) {
    for (Parity parity : List.of(Parity.EVEN, Parity.ODD, Parity.NEITHER)) {
      Verdict verdict = check(parity, function);
      if (verdict.isProved()) {
        return new Symmetry(parity, verdict);
      }
    }
    return new Symmetry(
        Parity.NEITHER,
        new Verdict.Undecided("the whole line", "neither an identity nor a counterexample"));
  }

  /// Whether a function has a parity.
  static Verdict check(Parity parity, PiecewiseFunction function) {
    return switch (parity) {
      case ODD -> checkSigned(1, function);
      case EVEN -> checkSigned(-1, function);
      case NEITHER -> {
        Optional<String> notOdd = counterexample(1, function);
        Optional<String> notEven = counterexample(-1, function);
        if (notOdd.isPresent() && notEven.isPresent()) {
          String cover = "not odd at " + notOdd.get() + ", not even at " + notEven.get();
          yield new Verdict.Proved(cover, 0);
        }
        yield isIdentity(1, function) || isIdentity(-1, function)
            ? new Verdict.Refuted("every real", "it is symmetric by normal form")
            : new Verdict.Undecided("the whole line", "no counterexample to symmetry was found");
      }
    };
  }

  private static Verdict checkSigned(int sign, PiecewiseFunction function) {
    if (isIdentity(sign, function)) {
      String identity = sign > 0 ? "f(-x) + f(x) = 0" : "f(-x) - f(x) = 0";
      return new Verdict.Proved(identity + " in normal form", 0);
    }
    return counterexample(sign, function)
        .<Verdict>map(at -> new Verdict.Refuted(at, "f(-x) differs there"))
        .orElseGet(
            () -> new Verdict.Undecided("the whole line", "the identity is not proved by algebra"));
  }

  /// A point where f(-x) + sign·f(x) is not zero, or only one of the two has a value.
  private static Optional<String> counterexample(int sign, PiecewiseFunction function) {
    Context context = function.context();
    Algebra algebra = context.algebra();
    for (Rational sample : SAMPLES) {
      Optional<Value> here =
          PointValue.of(function.formula(), algebra.number(sample), context);
      Optional<Value> mirrored =
          PointValue.of(function.formula(), algebra.number(sample.negate()), context);
      if (here.isPresent() != mirrored.isPresent()) {
        return Optional.of(sample.toString());
      }
      if (here.isPresent() && mirrored.isPresent()) {
        OptionalInt order = negated(mirrored.get(), sign, algebra).compareTo(here.get(), algebra);
        if (order.isPresent() && order.getAsInt() != 0) {
          return Optional.of(sample.toString());
        }
      }
    }
    return Optional.empty();
  }

  private static Value negated(Value value, int sign, Algebra algebra) {
    return sign > 0
            && value instanceof Value.Finite(var enclosure, var exact)
        ? new Value.Finite(enclosure.negate(), exact == null ? null : algebra.negate(exact))
        : value;
  }

  /// Whether f(-x) + sign·f(x) is zero in normal form, as a whole or piece by piece.
  private static boolean isIdentity(int sign, PiecewiseFunction function) {
    if (!function.isResolved()) {
      return false;
    }
    List<Piece> pieces = function.pieces();
    int last = pieces.size() - 1;
    for (int i = 0; i <= last; i++) {
      if (!mirrors(pieces.get(i), pieces.get(last - i), sign)) {
        return false;
      }
    }
    List<Joint> joints = function.joints();
    for (int i = 0; i < joints.size(); i++) {
      if (!mirrors(joints.get(i), joints.get(joints.size() - 1 - i), sign, function.context())) {
        return false;
      }
    }
    return true;
  }

  private static boolean mirrors(Piece a, Piece b, int sign) {
    if (a.isUndefined() || b.isUndefined()) {
      return a.isUndefined() && b.isUndefined();
    }
    Context context = a.context();
    Algebra algebra = context.algebra();
    Expr mirrored = context.stable(Mirror.of(a.f().expr(), context));
    Expr other = sign > 0 ? b.f().expr() : algebra.negate(b.f().expr());
    return context.stable(algebra.sum(mirrored, other)) == algebra.number(0);
  }

  private static boolean mirrors(Joint a, Joint b, int sign, Context context) {
    Algebra algebra = context.algebra();
    Expr left = a.place().exact();
    Expr right = b.place().exact();
    if (left == null || right == null || algebra.sum(left, right) != algebra.number(0)) {
      return false;
    }
    if (a.value().isEmpty() || b.value().isEmpty()) {
      return a.value().isEmpty() && b.value().isEmpty();
    }
    return negated(a.value().get(), sign, algebra).isSameAs(b.value().get(), algebra);
  }

  @Override
  public String toString() {
    return verdict.isProved() ? parity.spelling() : "symmetry unknown";
  }
}
