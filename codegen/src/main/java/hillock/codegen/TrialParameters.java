// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.expr.Activation;
import hillock.expr.Bounds;
import hillock.expr.Expr;
import hillock.expr.Expr.Param;
import hillock.expr.Parameter;
import hillock.expr.Rational;
import hillock.numerics.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Values of the learned parameters to try programs with: the defaults, and moderate numbers from
/// the domains.
final class TrialParameters {
  private static final double[] MODERATE = {0.3, 2.6, -1.7};

  private TrialParameters() {}

  /// One array for each trial, with a number for each learned element.
  static List<double[]> of(Activation activation) {
    List<double[]> trials = new ArrayList<>();
    trials.add(defaults(activation));
    if (!activation.learnedElements().isEmpty()) {
      for (int trial = 0; trial < MODERATE.length; trial++) {
        trials.add(moderate(activation, trial));
      }
    }
    return trials;
  }

  private static double[] defaults(Activation activation) {
    Map<Param, Expr> defaults = activation.defaults();
    return activation.learnedElements().stream()
        .mapToDouble(p -> Constant.nearest(defaults.getOrDefault(p, p), Precision.F32))
        .toArray();
  }

  /// Neighbouring elements get different numbers.
  private static double[] moderate(Activation activation, int trial) {
    double[] values = defaults(activation);
    int index = 0;
    for (Parameter parameter : activation.parameters()) {
      for (int i = 0; parameter.isLearned() && i < parameter.elements().size(); i++) {
        values[index] = allowed(parameter.domain(), trial + index, values[index]);
        index++;
      }
    }
    return values;
  }

  private static double allowed(Bounds domain, int start, double otherwise) {
    for (int i = 0; i < MODERATE.length; i++) {
      double value = Precision.F32.round(MODERATE[(start + i) % MODERATE.length]);
      if (domain.contains(Rational.of(value))) {
        return value;
      }
    }
    return otherwise;
  }
}
