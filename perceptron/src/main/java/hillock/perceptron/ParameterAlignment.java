// SPDX-License-Identifier: Apache-2.0
package hillock.perceptron;

import hillock.calculus.RealEvaluator;
import hillock.expr.Activation;
import hillock.expr.Alignment;
import hillock.expr.Expr;
import hillock.expr.Expr.Param;
import hillock.numerics.BigReal;
import hillock.numerics.Precision;
import java.util.List;
import java.util.Map;

/// The learned parameters of a layer during training: at rest for the first epochs if the function
/// has an [Alignment], then set once from running statistics of the layer's sums, then learned.
///
/// The statistics are those of Zhou et al., *Learning specialized activation functions with the
/// piecewise linear unit* (2021): a mean and a standard deviation of all units and examples of a
/// batch, each moved a tenth of the way to those of the next batch.
final class ParameterAlignment {
  private static final double KEPT = 0.9;

  private final int epochs;
  private final Map<Param, Expr> values;
  private final List<Param> elements;
  private boolean isResting;
  private boolean hasSeenBatch;
  private double mean;
  private double deviation;

  ParameterAlignment(Activation activation) {
    this.epochs = activation.alignment().map(Alignment::epochs).orElse(0);
    this.values = activation.alignment().map(Alignment::values).orElse(Map.of());
    this.elements = activation.learnedElements();
  }

  /// Sets the parameters of the layer if their rest is over now.
  ///
  /// @param epoch counted from 1
  void beginEpoch(int epoch, ActivationLayer layer) {
    isResting = epoch <= epochs;
    if (epoch == epochs + 1) {
      align(layer);
    }
  }

  /// True if the parameters are not to be learned yet.
  boolean isResting() {
    return isResting;
  }

  /// Counts the sums of a batch.
  void observe(float[] sums, int length) {
    Moments batch = Moments.of(sums, length);
    double kept = hasSeenBatch ? KEPT : 0;
    mean = kept * mean + (1 - kept) * batch.mean();
    deviation = kept * deviation + (1 - kept) * Math.sqrt(batch.variance());
    hasSeenBatch = true;
  }

  private void align(ActivationLayer layer) {
    for (int i = 0; i < elements.size(); i++) {
      Expr value = values.get(elements.get(i));
      if (value != null) {
        layer.parameters[i] = number(value);
      }
    }
    layer.project();
  }

  /// NaN, of which training dies with a message, if the expression has no value.
  private float number(Expr value) {
    if (!Double.isFinite(mean) || !Double.isFinite(deviation)) {
      return Float.NaN;
    }
    Map<Expr, BigReal> statistics =
        Map.of(
            Alignment.MEAN, BigReal.of(mean), Alignment.DEVIATION, BigReal.of(deviation));
    try {
      return (float) RealEvaluator.round(value, statistics, Precision.F32).orElse(Double.NaN);
    } catch (ArithmeticException withoutValue) {
      return Float.NaN;
    }
  }
}
