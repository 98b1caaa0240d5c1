// SPDX-License-Identifier: Apache-2.0
package hillock.surveys;

import hillock.calculus.Stabilizer;
import hillock.certify.Smoothness;
import hillock.certify.Smoothness.Corner;
import hillock.certify.Trait;
import hillock.certify.Verdict;
import hillock.certify.Verdict.Proved;
import hillock.certify.Verdict.Refuted;
import hillock.certify.Verdict.Undecided;
import hillock.expr.Bounds;
import hillock.expr.Expr;
import hillock.expr.Parameter;
import hillock.expr.Property;
import hillock.expr.Property.Saturation;
import hillock.expr.Rational;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What can be said of a function after `is`, with a verdict for every function.
public sealed interface Predicate {
  /// Whether it is true of a function.
  Verdict of(Term function);

  /// What follows the name of a function in a sentence: `is smooth`, `has range (0, 1)`.
  default String said() {
    return switch (this) {
      case OfTrait(var trait) -> (trait == Trait.BOTH_SIGNS ? "has " : "is ") + this;
      case OfClaim(Property.Saturates _) -> toString();
      case OfClaim(Property.Limit _),
          OfClaim(Property.Lipschitz _),
          OfClaim(Property.Kinks _),
          OfClaim(Property.FixedPoints _) ->
          "has " + this;
      case OfRange _ -> "has " + this;
      case OfClaim _, Differentiable _, Analytic _, Arithmetic _, Contextual _, Learned _ ->
          "is " + this;
      case Not(OfClaim(Property.Saturates(var side, var kind))) when kind == Saturation.NONE ->
          "saturates " + side.spelling();
      case Not(OfTrait(var trait)) when trait == Trait.NEVER_DEAD -> "is dead somewhere";
      case All _, Not _ -> "is " + this;
    };
  }

  /// Whether it makes sense to say it of a function; most is said of functions of one number.
  default boolean appliesTo(Term function) {
    return switch (this) {
      case OfTrait _, OfClaim _, OfRange _ -> function.isOfOneInput();
      case Differentiable _, Analytic _, Arithmetic _, Contextual _, Learned _ -> true;
      case All(var parts) -> parts.stream().allMatch(part -> part.appliesTo(function));
      case Not(var opposite) -> opposite.appliesTo(function);
    };
  }

  /// One of the traits of the literature: `smooth`, `never dead`.
  record OfTrait(Trait trait) implements Predicate {
    @Override
    public Verdict of(Term function) {
      return function.isOfOneInput() ? trait.of(function.prover()) : severalInputs(function);
    }

    @Override
    public String toString() {
      return trait.spelling();
    }
  }

  /// A claim in the words of `.act` files: `within (0, 1)`, `saturates left hard`.
  record OfClaim(Property property) implements Predicate {
    @Override
    public Verdict of(Term function) {
      return function.isOfOneInput()
          ? function.prover().check(property)
          : severalInputs(function);
    }

    @Override
    public String toString() {
      return property.toString();
    }
  }

  /// The set of values is this one, its ends included or not as they say: `range (0, 1/4]`.
  record OfRange(Bounds bounds) implements Predicate {
    @Override
    public Verdict of(Term function) {
      return function.isOfOneInput()
          ? Ranges.check(bounds, function.prover())
          : severalInputs(function);
    }

    @Override
    public String toString() {
      return "range " + bounds;
    }
  }

  /// It has a derivative at a point, and that is continuous there: `differentiable at 0`.
  record Differentiable(Rational point) implements Predicate {
    @Override
    public Verdict of(Term function) {
      if (!function.isOfOneInput()) {
        return new Analytic().of(function);
      }
      Smoothness smoothness = function.prover().smoothness();
      double at = point.toDouble();
      Optional<Corner> corner =
          smoothness.corners().stream()
              .filter(c -> c.order() < 1 && c.place().lo() <= at && at <= c.place().hi())
              .findFirst();
      if (corner.isEmpty()) {
        return smoothness.verdict() instanceof Undecided undecided
            ? undecided
            : new Proved("f' is continuous at " + point, 0);
      }
      boolean isThere = corner.get().place().lo() == corner.get().place().hi();
      return isThere && corner.get().isExact()
          ? new Refuted(point.toString(), corner.get().toString())
          : new Undecided(point.toString(), "there may be a kink");
    }

    @Override
    public String toString() {
      return "differentiable at " + point;
    }
  }

  /// Every derivative exists everywhere, because every part is analytic: no choice, no absolute
  /// value, no division by what may be 0. For functions of several inputs too.
  record Analytic() implements Predicate {
    @Override
    public Verdict of(Term function) {
      Stabilizer stabilizer = new Stabilizer(function.parameters());
      Expr stable = stabilizer.stable(function.expr());
      return Analyticity.obstacle(stable, stabilizer.algebra())
          .<Verdict>map(part -> new Undecided(part, "this part may not be analytic"))
          .orElseGet(() -> new Proved("a composition of analytic functions", 0));
    }

    @Override
    public String toString() {
      return "analytic";
    }
  }

  /// The formula takes no exponential, logarithm or the like.
  record Arithmetic() implements Predicate {
    @Override
    public Verdict of(Term function) {
      List<String> costly = Cost.of(function).transcendental();
      return costly.isEmpty()
          ? new Proved("the formula: arithmetic and choices alone", 0)
          : new Refuted("the formula", "it takes " + String.join(", ", costly));
    }

    @Override
    public String toString() {
      return "arithmetic";
    }
  }

  /// The value depends on more than one input.
  record Contextual() implements Predicate {
    @Override
    public Verdict of(Term function) {
      return Context.dependsOnSeveral(function);
    }

    @Override
    public String toString() {
      return "contextual";
    }
  }

  /// Training adjusts its shape.
  record Learned() implements Predicate {
    @Override
    public Verdict of(Term function) {
      long count = count(function);
      return count > 0
          ? new Proved("learned parameters: " + count, 0)
          : new Refuted("the formula", "it has no learned parameter");
    }

    /// How many numbers are learned.
    static long count(Term function) {
      return function.parameters().stream()
          .filter(Parameter::isLearned)
          .mapToLong(p -> p.elements().size())
          .sum();
    }

    @Override
    public String toString() {
      return "learned";
    }
  }

  /// Several at once.
  record All(List<Predicate> parts) implements Predicate {
    public All {
      parts = List.copyOf(parts);
    }

    @Override
    public Verdict of(Term function) {
      return Verdicts.all(parts.stream().map(part -> part.of(function)).toList());
    }

    @Override
    public String toString() {
      return parts.stream().map(Predicate::toString).collect(Collectors.joining(" and "));
    }
  }

  /// The opposite.
  record Not(Predicate opposite) implements Predicate {
    @Override
    public Verdict of(Term function) {
      return Verdicts.not(opposite.of(function));
    }

    @Override
    public String toString() {
      return opposite instanceof All ? "not (" + opposite + ")" : "not " + opposite;
    }
  }

  private static Verdict severalInputs(Term function) {
    return new Undecided(
        String.join(", ", function.inputs()), "it is said of functions of one input only");
  }
}
