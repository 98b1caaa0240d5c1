// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.certify.ConvexRange.Threshold;
import hillock.expr.Activation;
import hillock.expr.Bounds;
import hillock.expr.Expr;
import hillock.expr.Parameter;
import hillock.expr.Property;
import hillock.expr.Property.Curvature;
import hillock.expr.Property.Direction;
import hillock.expr.Property.Parity;
import hillock.expr.Property.Saturation;
import hillock.expr.Property.Side;
import hillock.expr.Rational;
import hillock.numerics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Which properties a function has for all values of its parameters, and if not, for which.
///
/// Three ways lead to an answer. Parameters that only stretch the axes are of no consequence: the
/// proof at one value is one for all. A parameter that enters linearly has the property on an
/// interval, which [ConvexRange] finds. Otherwise signs in algebra may prove it, and the prover at
/// some values may refute it.
public final class ForAllParameters {
  private static final int MAX_PARAMETERS = 6;

  /// So many digits of a threshold, if they are certain.
  private static final int SHOWN = 8;

  private static final String ALL = "for all";
  private static final String NONE = "for none";
  private static final String UNKNOWN = "unknown";
  private static final String PROVED = "proved";
  private static final String REFUTED = "refuted";
  private static final String UNDECIDED = "undecided";

  /// Values that are tried where a proof for all is not at hand.
  private static final List<Rational> PROBES =
      List.of(
          Rational.of(1, 10),
          Rational.ZERO,
          Rational.MINUS_ONE,
          Rational.of(-1, 10),
          Rational.TWO,
          Rational.of(10));

  /// A property of functions that a stretched function has if and only if the function has, and
  /// that sums and positive multiples inherit.
  ///
  /// @param ignoresPlace whether functions with shifted inputs have it, too
  private record Asked(
      String name,
      boolean ignoresPlace,
      ConvexRange.Question question,
      Predicate<SymbolicSides> symbolic) {
    boolean isOfSlopes() {
      return name.equals(NONDECREASING);
    }
  }

  private static final String NONDECREASING = "nondecreasing";

  private static final List<Asked> ASKED =
      List.of(
          new Asked("continuous", true, ForAllParameters::continuous, SymbolicSides::isContinuous),
          new Asked(
              NONDECREASING,
              true,
              prover -> prover.check(new Property.Monotone(Direction.NONDECREASING)),
              SymbolicSides::isNondecreasing),
          new Asked(
              "convex",
              true,
              prover -> prover.check(new Property.Curved(Curvature.CONVEX)),
              SymbolicSides::isConvex),
          new Asked(
              "odd",
              false,
              prover -> prover.check(new Property.Symmetric(Parity.ODD)),
              SymbolicSides::isOdd),
          new Asked("f(0) = 0", false, ForAllParameters::zeroAtZero, SymbolicSides::isZeroAtZero),
          new Asked("f(x) >= 0", true, ForAllParameters::nonNegative, SymbolicSides::isNonNegative),
          new Asked(
              "saturates left",
              true,
              prover -> saturates(prover, Side.LEFT),
              sides -> sides.saturates(true)),
          new Asked(
              "saturates right",
              true,
              prover -> saturates(prover, Side.RIGHT),
              sides -> sides.saturates(false)));

  private final Activation function;
  private final Family family;
  private final Family shifted;
  private final Optional<SymbolicSides> sides;

  private ForAllParameters(Activation function) {
    this.function = function;
    this.family = Family.of(function);
    this.shifted = family.shifted();
    this.sides = SymbolicSides.of(family);
  }

  /// The statements about a function of one input; none if it has no parameters, or many.
  public static List<FamilyStatement> of(Activation function) {
    boolean isAsked =
        function.inputs().size() == 1
            && !function.parameters().isEmpty()
            && function.parameters().size() <= MAX_PARAMETERS;
    if (!isAsked) {
      return List.of();
    }
    ForAllParameters all = new ForAllParameters(function);
    return ASKED.stream().map(all::statement).toList();
  }

  private FamilyStatement statement(Asked asked) {
    Family own = asked.ignoresPlace() ? shifted : family;
    if (own.parameters().isEmpty()) {
      return ofOne(own, asked);
    }
    if (sides.map(known -> known.prove(asked.symbolic())).orElse(false)) {
      return withZero(new FamilyStatement(asked.name(), ALL, PROVED, "by signs in algebra"), asked);
    }
    Optional<FamilyStatement> range =
        linear(own, asked).or(() -> hasZero() ? Optional.empty() : sheared(own, asked));
    return range.orElseGet(() -> sampled(asked));
  }

  /// The statement of a family that is one function, stretched and shifted.
  private FamilyStatement ofOne(Family own, Asked asked) {
    List<String> names = new ArrayList<>(own.stretching());
    names.addAll(own.shifting());
    String how =
        "%s only %s".formatted(
            String.join(" and ", names),
            names.size() == 1
                ? (own.shifting().isEmpty() ? "stretches the axes" : "shifts the input")
                : "stretch or shift the axes");
    return switch (asked.question().ask(() -> own.prover(own.formula()))) {
      case Verdict.Proved _ ->
          withZero(new FamilyStatement(asked.name(), ALL, PROVED, how), asked);
      case Verdict.Refuted _ ->
          withZero(new FamilyStatement(asked.name(), NONE, REFUTED, how), asked);
      case Verdict.Undecided(var _, var reason) ->
          new FamilyStatement(asked.name(), UNKNOWN, UNDECIDED, reason);
    };
  }

  private boolean hasZero() {
    return function.parameters().stream().anyMatch(Family::isClosedAtZero);
  }

  /// A statement about positive parameters, extended to those that may be 0.
  private FamilyStatement withZero(FamilyStatement positive, Asked asked) {
    List<Parameter> ends =
        function.parameters().stream().filter(Family::isClosedAtZero).toList();
    if (ends.isEmpty()) {
      return positive;
    }
    if (function.parameters().size() > 1) {
      return sampled(asked);
    }
    String name = ends.getFirst().name();
    Activation atZero = function.withDefaults(Map.of(name, Rational.ZERO));
    boolean holdsBeside = positive.answer().equals(ALL);
    return switch (asked.question().ask(() -> Prover.of(atZero))) {
      case Verdict.Proved _ ->
          holdsBeside
              ? positive
              : new FamilyStatement(
                  asked.name(), "iff " + name + " = 0", REFUTED, positive.remark());
      case Verdict.Refuted _ ->
          holdsBeside
              ? new FamilyStatement(
                  asked.name(), "iff " + name + " > 0", REFUTED, positive.remark())
              : positive;
      case Verdict.Undecided(var _, var reason) ->
          new FamilyStatement(asked.name(), UNKNOWN, UNDECIDED, "at " + name + " = 0: " + reason);
    };
  }

  private static Optional<FamilyStatement> linear(Family own, Asked asked) {
    return ConvexRange.isLinear(own)
        ? ConvexRange.of(own, asked.question()).map(range -> ranged(own, asked, range))
        : Optional.empty();
  }

  /// Of slopes, stretching both axes by any factor but 0 leaves the signs as they are.
  private static Optional<FamilyStatement> sheared(Family own, Asked asked) {
    if (!asked.isOfSlopes()) {
      return Optional.empty();
    }
    return own.sheared()
        .flatMap(
            sheared ->
                ConvexRange.of(sheared.family(), asked.question())
                    .filter(range -> holdsWhereFactorIsZero(own, sheared.factor(), asked, range))
                    .map(range -> ranged(own, asked, range)));
  }

  /// Whether the range is right where the factor is 0, too.
  private static boolean holdsWhereFactorIsZero(
      Family own, Expr factor, Asked asked, ConvexRange range) {
    Optional<Rational> zero = LinearRoot.of(factor, own);
    if (zero.isEmpty()) {
      return false;
    }
    Verdict there = asked.question().ask(() -> own.prover(own.at(zero.get())));
    Optional<Boolean> claimed = range.contains(zero.get());
    return claimed.isPresent()
        && (claimed.get() ? there.isProved() : there instanceof Verdict.Refuted);
  }

  private static FamilyStatement ranged(Family own, Asked asked, ConvexRange range) {
    String name = own.parameters().getFirst().name();
    if (range.lo().isEmpty() && range.hi().isEmpty()) {
      return new FamilyStatement(
          asked.name(), ALL, PROVED, "such functions form a cone, linear in " + name);
    }
    if (range.isPoint()) {
      String only = Digits.nearest(range.lo().orElseThrow().holds().toDouble());
      return new FamilyStatement(
          asked.name(), "iff %s = %s".formatted(name, only), REFUTED, "proved there, refuted beside");
    }
    List<String> conditions = new ArrayList<>();
    List<String> witnesses = new ArrayList<>();
    range.lo().ifPresent(t -> add(name, ">=", t, conditions, witnesses));
    range.hi().ifPresent(t -> add(name, "<=", t, conditions, witnesses));
    return new FamilyStatement(
        asked.name(),
        "iff " + String.join(" and ", conditions),
        REFUTED,
        String.join("; ", witnesses));
  }

  private static void add(
      String name,
      String comparison,
      Threshold threshold,
      List<String> conditions,
      List<String> witnesses) {
    double holds = value(threshold.holds());
    double fails = value(threshold.fails());
    Interval between = Interval.of(Math.min(holds, fails), Math.max(holds, fails));
    boolean isShort = Numbers.enclose(threshold.holds()).isPoint() && holds == Math.rint(holds * 8) / 8;
    String shown = isShort ? Digits.nearest(holds) : Digits.certain(between, SHOWN);
    conditions.add("%s %s %s".formatted(name, comparison, shown));
    witnesses.add(
        "proved at %s, refuted at %s".formatted(Digits.nearest(holds), Digits.nearest(fails)));
  }

  private static double value(Rational number) {
    return number.toDouble();
  }

  /// The verdicts at the defaults and where one parameter has another value.
  private FamilyStatement sampled(Asked asked) {
    int proved = 0;
    int tried = 0;
    for (Map<String, Rational> values : samples()) {
      Verdict verdict = asked.question().ask(() -> Prover.of(function.withDefaults(values)));
      tried++;
      if (verdict.isProved()) {
        proved++;
      }
      if (verdict instanceof Verdict.Refuted) {
        String at = values.isEmpty() ? "at the defaults" : "at " + text(values);
        return new FamilyStatement(asked.name(), "not for all", REFUTED, "not " + at);
      }
    }
    return new FamilyStatement(
        asked.name(),
        UNKNOWN,
        UNDECIDED,
        "it holds at %d of %d values tried, which proves nothing for all".formatted(proved, tried));
  }

  private static String text(Map<String, Rational> values) {
    return values.entrySet().stream()
        .map(e -> e.getKey() + " = " + e.getValue())
        .collect(Collectors.joining(", "));
  }

  private List<Map<String, Rational>> samples() {
    List<Map<String, Rational>> samples = new ArrayList<>(List.of(Map.of()));
    for (Rational probe : PROBES) {
      boolean fits =
          function.parameters().stream().allMatch(p -> p.domain().contains(probe));
      if (fits && function.parameters().size() > 1) {
        samples.add(
            function.parameters().stream()
                .collect(Collectors.toMap(Parameter::name, _ -> probe, (a, _) -> a, TreeMap::new)));
      }
    }
    for (Parameter parameter : function.parameters()) {
      for (Rational probe : PROBES) {
        if (!parameter.isVector() && parameter.domain().contains(probe)) {
          samples.add(Map.of(parameter.name(), probe));
        }
      }
    }
    return samples;
  }

  private static Verdict continuous(Prover prover) {
    Smoothness smoothness = prover.smoothness();
    if (!smoothness.verdict().isProved() || !prover.domain().isWholeLine()) {
      return new Verdict.Undecided("the whole line", "the smoothness is not known");
    }
    return smoothness.order() >= 0
        ? smoothness.verdict()
        : new Verdict.Refuted(smoothness.corners().getFirst().place().toString(), "it jumps");
  }

  private static Verdict zeroAtZero(Prover prover) {
    return prover.valueAtZero();
  }

  private static Verdict nonNegative(Prover prover) {
    return prover.check(
        new Property.Within(
            new Bounds(
                Bounds.End.of(Expr.of(0)),
                true,
                new Bounds.End.Infinite(true),
                false)));
  }

  private static Verdict saturates(Prover prover, Side side) {
    Verdict none = prover.check(new Property.Saturates(side, Saturation.NONE));
    return switch (none) {
      case Verdict.Proved(var cover, var _) -> new Verdict.Refuted(cover, "it does not saturate");
      case Verdict.Refuted(var at, var explanation) ->
          new Verdict.Proved(at + ": " + explanation, 0);
      case Verdict.Undecided undecided -> undecided;
    };
  }
}
