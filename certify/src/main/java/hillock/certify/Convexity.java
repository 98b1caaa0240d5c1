// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.certify.Evidence.Fact;
import hillock.expr.Property.Curvature;
import java.util.List;
import java.util.Optional;

/// Whether a function is convex or concave on its domain.
///
/// @param curvature convex, concave or neither; convex for a linear function, which is both
/// @param verdict proved, or why the curvature is not known
public record Convexity(Curvature curvature, Verdict verdict) {
  static Convexity of(PiecewiseFunction function, Domain domain) {
    Evidence evidence = Evidence.ofCurvature(function);
    for (Curvature curvature : List.of(Curvature.CONVEX, Curvature.CONCAVE)) {
      Verdict verdict = check(curvature, evidence, function, domain);
      if (verdict.isProved()) {
        return new Convexity(curvature, verdict);
      }
    }
    return new Convexity(
        Curvature.NEITHER, check(Curvature.NEITHER, evidence, function, domain));
  }

  /// Whether a function is curved in a given sense.
  static Verdict check(Curvature curvature, PiecewiseFunction function, Domain domain) {
    return check(curvature, Evidence.ofCurvature(function), function, domain);
  }

  private static Verdict check(
      Curvature curvature, Evidence evidence, PiecewiseFunction function, Domain domain) {
    if (evidence.isEmpty() || !domain.verdict().isProved() || !domain.isConnected()) {
      return new Verdict.Undecided(domain.toString(), "the domain is not known to be an interval");
    }
    Optional<Joint> step =
        function.joints().stream()
            .filter(Joint::isBetweenSmoothPieces)
            .filter(joint -> !joint.isContinuous().orElse(false))
            .findFirst();
    if (step.isPresent()) {
      return ofStep(curvature, step.get(), domain);
    }
    boolean holds =
        switch (curvature) {
          case CONVEX -> evidence.isNeverNegative();
          case CONCAVE -> evidence.isNeverPositive();
          case NEITHER -> evidence.positive().isPresent() && evidence.negative().isPresent();
        };
    boolean needsLimits = curvature != Curvature.NEITHER || !holds;
    if (needsLimits && hasBoundaryValues(function)) {
      return new Verdict.Undecided(domain.toString(), "the value at the edge of the domain counts");
    }
    if (holds) {
      return new Verdict.Proved(domain.cover(), evidence.boxes());
    }
    return refutation(curvature, evidence, domain)
        .orElseGet(
            () ->
                evidence
                    .unknown()
                    .map(fact -> new Verdict.Undecided(fact.where(), fact.reason()))
                    .orElseGet(() -> new Verdict.Undecided("the whole line", "no evidence")));
  }

  /// A convex or concave function is continuous inside its domain.
  private static Verdict ofStep(Curvature curvature, Joint joint, Domain domain) {
    String where = joint.place().toString();
    if (joint.isContinuous().isEmpty()) {
      return new Verdict.Undecided(where, "it is not known whether the function is continuous");
    }
    return switch (curvature) {
      case CONVEX, CONCAVE -> new Verdict.Refuted(where, "the function is not continuous");
      case NEITHER -> new Verdict.Proved(domain.cover() + ", which has a step", 0);
    };
  }

  /// A value at the edge of the domain may lie off the curve inside.
  private static boolean hasBoundaryValues(PiecewiseFunction function) {
    return function.joints().stream()
        .filter(joint -> joint.left().isUndefined() || joint.right().isUndefined())
        .anyMatch(joint -> joint.value().isPresent() && !joint.isContinuousFromInside());
  }

  private static Optional<Verdict> refutation(
      Curvature curvature, Evidence evidence, Domain domain) {
    return switch (curvature) {
      case CONVEX -> refuted(evidence.negative(), "the slope falls");
      case CONCAVE -> refuted(evidence.positive(), "the slope rises");
      case NEITHER -> {
        String what =
            evidence.isNeverNegative() ? "convex" : evidence.isNeverPositive() ? "concave" : "";
        yield what.isEmpty()
            ? Optional.empty()
            : Optional.of(new Verdict.Refuted(domain.cover(), "it is " + what));
      }
    };
  }

  private static Optional<Verdict> refuted(Optional<Fact> fact, String what) {
    return fact.map(found -> new Verdict.Refuted(found.where(), what));
  }

  @Override
  public String toString() {
    return verdict.isProved() ? curvature.spelling() : "curvature unknown";
  }
}
