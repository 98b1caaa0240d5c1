// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.certify.Extremum.Attained;
import hillock.expr.Expr;
import hillock.expr.Property.Side;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The least constant c with |f(a) - f(b)| ≤ c·|a - b|, of a function or of its slope: the supremum
/// of |f'|, or of |f''|, on the pieces of a function that is continuous, or whose slope is.
///
/// @param slope the supremum of |f'|, or of |f''|, where the function is smooth
/// @param least the infimum of f', or of f''
/// @param greatest the supremum of f', or of f''
/// @param verdict proved if the constant is known to many digits, or known not to exist
public record LipschitzConstant(
    Extremum slope, Extremum least, Extremum greatest, Verdict verdict) {
  private static final double WIDE = 1e-6;

  private static final Extremum UNKNOWN =
      new Extremum(0, Double.POSITIVE_INFINITY, null, Attained.MAYBE, "the whole line");

  /// That of the function.
  static LipschitzConstant of(PiecewiseFunction function, Domain domain) {
    return of(function, domain, 1);
  }

  /// That of the slope of the function: how fast slopes can change.
  static LipschitzConstant ofSlope(PiecewiseFunction function, Domain domain) {
    return of(function, domain, 2);
  }

  private static LipschitzConstant of(PiecewiseFunction function, Domain domain, int order) {
    Extremes extremes = Extremes.of(function, order);
    Optional<Extremum> greatest = extremes.supremum();
    Optional<Extremum> least = extremes.infimum();
    if (greatest.isEmpty() || least.isEmpty()) {
      return new LipschitzConstant(
          UNKNOWN,
          UNKNOWN,
          UNKNOWN,
          new Verdict.Undecided("the whole line", "the formula has no values"));
    }
    Extremum slope =
        Greatest.of(
            List.of(greatest.get(), least.get().negated(function.context())),
            function.context());
    return new LipschitzConstant(
        slope, least.get(), greatest.get(), verdict(slope, function, domain, order));
  }

  private static Verdict verdict(
      Extremum slope, PiecewiseFunction function, Domain domain, int order) {
    Optional<Verdict> obstacle = obstacle(function, domain, order);
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    boolean isSharp =
        slope.isInfinite()
            || (slope.isKnown() && slope.hi() - slope.lo() <= WIDE * Math.max(1, slope.hi()));
    return isSharp
        ? new Verdict.Proved(domain.cover(), boxes(function))
        : new Verdict.Undecided(
            slope.where(),
            "it is only known to lie between %s and %s"
                .formatted(Digits.nearest(slope.lo()), Digits.nearest(slope.hi())));
  }

  private static long boxes(PiecewiseFunction function) {
    return function.definedPieces().stream()
        .filter(Piece::isSmooth)
        .mapToLong(piece -> piece.curvatureChart().boxes())
        .sum();
  }

  /// What keeps slopes from telling about differences: steps, holes, values off the edge.
  private static Optional<Verdict> obstacle(
      PiecewiseFunction function, Domain domain, int order) {
    if (!domain.verdict().isProved() || !domain.isConnected()) {
      return Optional.of(
          new Verdict.Undecided(domain.toString(), "the domain is not known to be an interval"));
    }
    return function.joints().stream()
        .map(joint -> obstacle(joint).or(() -> order == 1 ? Optional.empty() : kink(joint)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Verdict> obstacle(Joint joint) {
    Optional<Boolean> continuous =
        joint.isBetweenSmoothPieces()
            ? joint.isContinuous()
            : Optional.of(joint.value().isEmpty() || joint.isContinuousFromInside());
    if (continuous.orElse(false)) {
      return Optional.empty();
    }
    String where = joint.place().toString();
    return Optional.of(
        continuous.isPresent() && joint.isBetweenSmoothPieces()
            ? new Verdict.Refuted(where, "the function is not continuous")
            : new Verdict.Undecided(where, "it is not known whether it is continuous"));
  }

  /// A place where the slope jumps or may jump.
  private static Optional<Verdict> kink(Joint joint) {
    if (!joint.isBetweenSmoothPieces()) {
      return Optional.empty();
    }
    String where = joint.place().toString();
    OptionalInt jump = joint.jump(1);
    if (jump.isEmpty()) {
      return Optional.of(
          new Verdict.Undecided(where, "it is not known whether the slope is continuous"));
    }
    return jump.getAsInt() == 0
        ? Optional.empty()
        : Optional.of(
            new Verdict.Refuted(
                where,
                "the slope jumps from %s to %s"
                    .formatted(joint.limit(1, Side.LEFT), joint.limit(1, Side.RIGHT))));
  }

  /// Whether a constant is large enough.
  Verdict check(Expr constant, PiecewiseFunction function, Domain domain) {
    Context context = function.context();
    Value claimed = Value.of(context.stable(constant));
    if (slope.lo() > claimed.enclosure().hi() || order(claimed, context) > 0) {
      return new Verdict.Refuted(slope.where(), "the slope reaches " + steepest());
    }
    Optional<Verdict> obstacle = obstacle(function, domain, 1);
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    boolean isEnough = slope.hi() <= claimed.enclosure().lo() || isAtMost(claimed, context);
    return isEnough
        ? new Verdict.Proved(domain.cover(), boxes(function))
        : new Verdict.Undecided(slope.where(), "the slope may reach " + steepest());
  }

  private boolean isAtMost(Value claimed, Context context) {
    OptionalInt order = exactOrder(claimed, context);
    return order.isPresent() && order.getAsInt() <= 0;
  }

  private int order(Value claimed, Context context) {
    return exactOrder(claimed, context).orElse(0);
  }

  private OptionalInt exactOrder(Value claimed, Context context) {
    return slope.exact() == null
        ? OptionalInt.empty()
        : Value.of(slope.exact()).compareTo(claimed, context.algebra());
  }

  private String steepest() {
    String end = slope.asUpperEnd();
    return end.substring(0, end.length() - 1);
  }

  /// The constant, rounded up; `none` for a function that has steps or unbounded slopes.
  @Override
  public String toString() {
    return switch (verdict) {
      case Verdict.Proved _ -> slope.isInfinite() ? "none" : steepest();
      case Verdict.Refuted _ -> "none";
      case Verdict.Undecided _ -> "unknown";
    };
  }
}
