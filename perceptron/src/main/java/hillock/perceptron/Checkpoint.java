// SPDX-License-Identifier: Apache-2.0
package hillock.perceptron;

import java.util.List;

/// The weights, biases and learned parameters of a network at some moment, in memory.
public final class Checkpoint {
  private final List<float[]> arrays;

  /// Copies the arrays.
  Checkpoint(List<float[]> arrays) {
    this.arrays = arrays.stream().map(float[]::clone).toList();
  }

  /// Copies the numbers back.
  void copyTo(List<float[]> dst) {
    if (!lengths(dst).equals(lengths(arrays))) {
      throw new IllegalArgumentException("the checkpoint is of a network of another shape");
    }
    for (int i = 0; i < dst.size(); i++) {
      System.arraycopy(arrays.get(i), 0, dst.get(i), 0, dst.get(i).length);
    }
  }

  private static List<Integer> lengths(List<float[]> arrays) {
    return arrays.stream().map(array -> array.length).toList();
  }
}
