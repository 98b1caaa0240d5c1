// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.certify.Evidence.Fact;
import hillock.expr.Property.Direction;
import java.util.List;
import java.util.Optional;

/// Where a function rises and falls, and whether it is monotone on its whole domain.
///
/// @param runs the maximal intervals on which it has one trend, as far as known
/// @param turns the minima and maxima between runs
/// @param direction how it is monotone on its domain
/// @param verdict proved, or why the direction is not known
public record Monotony(
    List<Run> runs, List<Turn> turns, Direction direction, Verdict verdict) {
  /// The statements tried in order; a constant function is nondecreasing.
  private static final List<Direction> STRONGEST_FIRST =
      List.of(
          Direction.INCREASING,
          Direction.DECREASING,
          Direction.NONDECREASING,
          Direction.NONINCREASING,
          Direction.NEITHER);

  public Monotony {
    runs = List.copyOf(runs);
    turns = List.copyOf(turns);
  }

  /// What a function does on an interval.
  public enum Trend {
    RISES,
    FALLS,
    CONSTANT,
    UNKNOWN
  }

  /// An interval on which a function has one trend.
  public record Run(Place from, Place to, Trend trend) {}

  /// A local minimum or maximum, where a falling run meets a rising one.
  public record Turn(Place place, Value value, boolean isMinimum) {
    @Override
    public String toString() {
      return "%s %s at %s".formatted(isMinimum ? "minimum" : "maximum", value, place);
    }
  }

  static Monotony of(PiecewiseFunction function, Domain domain) {
    Evidence evidence = Evidence.ofSlope(function);
    List<Run> runs = Runs.of(function);
    List<Turn> turns = Runs.turns(runs, function);
    for (Direction direction : STRONGEST_FIRST) {
      Verdict verdict = check(direction, evidence, domain);
      if (verdict.isProved()) {
        return new Monotony(runs, turns, direction, verdict);
      }
    }
    return new Monotony(
        runs, turns, Direction.NEITHER, check(Direction.NEITHER, evidence, domain));
  }

  /// Whether a function is monotone in a given sense.
  static Verdict check(Direction direction, PiecewiseFunction function, Domain domain) {
    return check(direction, Evidence.ofSlope(function), domain);
  }

  private static Verdict check(Direction direction, Evidence evidence, Domain domain) {
    if (evidence.isEmpty()) {
      return new Verdict.Undecided("the whole line", "the formula has no values");
    }
    boolean isStrict = evidence.doubt().isEmpty();
    boolean holds =
        switch (direction) {
          case INCREASING -> evidence.isNeverNegative() && isStrict;
          case NONDECREASING -> evidence.isNeverNegative();
          case DECREASING -> evidence.isNeverPositive() && isStrict;
          case NONINCREASING -> evidence.isNeverPositive();
          case NEITHER -> evidence.positive().isPresent() && evidence.negative().isPresent();
        };
    if (holds) {
      return new Verdict.Proved(domain.cover(), evidence.boxes());
    }
    Optional<Verdict> refuted = refutation(direction, evidence, domain);
    Optional<Fact> unknown = evidence.unknown().or(evidence::doubt);
    return refuted.orElseGet(
        () ->
            unknown
                .map(fact -> new Verdict.Undecided(fact.where(), reason(fact)))
                .orElseGet(() -> new Verdict.Undecided("the whole line", "no evidence")));
  }

  private static String reason(Fact fact) {
    return fact.reason().isEmpty() ? "the slope may be zero there" : fact.reason();
  }

  private static Optional<Verdict> refutation(
      Direction direction, Evidence evidence, Domain domain) {
    return switch (direction) {
      case INCREASING ->
          refuted(evidence.negative(), "it falls")
              .or(() -> refuted(evidence.plateau(), "it is constant"));
      case NONDECREASING -> refuted(evidence.negative(), "it falls");
      case DECREASING ->
          refuted(evidence.positive(), "it rises")
              .or(() -> refuted(evidence.plateau(), "it is constant"));
      case NONINCREASING -> refuted(evidence.positive(), "it rises");
      case NEITHER ->
          evidence.isNeverNegative() || evidence.isNeverPositive()
              ? Optional.of(new Verdict.Refuted(domain.cover(), "it is monotone"))
              : Optional.empty();
    };
  }

  private static Optional<Verdict> refuted(Optional<Fact> fact, String what) {
    return fact.map(found -> new Verdict.Refuted(found.where(), what));
  }

  @Override
  public String toString() {
    return verdict.isProved() ? direction.spelling() : "direction unknown";
  }
}
