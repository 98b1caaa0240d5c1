// SPDX-License-Identifier: Apache-2.0
package hillock.layers;

import hillock.numerics.Philox;
import java.util.ArrayList;
import java.util.List;

/// Rows of many kinds: moderate and wide, flat, with ties, with one element far above the others.
final class TestRows {
  private static final int[] LENGTHS = {1, 2, 3, 7, 16, 33, 100};

  private TestRows() {}

  /// Finite numbers that floats hold.
  static List<double[]> all() {
    List<double[]> all = new ArrayList<>();
    long seed = 0;
    for (int length : LENGTHS) {
      for (double scale : new double[] {1e-6, 0.1, 1, 3, 30, 1000}) {
        all.add(normal(length, scale, seed++));
        all.add(ties(normal(length, scale, seed++)));
      }
      for (double above : new double[] {10, 25, 50, 90, 200}) {
        double[] row = normal(length, 1, seed++);
        row[length / 2] += above;
        all.add(row);
      }
    }
    all.add(normal(1000, 1, seed++));
    all.add(normal(5000, 2, seed++));
    for (double[] row : all) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) row[i];
      }
    }
    return all;
  }

  static double[] normal(int length, double scale, long seed) {
    double[] row = new double[length];
    Philox random = new Philox(seed);
    for (int i = 0; i < length; i++) {
      row[i] = scale * random.normal(i);
    }
    return row;
  }

  /// Every third element is the first, every fifth the largest.
  private static double[] ties(double[] row) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double x : row) {
      largest = Math.max(largest, x);
    }
    for (int i = 0; i < row.length; i++) {
      row[i] = i % 3 == 0 ? row[0] : i % 5 == 0 ? largest : row[i];
    }
    return row;
  }
}
