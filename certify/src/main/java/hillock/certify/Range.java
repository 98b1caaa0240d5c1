// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.certify.Extremum.Attained;
import hillock.expr.Bounds;
import hillock.expr.Bounds.End;
import hillock.expr.Expr;
import java.util.Optional;
import java.util.OptionalInt;

/// The least and the greatest value of a function.
///
/// @param infimum the greatest lower bound
/// @param supremum the least upper bound
/// @param verdict proved if both are known to many digits
public record Range(Extremum infimum, Extremum supremum, Verdict verdict) {
  /// Wider enclosures than this, relative to max(1, |y|), say too little.
  private static final double WIDE = 1e-6;

  static Range of(PiecewiseFunction function, Domain domain) {
    Extremes extremes = Extremes.of(function, 0);
    Optional<Extremum> supremum = extremes.supremum();
    Optional<Extremum> infimum = extremes.infimum();
    if (supremum.isEmpty() || infimum.isEmpty()) {
      Extremum none =
          new Extremum(
              Double.NEGATIVE_INFINITY,
              Double.POSITIVE_INFINITY,
              null,
              Attained.MAYBE,
              "nowhere");
      return new Range(
          none, none, new Verdict.Undecided("the whole line", "the formula has no values"));
    }
    return new Range(
        infimum.get(), supremum.get(), verdict(infimum.get(), supremum.get(), function, domain));
  }

  private static Verdict verdict(
      Extremum infimum, Extremum supremum, PiecewiseFunction function, Domain domain) {
    for (Extremum extremum : new Extremum[] {infimum, supremum}) {
      if (!isSharp(extremum)) {
        return new Verdict.Undecided(
            extremum.where(),
            "the extremum is only known to lie between %s and %s"
                .formatted(Digits.nearest(extremum.lo()), Digits.nearest(extremum.hi())));
      }
    }
    return new Verdict.Proved(domain.cover(), boxes(function));
  }

  /// The signs that values can have.
  Sign sign() {
    return new Sign(
        infimum.lo() < 0, infimum.lo() <= 0 && supremum.hi() >= 0, supremum.hi() > 0);
  }

  private static boolean isSharp(Extremum extremum) {
    return extremum.isInfinite()
        || (extremum.isKnown()
            && extremum.hi() - extremum.lo()
                <= WIDE * Math.max(1, Math.abs(extremum.hi())));
  }

  private static long boxes(PiecewiseFunction function) {
    return function.definedPieces().stream()
        .filter(Piece::isSmooth)
        .mapToLong(piece -> piece.slopeChart().boxes())
        .sum();
  }

  /// Whether every value lies in a set.
  Verdict check(Bounds bounds, PiecewiseFunction function, Domain domain) {
    Verdict below = checkUpper(supremum, bounds.hi(), bounds.hiClosed(), false, function, domain);
    Verdict above =
        checkUpper(
            infimum.negated(function.context()),
            bounds.lo(),
            bounds.loClosed(),
            true,
            function,
            domain);
    return below.isProved() || (above instanceof Verdict.Refuted) ? above : below;
  }

  /// Whether a supremum does not exceed an end.
  ///
  /// @param isNegated whether the extremum is minus the infimum, and the end to be negated
  private Verdict checkUpper(
      Extremum extremum,
      End end,
      boolean isClosed,
      boolean isNegated,
      PiecewiseFunction function,
      Domain domain) {
    Verdict proved = new Verdict.Proved(domain.cover(), boxes(function));
    return switch (end) {
      case End.Infinite(var isPositive) ->
          isPositive != isNegated
              ? proved
              : new Verdict.Refuted(extremum.where(), "the set is empty");
      case End.Finite(var closed) -> {
        Context context = function.context();
        Expr stable = context.stable(closed);
        Value bound = Value.of(isNegated ? context.algebra().negate(stable) : stable);
        yield compare(extremum, bound, isClosed, isNegated, context, proved);
      }
    };
  }

  private static Verdict compare(
      Extremum extremum,
      Value bound,
      boolean isClosed,
      boolean isNegated,
      Context context,
      Verdict proved) {
    String found =
        isNegated
            ? "the infimum is " + extremum.negated(context).asLowerEnd().substring(1)
            : "the supremum is " + text(extremum);
    double lo = bound.enclosure().lo();
    double hi = bound.enclosure().hi();
    if (extremum.lo() > hi) {
      return new Verdict.Refuted(extremum.where(), found);
    }
    OptionalInt order =
        extremum.exact() == null
            ? OptionalInt.empty()
            : Value.of(extremum.exact()).compareTo(bound, context.algebra());
    boolean isBelow = extremum.hi() < lo || (order.isPresent() && order.getAsInt() < 0);
    boolean isEqual = order.isPresent() && order.getAsInt() == 0;
    boolean isAtMost = isBelow || isEqual || extremum.hi() <= lo;
    boolean isNeverReached = extremum.attained() == Attained.NO;
    boolean fits = isBelow || (isAtMost && (isClosed || isNeverReached));
    if (fits) {
      return proved;
    }
    boolean exceeds =
        (order.isPresent() && order.getAsInt() > 0)
            || (!isClosed && isEqual && extremum.attained() == Attained.YES);
    return exceeds
        ? new Verdict.Refuted(extremum.where(), found)
        : new Verdict.Undecided(extremum.where(), found + ", too near the end of the set");
  }

  private static String text(Extremum extremum) {
    String end = extremum.asUpperEnd();
    return end.substring(0, end.length() - 1);
  }

  @Override
  public String toString() {
    return infimum.asLowerEnd() + ", " + supremum.asUpperEnd();
  }
}
