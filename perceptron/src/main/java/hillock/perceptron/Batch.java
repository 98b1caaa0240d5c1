// SPDX-License-Identifier: Apache-2.0
package hillock.perceptron;

import hillock.perceptron.Examples.Labels;
import hillock.perceptron.Examples.Values;

/// Some examples, in an order.
final class Batch {
  private final Examples examples;
  private final int[] order;
  private final int start;
  private final int size;

  /// Examples number `order[start]` to `order[start + size - 1]`.
  Batch(Examples examples, int[] order, int start, int size) {
    this.examples = examples;
    this.order = order;
    this.start = start;
    this.size = size;
  }

  int size() {
    return size;
  }

  Examples.Targets targets() {
    return examples.targets();
  }

  /// Copies the inputs, row after row.
  void copyInputs(float[] dst) {
    int width = examples.width();
    for (int i = 0; i < size; i++) {
      System.arraycopy(examples.inputs(), order[start + i] * width, dst, i * width, width);
    }
  }

  /// The class of an example of this batch.
  int label(Labels labels, int i) {
    return labels.labels[order[start + i]];
  }

  /// A target of an example of this batch.
  float value(Values values, int i, int j) {
    return values.values[order[start + i] * values.width() + j];
  }
}
