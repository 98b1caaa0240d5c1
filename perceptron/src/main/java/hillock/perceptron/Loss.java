// SPDX-License-Identifier: Apache-2.0
package hillock.perceptron;

import hillock.codegen.spi.CompiledProgram;
import hillock.perceptron.Examples.Labels;
import hillock.perceptron.Examples.Values;

/// What training makes small: the mean of this over the examples, beside the L2 term (equation 26
/// of the survey).
sealed interface Loss {
  /// The loss that belongs to the targets of some examples.
  static Loss of(Examples.Targets targets, Engine engine) {
    return switch (targets) {
      case Labels labels -> new CrossEntropy(labels, engine.exponential());
      case Values values -> new SquaredError(values);
    };
  }

  /// Adds the loss of a batch to a tally and computes its gradient.
  ///
  /// @param outputs the outputs of the network, row after row
  /// @param gradient receives the gradient, in the outputs, of the mean over the batch
  void add(Batch batch, float[] outputs, float[] gradient, Tally tally);

  /// Softmax and cross-entropy: log Σ exp(z_k) − z_label.
  ///
  /// The largest output is subtracted from all first, so that nothing overflows. The gradient is
  /// softmax(z) less one at the label, over the number of examples.
  final class CrossEntropy implements Loss {
    private static final float[] NOTHING_LEARNED = {};

    private final Labels labels;
    private final Pointwise exponential;

    CrossEntropy(Labels labels, CompiledProgram exponential) {
      this.labels = labels;
      this.exponential = new Pointwise(exponential);
    }

    @Override
    public void add(Batch batch, float[] outputs, float[] gradient, Tally tally) {
      int classes = labels.width();
      int length = batch.size() * classes;
      for (int row = 0; row < length; row += classes) {
        float max = outputs[row + largest(outputs, row, classes)];
        for (int k = 0; k < classes; k++) {
          gradient[row + k] = outputs[row + k] - max;
        }
      }
      float[][] inPlace = {gradient};
      exponential.run(inPlace, 0, inPlace, 0, length, NOTHING_LEARNED);
      for (int i = 0; i < batch.size(); i++) {
        int row = i * classes;
        int label = batch.label(labels, i);
        int predicted = largest(outputs, row, classes);
        float sum = normalize(gradient, row, classes, batch.size());
        double lost = StrictMath.log(sum) + outputs[row + predicted] - outputs[row + label];
        gradient[row + label] -= 1f / batch.size();
        tally.add(lost, predicted == label);
      }
    }

    /// The place of the largest number of a row, the first of several.
    private static int largest(float[] numbers, int row, int classes) {
      int largest = 0;
      for (int k = 1; k < classes; k++) {
        if (numbers[row + k] > numbers[row + largest]) {
          largest = k;
        }
      }
      return largest;
    }

    /// Divides the numbers of a row by their sum and the size of the batch; gives the sum.
    private static float normalize(float[] numbers, int row, int classes, int size) {
      float sum = 0;
      for (int k = 0; k < classes; k++) {
        sum += numbers[row + k];
      }
      float factor = 1 / (sum * size);
      for (int k = 0; k < classes; k++) {
        numbers[row + k] *= factor;
      }
      return sum;
    }
  }

  /// Half of the squared distance: Σ (z_k − target_k)²/2.
  final class SquaredError implements Loss {
    private final Values values;

    SquaredError(Values values) {
      this.values = values;
    }

    @Override
    public void add(Batch batch, float[] outputs, float[] gradient, Tally tally) {
      int width = values.width();
      for (int i = 0; i < batch.size(); i++) {
        double lost = 0;
        for (int k = 0; k < width; k++) {
          int place = i * width + k;
          float difference = outputs[place] - batch.value(values, i, k);
          gradient[place] = difference / batch.size();
          lost += 0.5 * difference * difference;
        }
        tally.add(lost);
      }
    }
  }
}
