// SPDX-License-Identifier: Apache-2.0
package hillock.perceptron;

/// Examples to learn from: rows of numbers, each with what it should give.
///
/// What it should give is a label, learned with cross-entropy, or some numbers, learned with
/// squared error. The arrays are not copied and must not be changed.
public final class Examples {
  private final float[] inputs;
  private final int width;
  private final int count;
  private final Targets targets;

  /// What the examples should give.
  sealed interface Targets {
    /// How many outputs a network needs for them.
    int width();
  }

  /// One class per example.
  static final class Labels implements Targets {
    final int[] labels;
    private final int classes;

    Labels(int[] labels, int classes) {
      this.labels = labels;
      this.classes = classes;
    }

    @Override
    public int width() {
      return classes;
    }
  }

  /// Some numbers per example.
  static final class Values implements Targets {
    final float[] values;
    private final int width;

    Values(float[] values, int width) {
      this.values = values;
      this.width = width;
    }

    @Override
    public int width() {
      return width;
    }
  }

  private Examples(float[] inputs, int width, int count, Targets targets) {
    this.inputs = inputs;
    this.width = width;
    this.count = count;
    this.targets = targets;
    checkFinite("input", inputs, width);
  }

  /// Examples that belong to classes.
  ///
  /// @param inputs one row of numbers per example
  /// @param width the length of a row
  /// @param labels one class per example, counted from 0
  /// @param classes the number of classes, at least 2
  /// @throws IllegalArgumentException if sizes do not fit, a label is no class, or an input is not
  ///     finite
  public static Examples labeled(float[] inputs, int width, int[] labels, int classes) {
    int count = rows("inputs", inputs.length, width);
    if (labels.length != count) {
      throw new IllegalArgumentException(
          "%d examples need %d labels, not %d".formatted(count, count, labels.length));
    }
    if (classes < 2) {
      throw new IllegalArgumentException("there must be at least 2 classes, not " + classes);
    }
    for (int i = 0; i < count; i++) {
      if (labels[i] < 0 || labels[i] >= classes) {
        throw new IllegalArgumentException(
            "label %d of example %d is none of the classes 0 to %d"
                .formatted(labels[i], i, classes - 1));
      }
    }
    return new Examples(inputs, width, count, new Labels(labels, classes));
  }

  /// Examples that should give numbers.
  ///
  /// @param inputs one row of numbers per example
  /// @param width the length of a row
  /// @param targets one row of numbers per example
  /// @param targetWidth the length of a row of targets
  /// @throws IllegalArgumentException if sizes do not fit or a number is not finite
  public static Examples valued(float[] inputs, int width, float[] targets, int targetWidth) {
    int count = rows("inputs", inputs.length, width);
    if (rows("targets", targets.length, targetWidth) != count) {
      throw new IllegalArgumentException(
          "%d examples need %d rows of targets, not %d"
              .formatted(count, count, targets.length / targetWidth));
    }
    checkFinite("target", targets, targetWidth);
    return new Examples(inputs, width, count, new Values(targets, targetWidth));
  }

  private static int rows(String what, int length, int width) {
    if (width < 1) {
      throw new IllegalArgumentException(
          "a row of %s must have at least 1 number, not %d".formatted(what, width));
    }
    if (length == 0 || length % width != 0) {
      throw new IllegalArgumentException(
          "%d %s are no whole rows of %d, of which there must be at least 1"
              .formatted(length, what, width));
    }
    return length / width;
  }

  private static void checkFinite(String what, float[] numbers, int width) {
    for (int i = 0; i < numbers.length; i++) {
      if (!Float.isFinite(numbers[i])) {
        throw new IllegalArgumentException(
            "%s %d of example %d is %s: remove such examples or fill in a number"
                .formatted(what, i % width, i / width, numbers[i]));
      }
    }
  }

  /// The number of examples.
  public int count() {
    return count;
  }

  /// The number of inputs of an example.
  public int width() {
    return width;
  }

  /// The number of outputs that a network needs for these examples.
  public int outputs() {
    return targets.width();
  }

  float[] inputs() {
    return inputs;
  }

  Targets targets() {
    return targets;
  }
}
