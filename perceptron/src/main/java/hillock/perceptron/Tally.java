// SPDX-License-Identifier: Apache-2.0
package hillock.perceptron;

import java.util.OptionalDouble;

/// Losses counted together.
final class Tally {
  private double loss;
  private long examples;
  private long correct;
  private boolean isClassification;

  /// Counts an example of a class.
  void add(double lost, boolean isCorrect) {
    add(lost);
    isClassification = true;
    correct += isCorrect ? 1 : 0;
  }

  /// Counts an example.
  void add(double lost) {
    loss += lost;
    examples++;
  }

  boolean isFinite() {
    return Double.isFinite(loss);
  }

  Score score() {
    double accuracy = (double) correct / examples;
    return new Score(
        loss / examples, isClassification ? OptionalDouble.of(accuracy) : OptionalDouble.empty());
  }
}
