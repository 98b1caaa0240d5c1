// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

/// Examples with the class of each: a row of numbers and a label per example.
///
/// The arrays are not copied and must not be changed.
public final class LabeledSet {
  private final float[] inputs;
  private final int width;
  private final int[] labels;
  private final int classes;

  /// @param inputs the rows, one after another
  /// @param width the length of a row
  /// @param labels one class per row, from 0
  /// @param classes how many classes there are
  /// @throws IllegalArgumentException if sizes do not fit, a label is no class, or an input is not
  ///     finite
  public LabeledSet(float[] inputs, int width, int[] labels, int classes) {
    if (width < 1 || inputs.length != (long) width * labels.length) {
      throw new IllegalArgumentException(
          "%d labels and rows of %d numbers need %d numbers, not %d"
              .formatted(labels.length, width, (long) width * labels.length, inputs.length));
    }
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classes) {
        throw new IllegalArgumentException(
            "label %d of example %d is none of the classes 0 to %d"
                .formatted(labels[i], i, classes - 1));
      }
    }
    for (int i = 0; i < inputs.length; i++) {
      if (!Float.isFinite(inputs[i])) {
        throw new IllegalArgumentException(
            "input %d of example %d is %s".formatted(i % width, i / width, inputs[i]));
      }
    }
    this.inputs = inputs;
    this.width = width;
    this.labels = labels;
    this.classes = classes;
  }

  /// The number of examples.
  public int size() {
    return labels.length;
  }

  /// The numbers of all examples, row after row.
  public float[] inputs() {
    return inputs;
  }

  /// How many numbers an example has.
  public int width() {
    return width;
  }

  /// The class of each example.
  public int[] labels() {
    return labels;
  }

  /// How many classes there are.
  public int classes() {
    return classes;
  }
}
