// SPDX-License-Identifier: Apache-2.0
package hillock.surveys;

import hillock.calculus.Stabilizer;
import hillock.calculus.Variables;
import hillock.certify.Prover;
import hillock.certify.Verdict;
import hillock.expr.Arithmetic;
import hillock.expr.Bounds;
import hillock.expr.Expr;
import hillock.expr.Property;
import hillock.expr.Rational;
import hillock.expr.Substitution;
import hillock.numerics.BigReal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Whether two formulas mean the same, for all values of their inputs and parameters at which both
/// have a value, or at a point.
///
/// A counterexample is a point where enclosures of the exact values are disjoint. A proof is a
/// difference that is 0 by algebra, in every case that choices make, or whose range is proved to be
/// 0.
final class Equality {
  private static final Property ZERO = new Property.Within(Bounds.point(Arithmetic.ZERO));

  private final Term left;
  private final Term right;

  Equality(Term left, Term right) {
    this.left = left;
    this.right = right;
  }

  /// For all values.
  Verdict everywhere() {
    return counterexample().orElseGet(this::proof);
  }

  private Optional<Verdict> counterexample() {
    return Points.samples(left).stream()
        .flatMap(point -> difference(point).stream())
        .findFirst();
  }

  private Verdict proof() {
    Cases cases = new Cases(new Stabilizer(left.parameters()));
    Expr difference = Arithmetic.subtract(left.expr(), right.expr());
    if (cases.isZero(difference)) {
      String how = cases.count() == 1 ? "" : " in each of " + cases.count() + " cases";
      return new Verdict.Proved("the difference is 0 by algebra" + how, 0);
    }
    if (left.variables().size() == 1) {
      Expr.Input x = new Expr.Input(0, left.inputs().getFirst());
      return Prover.of(difference, x).check(ZERO);
    }
    return new Verdict.Undecided("every real", "neither an identity nor a counterexample");
  }

  /// At a point.
  Verdict at(Map<Expr, Rational> point) {
    Optional<Verdict> different = difference(point);
    if (different.isPresent()) {
      return different.get();
    }
    Expr there = value(Arithmetic.subtract(left.expr(), right.expr()), point);
    Stabilizer stabilizer = new Stabilizer(left.parameters());
    return stabilizer.stable(there) == stabilizer.algebra().number(0)
        ? new Verdict.Proved("exact arithmetic at " + Points.text(point), 0)
        : new Verdict.Undecided(Points.text(point), "the values are too near to each other");
  }

  private static Expr value(Expr expr, Map<Expr, Rational> point) {
    return Substitution.leaves(
        expr, leaf -> point.containsKey(leaf) ? Expr.of(point.get(leaf)) : leaf);
  }

  /// Whether the left side is greater at a point.
  Verdict isGreaterAt(Map<Expr, Rational> point) {
    String where = Points.text(point);
    Optional<BigReal> a = Points.value(left.expr(), point);
    Optional<BigReal> b = Points.value(right.expr(), point);
    if (a.isEmpty() || b.isEmpty() || !Points.areDifferent(a.get(), b.get())) {
      return new Verdict.Undecided(where, "the values are not told apart");
    }
    return Points.isGreater(a.get(), b.get())
        ? new Verdict.Proved(where + ": " + values(a.get(), b.get()), 0)
        : new Verdict.Refuted(where, values(a.get(), b.get()));
  }

  /// A refutation if the sides have different values at a point.
  private Optional<Verdict> difference(Map<Expr, Rational> point) {
    Optional<BigReal> a = Points.value(left.expr(), point);
    Optional<BigReal> b = Points.value(right.expr(), point);
    return a.isPresent() && b.isPresent() && Points.areDifferent(a.get(), b.get())
        ? Optional.of(new Verdict.Refuted(where(point), values(a.get(), b.get())))
        : Optional.empty();
  }

  /// The point, without the variables that neither side depends on.
  private String where(Map<Expr, Rational> point) {
    Map<Expr, Rational> used = new LinkedHashMap<>(point);
    Set<Expr> there = new HashSet<>(Variables.in(left.expr()));
    there.addAll(Variables.in(right.expr()));
    used.keySet().retainAll(there);
    return Points.text(used);
  }

  private static String values(BigReal a, BigReal b) {
    return "the left side is %s, the right %s".formatted(Points.digits(a), Points.digits(b));
  }
}
