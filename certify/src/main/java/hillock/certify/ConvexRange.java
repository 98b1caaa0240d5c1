// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.calculus.Derivative;
import hillock.calculus.Stabilizer;
import hillock.calculus.Variables;
import hillock.expr.Bounds;
import hillock.expr.Bounds.End;
import hillock.expr.Expr;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Param;
import hillock.expr.Function;
import hillock.expr.Parameter;
import hillock.expr.Rational;
import hillock.numerics.Interval;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// For which values of a parameter p a function f = A + p·B has a property, where the functions
/// that have it form a convex cone, as the nondecreasing or the convex ones do.
///
/// These values are an interval then. If it holds at two values, it holds between; if it fails at
/// one and holds at another, it fails beyond the first. It holds for all larger values if B itself
/// has the property. So a few proofs at single values, and bisection, tell all.
///
/// @param lo where it begins; empty if with the domain
/// @param hi where it ends; empty if with the domain
record ConvexRange(Optional<Threshold> lo, Optional<Threshold> hi) {
  private static final List<Rational> PROBES =
      List.of(
          Rational.ZERO,
          Rational.ONE,
          Rational.HALF,
          Rational.MINUS_ONE,
          Rational.TWO,
          Rational.of(1, 10),
          Rational.of(-1, 10),
          Rational.of(10));

  private static final int DOUBLINGS = 14;
  private static final int HALVINGS = 22;

  /// How far beyond a threshold at a short number the property is to fail.
  private static final Rational NEAR = Rational.of(1, 1_000_000);

  /// The end of an interval, between two values.
  ///
  /// @param holds a value at which the property is proved
  /// @param fails a value at which it is refuted
  record Threshold(Rational holds, Rational fails) {}

  /// True if the property holds at one value only.
  boolean isPoint() {
    return lo.isPresent() && hi.isPresent() && lo.get().holds().equals(hi.get().holds());
  }

  /// Whether the property holds at a value; empty if that is not known.
  Optional<Boolean> contains(Rational value) {
    boolean isBelow = lo.map(t -> value.compareTo(t.fails()) <= 0).orElse(false);
    boolean isAbove = hi.map(t -> value.compareTo(t.fails()) >= 0).orElse(false);
    if (isBelow || isAbove) {
      return Optional.of(false);
    }
    boolean isInside =
        lo.map(t -> value.compareTo(t.holds()) >= 0).orElse(true)
            && hi.map(t -> value.compareTo(t.holds()) <= 0).orElse(true);
    return isInside ? Optional.of(true) : Optional.empty();
  }

  /// A property that a prover decides.
  interface Question {
    Verdict of(Prover prover);

    /// The verdict of a function that may have no value anywhere: then it is undecided.
    default Verdict ask(Supplier<Prover> prover) {
      try {
        return of(prover.get());
      } catch (ArithmeticException undefined) {
        return new Verdict.Undecided("the whole line", String.valueOf(undefined.getMessage()));
      }
    }
  }

  /// Whether the only parameter of a family enters linearly: B is free of it.
  static boolean isLinear(Family family) {
    if (family.parameters().size() != 1 || family.parameters().getFirst().isVector()) {
      return false;
    }
    Stabilizer stabilizer = family.stabilizer();
    Expr own = stabilizer.algebra().normalize(own(family));
    return !Variables.in(slope(family, stabilizer)).contains(own)
        && !chooses(stabilizer.stable(family.formula()), own);
  }

  /// True if a choice depends on the parameter.
  private static boolean chooses(Expr expr, Expr own) {
    boolean isChoice =
        switch (expr) {
          case Expr.Min _, Expr.Max _ -> Variables.in(expr).contains(own);
          case Expr.Select(var _, var left, var right, var _, var _) ->
              Variables.in(left).contains(own) || Variables.in(right).contains(own);
          case Expr.Apply(var f, var u) ->
              f == Function.ABS && Variables.in(u).contains(own);
          case Const _, Expr.Named _, Expr.Input _, Param _, Expr.Draw _ -> false;
          case Expr.Sum _, Expr.Product _, Expr.Power _, Expr.Hypot _ -> false;
        };
    return isChoice || expr.operands().stream().anyMatch(operand -> chooses(operand, own));
  }

  /// B.
  private static Expr slope(Family family, Stabilizer stabilizer) {
    Expr stable = stabilizer.stable(family.formula());
    return stabilizer.stable(Derivative.of(stable, own(family), stabilizer.algebra()));
  }

  private static Param own(Family family) {
    return new Param(family.parameters().getFirst().name(), 0);
  }

  /// The range; empty if no value with the property was found or something is not decided.
  static Optional<ConvexRange> of(Family family, Question question) {
    return new Search(family, question).range();
  }

  /// What was found of one end.
  ///
  /// @param isKnown false if the search came to nothing
  /// @param threshold empty if the property holds as far as the domain goes
  private record Found(boolean isKnown, Optional<Threshold> threshold) {
    static final Found NONE = new Found(true, Optional.empty());
    static final Found UNKNOWN = new Found(false, Optional.empty());
  }

  private record Search(Family family, Question question) {
    private Verdict at(Rational value) {
      return question.ask(() -> family.prover(family.at(value)));
    }

    Optional<ConvexRange> range() {
      Parameter parameter = family.parameters().getFirst();
      for (Rational probe : PROBES) {
        if (parameter.domain().contains(probe) && at(probe).isProved()) {
          return from(probe, parameter.domain());
        }
      }
      return Optional.empty();
    }

    private Optional<ConvexRange> from(Rational good, Bounds domain) {
      Found lo = end(good, domain.lo(), -1);
      Found hi = lo.isKnown() ? end(good, domain.hi(), 1) : Found.UNKNOWN;
      return hi.isKnown()
          ? Optional.of(new ConvexRange(lo.threshold(), hi.threshold()))
          : Optional.empty();
    }

    private Found end(Rational good, End end, int side) {
      return switch (end) {
        case End.Finite(Const(var value)) ->
            switch (at(value)) {
              case Verdict.Proved _ -> Found.NONE;
              case Verdict.Refuted _ -> bisected(good, value);
              case Verdict.Undecided _ -> Found.UNKNOWN;
            };
        case End.Finite _ -> Found.UNKNOWN;
        case End.Infinite _ -> unbounded(good, side);
      };
    }

    private Found unbounded(Rational good, int side) {
      Stabilizer stabilizer = family.stabilizer();
      Expr b = slope(family, stabilizer);
      Expr outward = stabilizer.algebra().scale(Rational.of(side), b);
      if (question.ask(() -> family.prover(outward)).isProved()) {
        return Found.NONE;
      }
      Rational step = Rational.of(side);
      for (int i = 0; i < DOUBLINGS; i++) {
        Rational far = good.add(step);
        if (at(far) instanceof Verdict.Refuted) {
          return bisected(good, far);
        }
        step = step.multiply(Rational.TWO);
      }
      return Found.UNKNOWN;
    }

    private Found bisected(Rational good, Rational bad) {
      Optional<Threshold> exact = atSimpleNumber(good, bad);
      if (exact.isPresent()) {
        return new Found(true, exact);
      }
      Rational holds = good;
      Rational fails = bad;
      for (int i = 0; i < HALVINGS; i++) {
        Rational middle = holds.add(fails).divide(Rational.TWO);
        switch (at(middle)) {
          case Verdict.Proved _ -> holds = middle;
          case Verdict.Refuted _ -> fails = middle;
          case Verdict.Undecided _ -> {
            return new Found(true, Optional.of(new Threshold(holds, fails)));
          }
        }
      }
      return new Found(true, Optional.of(new Threshold(holds, fails)));
    }

    /// A threshold at the shortest number between the two, such as 0 or 1.
    private Optional<Threshold> atSimpleNumber(Rational good, Rational bad) {
      Interval between = Numbers.enclose(good).hull(Numbers.enclose(bad));
      Optional<Rational> simple = SimpleRational.in(between);
      if (simple.isEmpty() || !at(simple.get()).isProved()) {
        return Optional.empty();
      }
      Rational step = NEAR.multiply(Rational.of(bad.compareTo(good)));
      Rational beyond = simple.get().add(step);
      return at(beyond) instanceof Verdict.Refuted
          ? Optional.of(new Threshold(simple.get(), beyond))
          : Optional.empty();
    }
  }
}
