// SPDX-License-Identifier: Apache-2.0
package hillock.layers;

import hillock.codegen.ProgramBuilder;
import hillock.codegen.Value;
import hillock.numerics.Precision;

/// A function that makes of a row of n numbers x another one, y.
///
/// All gradients are functions of y: dx follows from y and dy. NaN in a row makes the whole row NaN, as
/// does +∞; -∞ among numbers (a masked entry) is as if it were not there, and gets y = 0, or -∞ of
/// log-softmax. A row of nothing but -∞ has no largest element to compare with and gives NaN, as in
/// PyTorch. Of softmin the same holds with the signs exchanged.
public enum RowFunction {
  /// y = exp(x) / Σ exp(x); dx = y·(dy − Σ y·dy).
  SOFTMAX("softmax"),

  /// y = x − log Σ exp(x), also where softmax rounds to 0 or 1; dx = dy − exp(y)·Σ dy.
  LOG_SOFTMAX("log-softmax"),

  /// y = exp(−x) / Σ exp(−x), the softmax of −x; dx = y·(Σ y·dy − dy).
  SOFTMIN("softmin"),

  /// The point of the simplex {y ≥ 0, Σ y = 1} that is nearest to x: y = max(0, x − τ), with the one τ
  /// that makes the sum 1 (`martins2016softmax`).
  ///
  /// dx = dy less its mean where y > 0, else 0.
  SPARSEMAX("sparsemax"),

  /// y = max(0, x/2 − τ)², with the one τ that makes the sum 1: between softmax and sparsemax, entmax
  /// with α = 1.5 (`peters2019sparse`).
  ///
  /// dx = √y·(dy − Σ √y·dy / Σ √y).
  ENTMAX_15("entmax-1.5");

  private final String text;

  RowFunction(String text) {
    this.text = text;
  }

  /// What people call it: `log-softmax`.
  public String text() {
    return text;
  }

  /// The largest error of a value, in ulps of the exact one.
  ///
  /// Of [#SPARSEMAX] and [#ENTMAX_15], an ulp counts as 2⁻⁵³ at least: what is left above a threshold is
  /// a difference. Measured on the 121 rows of `AccuracyTest`, by a reference of 300 bits and more, in
  /// floats and in doubles: softmax 1.87 and 2.22, softmin 1.64 and 1.92, log-softmax 1.04 and 1.10,
  /// sparsemax 0.50 and 0.33, entmax-1.5 0.50 and 2.00.
  public double maxUlps() {
    return switch (this) {
      case SOFTMAX, SOFTMIN -> 3;
      case LOG_SOFTMAX -> 2;
      case SPARSEMAX -> 1;
      case ENTMAX_15 -> 3;
    };
  }

  /// The largest error of a gradient, in ulps of the exact one for the y that is given.
  ///
  /// Where terms cancel, an ulp counts as some part of them at least: of [#LOG_SOFTMAX], as a rounding
  /// (2⁻²⁴ of floats, 2⁻⁵³ of doubles) of |dy| + exp(y)·|Σ dy|; of [#ENTMAX_15], as one of √y·max |dy|;
  /// of the others, as 2⁻⁴⁸ or 2⁻⁵³ of w·max |dy|, where w is the factor before the parenthesis (of
  /// [#SPARSEMAX], 1). Measured in the same way: softmax 1.60 and 1.15, softmin 1.47 and 1.28, log-softmax
  /// 1.39 and 1.25, sparsemax 0.89 and 0.77, entmax-1.5 1.33 and 1.20.
  public double maxUlpsOfGradients() {
    return switch (this) {
      case SOFTMAX, SOFTMIN, LOG_SOFTMAX -> 3;
      case SPARSEMAX, ENTMAX_15 -> 2;
    };
  }

  /// The steps from x to y.
  RowProgram forward(Precision precision) {
    return switch (this) {
      case SOFTMAX -> new SoftmaxForward(precision, false);
      case LOG_SOFTMAX -> new LogSoftmaxForward(precision);
      case SOFTMIN -> new SoftmaxForward(precision, true);
      case SPARSEMAX -> new ThresholdForward(precision, new SparsemaxThreshold());
      case ENTMAX_15 -> new ThresholdForward(precision, new EntmaxThreshold(precision));
    };
  }

  /// 1 for positive y and 0 for 0; NaN for NaN.
  private static Value isPositive(ProgramBuilder b) {
    Value y = b.input(0);
    return b.ifLess(b.constant(0), y, b.constant(1), y);
  }

  /// The steps from y and dy to dx.
  RowProgram backward(Precision precision) {
    return switch (this) {
      case SOFTMAX -> new SoftmaxBackward(precision, false);
      case LOG_SOFTMAX -> new LogSoftmaxBackward(precision);
      case SOFTMIN -> new SoftmaxBackward(precision, true);
      case SPARSEMAX -> new MeanBackward(precision, "y > 0 ? 1 : y", RowFunction::isPositive);
      case ENTMAX_15 -> new MeanBackward(precision, "sqrt(y)", b -> b.sqrt(b.input(0)));
    };
  }
}
