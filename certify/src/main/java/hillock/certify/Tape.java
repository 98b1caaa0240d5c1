// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import java.util.List;

/// An expression of one input as a list of steps, each on results of earlier ones.
///
/// Compiling once makes thousands of evaluations cheap: what an expression shares is computed once,
/// and closed parts are constants.
final class Tape {
  private final Step[] steps;

  Tape(List<Step> steps) {
    this.steps = steps.toArray(Step[]::new);
  }

  /// The number of steps: what one evaluation costs.
  int length() {
    return steps.length;
  }

  /// All values for inputs in a set, by the natural interval extension.
  Enclosure over(Enclosure x) {
    Enclosure[] results = new Enclosure[steps.length];
    for (int i = 0; i < steps.length; i++) {
      results[i] = steps[i].over(results, x);
    }
    return results[steps.length - 1];
  }

  /// True if every step is defined and bounded on the set, so that the expression is continuous at
  /// each point of it, from wherever it is defined.
  boolean isRegularOver(Enclosure x) {
    Enclosure[] results = new Enclosure[steps.length];
    for (int i = 0; i < steps.length; i++) {
      results[i] = steps[i].over(results, x);
      if (!results[i].isBounded() || steps[i] instanceof Step.Choose) {
        return false;
      }
    }
    return true;
  }

  /// True if the expression is known to be analytic at every point of the set: no root is taken of
  /// zero, and no choice is made.
  boolean isAnalyticOver(Enclosure x) {
    Enclosure[] results = new Enclosure[steps.length];
    for (int i = 0; i < steps.length; i++) {
      results[i] = steps[i].over(results, x);
      if (!results[i].isBounded() || !steps[i].isAnalyticOver(results)) {
        return false;
      }
    }
    return true;
  }

  /// The Taylor coefficients about every point of a box.
  ///
  /// @param x the jet of the input
  /// @throws ArithmeticException if the expression is not known to be analytic there
  Jet jet(Jet x) {
    Jet[] results = new Jet[steps.length];
    for (int i = 0; i < steps.length; i++) {
      results[i] = steps[i].jet(results, x);
    }
    return results[steps.length - 1];
  }

  /// A good approximation of the value at a point, no bound.
  double at(double x) {
    double[] results = new double[steps.length];
    for (int i = 0; i < steps.length; i++) {
      results[i] = steps[i].at(results, x);
    }
    return results[steps.length - 1];
  }
}
