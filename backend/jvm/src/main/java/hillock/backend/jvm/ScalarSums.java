// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import java.util.Arrays;
import java.util.Objects;

/// Loops of reductions over one number after another.
final class ScalarSums extends PartialSums {
  @Override
  void addAll(float[] x, int from, int length) {
    Arrays.fill(sums, 0);
    for (int i = from; i < from + length; i += COUNT) {
      for (int j = 0; j < COUNT; j++) {
        sums[j] += x[i + j];
      }
    }
  }

  @Override
  void addAll(float[] x, int xFrom, float[] y, int yFrom, int length) {
    Arrays.fill(sums, 0);
    for (int i = 0; i < length; i += COUNT) {
      for (int j = 0; j < COUNT; j++) {
        sums[j] += (double) x[xFrom + i + j] * y[yFrom + i + j];
      }
    }
  }

  @Override
  void addAll(double[] x, int from, int length) {
    Arrays.fill(sums, 0);
    Arrays.fill(lost, 0);
    for (int i = from; i < from + length; i += COUNT) {
      for (int j = 0; j < COUNT; j++) {
        add(j, x[i + j], 0);
      }
    }
  }

  @Override
  void addAll(double[] x, int xFrom, double[] y, int yFrom, int length) {
    Arrays.fill(sums, 0);
    Arrays.fill(lost, 0);
    for (int i = 0; i < length; i += COUNT) {
      for (int j = 0; j < COUNT; j++) {
        addProduct(j, x[xFrom + i + j], y[yFrom + i + j]);
      }
    }
  }

  @Override
  public float max(float[] x, int from, int length) {
    Objects.checkFromIndexSize(from, length, x.length);
    float max = Float.NEGATIVE_INFINITY;
    for (int i = from; i < from + length; i++) {
      max = x[i] > max ? x[i] : max;
    }
    return max + 0f;
  }

  @Override
  public double max(double[] x, int from, int length) {
    Objects.checkFromIndexSize(from, length, x.length);
    double max = Double.NEGATIVE_INFINITY;
    for (int i = from; i < from + length; i++) {
      max = x[i] > max ? x[i] : max;
    }
    return max + 0.0;
  }
}
