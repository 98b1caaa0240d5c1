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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Values of the learned parameters to try programs with, all from their domains: the defaults,
/// moderate numbers, and extreme ones.
final class TrialParameters {
  private static final double[] MODERATE = {0.3, 2.6, -1.7};
  private static final double[] EXTREME = {
    Float.MAX_VALUE, 0x1p-126, -Float.MAX_VALUE, 0x1p64, -0x1p-140
  };

  private TrialParameters() {}

  /// The defaults and moderate numbers: one array for each trial, with a number for each learned
  /// element.
  static List<double[]> usual(Activation activation) {
    List<double[]> trials = new ArrayList<>();
    trials.add(defaults(activation));
    for (int trial = 0; trial < MODERATE.length; trial++) {
      trials.add(chosen(activation, MODERATE, trial, 1));
    }
    return distinct(trials);
  }

  /// The largest and the smallest numbers, the same for all elements, and mixed.
  static List<double[]> extreme(Activation activation) {
    List<double[]> trials = new ArrayList<>();
    for (int trial = 0; trial < EXTREME.length; trial++) {
      for (int step = 0; step < 3; step++) {
        trials.add(chosen(activation, EXTREME, trial, step));
      }
    }
    return distinct(trials);
  }

  private static List<double[]> distinct(List<double[]> trials) {
    Map<List<Double>, double[]> distinct = new LinkedHashMap<>();
    trials.forEach(t -> distinct.putIfAbsent(Arrays.stream(t).boxed().toList(), t));
    return List.copyOf(distinct.values());
  }

  private static double[] defaults(Activation activation) {
    Map<Param, Expr> defaults = activation.defaults();
    return activation.learnedElements().stream()
        .mapToDouble(p -> Constant.nearest(defaults.getOrDefault(p, p), Precision.F32))
        .toArray();
  }

  /// Numbers of a list, by turns.
  ///
  /// @param step how far apart in the list the numbers of neighbouring elements are
  private static double[] chosen(Activation activation, double[] numbers, int start, int step) {
    double[] values = defaults(activation);
    int index = 0;
    for (Parameter parameter : activation.parameters()) {
      for (int i = 0; parameter.isLearned() && i < parameter.elements().size(); i++) {
        values[index] = allowed(parameter.domain(), numbers, start + step * index, values[index]);
        index++;
      }
    }
    return values;
  }

  private static double allowed(Bounds domain, double[] numbers, int start, double otherwise) {
    for (int i = 0; i < numbers.length; i++) {
      double value = Precision.F32.round(numbers[(start + i) % numbers.length]);
      if (domain.contains(Rational.of(value))) {
        return value;
      }
    }
    return otherwise;
  }
}
