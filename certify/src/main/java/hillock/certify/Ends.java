// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.expr.Bounds.End;
import hillock.expr.Property.Saturation;
import hillock.expr.Property.Side;
import hillock.numerics.Interval;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What a function and its slope tend to at one end of the line.
///
/// @param limit the limit of f
/// @param slope the limit of f'
/// @param asymptote the line that f comes near to, if it is known
/// @param saturation soft if f' tends to 0, hard if it is 0 beyond some point, none if neither
/// @param verdict proved if the saturation is known
public record Ends(
    Side side,
    Value limit,
    Value slope,
    Optional<Asymptote> asymptote,
    Saturation saturation,
    Verdict verdict) {
  private static final String WITHOUT_VALUES = "the formula has no values there";

  static Ends of(PiecewiseFunction function, Side side) {
    Piece piece = function.outermost(side);
    if (!piece.isSmooth()) {
      return withoutSlopes(piece, side);
    }
    Value limit = piece.limit(0, side);
    Value slope = piece.limit(1, side);
    Optional<Asymptote> asymptote = Asymptote.of(piece, side, limit, slope);
    for (Saturation saturation : Saturation.values()) {
      Verdict verdict = check(saturation, piece, slope, side);
      if (verdict.isProved()) {
        return new Ends(side, limit, slope, asymptote, saturation, verdict);
      }
    }
    return new Ends(
        side,
        limit,
        slope,
        asymptote,
        Saturation.NONE,
        new Verdict.Undecided(end(side), "the limit of the slope is " + slope));
  }

  private static String end(Side side) {
    return switch (side) {
      case LEFT -> "-inf";
      case RIGHT -> "inf";
    };
  }

  /// Whether a function saturates in a given way.
  static Verdict checkSaturation(Saturation claimed, PiecewiseFunction function, Side side) {
    Piece piece = function.outermost(side);
    return piece.isSmooth()
        ? check(claimed, piece, piece.limit(1, side), side)
        : new Verdict.Undecided(
            end(side), piece.isUndefined() ? WITHOUT_VALUES : "choices are left open there");
  }

  /// Where it is known that there are no values all is known, though there is nothing to saturate.
  private static Ends withoutSlopes(Piece piece, Side side) {
    String open = "choices are left open there";
    Value value =
        piece.isUndefined() ? new Value.None(List.of()) : new Value.Unknown(open);
    Verdict verdict =
        piece.isUndefined()
            ? new Verdict.Proved(WITHOUT_VALUES, 0)
            : new Verdict.Undecided(end(side), open);
    return new Ends(side, value, value, Optional.empty(), Saturation.NONE, verdict);
  }

  private static Verdict check(Saturation claimed, Piece piece, Value slope, Side side) {
    boolean isHard = piece.derivative(1).map(SmoothFunction::isZero).orElse(false);
    Optional<Boolean> vanishes = isZero(slope);
    boolean isSoft = !isHard && vanishes.orElse(false) && isSomewhereSteep(piece);
    boolean isNone = !isHard && vanishes.isPresent() && !vanishes.get();
    boolean holds =
        switch (claimed) {
          case HARD -> isHard;
          case SOFT -> isSoft;
          case NONE -> isNone;
        };
    if (holds) {
      String how =
          switch (claimed) {
            case HARD -> "f' is 0 beyond " + inner(piece, side);
            case SOFT -> "f' tends to 0 by asymptotic expansion";
            case NONE -> tendency(slope) + " by asymptotic expansion";
          };
      return new Verdict.Proved(how, 0);
    }
    if (isHard || isSoft || isNone) {
      String instead = isHard ? "f' is 0 beyond " + inner(piece, side) : tendency(slope);
      return new Verdict.Refuted(end(side), instead);
    }
    return new Verdict.Undecided(end(side), "the limit of the slope is " + slope);
  }

  private static String tendency(Value slope) {
    return slope instanceof Value.None(var recurring) && recurring.size() == 2
        ? "f' comes near %s and %s for ever".formatted(recurring.getFirst(), recurring.getLast())
        : "f' tends to " + slope;
  }

  private static String inner(Piece piece, Side side) {
    return switch (side) {
      case LEFT -> piece.hi().toString();
      case RIGHT -> piece.lo().toString();
    };
  }

  private static Optional<Boolean> isZero(Value slope) {
    return switch (slope) {
      case Value.Finite(var enclosure, var exact) -> {
        if (!enclosure.containsZero()) {
          yield Optional.of(false);
        }
        OptionalInt sign = exact == null ? OptionalInt.empty() : Numbers.sign(exact);
        yield sign.isPresent() ? Optional.of(sign.getAsInt() == 0) : Optional.empty();
      }
      case Value.Infinite _, Value.None _ -> Optional.of(false);
      case Value.Unknown _ -> Optional.empty();
    };
  }

  /// True if the slope is not zero at some point; being analytic, it is not zero beyond any then.
  private static boolean isSomewhereSteep(Piece piece) {
    return piece.derivative(1).map(slope -> isSomewhereNonZero(slope, piece)).orElse(false);
  }

  private static boolean isSomewhereNonZero(SmoothFunction g, Piece piece) {
    Interval box = piece.box();
    for (double x : new double[] {-1, 1, 2, -2, box.midpoint(), Bisection.middle(box)}) {
      if (piece.contains(x) && g.signOn(Interval.point(x)).isStrict()) {
        return true;
      }
    }
    return false;
  }

  /// Whether the limit of the function is the given one.
  Verdict checkLimit(End claimed, Context context) {
    Value value =
        switch (claimed) {
          case End.Infinite(var isPositive) -> new Value.Infinite(isPositive);
          case End.Finite(var closed) -> Value.of(context.stable(closed));
        };
    if (limit instanceof Value.Infinite(var a) && value instanceof Value.Infinite(var b)) {
      return a == b ? proved() : refuted();
    }
    if (limit instanceof Value.None) {
      return refuted();
    }
    OptionalInt order = limit.compareTo(value, context.algebra());
    if (order.isEmpty()) {
      return new Verdict.Undecided(end(side), "the limit is " + limit);
    }
    return order.getAsInt() == 0 ? proved() : refuted();
  }

  private Verdict proved() {
    return new Verdict.Proved("by asymptotic expansion", 0);
  }

  private Verdict refuted() {
    return new Verdict.Refuted(end(side), "the limit is " + limit);
  }

  @Override
  public String toString() {
    return verdict.isProved() ? saturation.spelling() : "unknown";
  }
}
