// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import hillock.codegen.spi.Reductions;
import java.util.Arrays;
import java.util.Objects;

/// Reductions but for their loops: what these leave over, and how 32 partial sums become one.
abstract class PartialSums implements Reductions.Worker {
  static final int COUNT = Reductions.PARTIAL_SUMS;

  /// The partial sums.
  final double[] sums = new double[COUNT];

  /// What rounding took away from each, if doubles are added.
  final double[] lost = new double[COUNT];

  /// Sets the partial sums to those of the elements.
  ///
  /// @param length a multiple of 32, not 0
  abstract void addAll(float[] x, int from, int length);

  /// Sets the partial sums to those of the elements, and what they lost.
  ///
  /// @param length a multiple of 32, not 0
  abstract void addAll(double[] x, int from, int length);

  /// Sets the partial sums to those of the products.
  ///
  /// @param length a multiple of 32, not 0
  abstract void addAll(float[] x, int xFrom, float[] y, int yFrom, int length);

  /// Sets the partial sums to those of the products, and what they lost.
  ///
  /// @param length a multiple of 32, not 0
  abstract void addAll(double[] x, int xFrom, double[] y, int yFrom, int length);

  /// Sets the first partial sums to 0 and one element each.
  ///
  /// @param length less than 32
  void addEach(float[] x, int from, int length) {
    for (int i = 0; i < length; i++) {
      sums[i] = 0.0 + x[from + i];
    }
  }

  /// Adds to each of the first partial sums the one so many places behind it.
  ///
  /// @param distance 16 or 8, which is also how many take one up
  void halve(int distance) {
    for (int j = 0; j < distance; j++) {
      sums[j] += sums[j + distance];
    }
  }

  @Override
  public final double sum(float[] x, int from, int length) {
    Objects.checkFromIndexSize(from, length, x.length);
    int whole = length - length % COUNT;
    if (whole == 0) {
      Arrays.fill(sums, length, Math.max(length, used(length)), 0);
      addEach(x, from, length);
      return total(length);
    }
    addAll(x, from, whole);
    for (int i = whole; i < length; i++) {
      sums[i - whole] += x[from + i];
    }
    return total(length);
  }

  @Override
  public final double sumOfProducts(float[] x, int xFrom, float[] y, int yFrom, int length) {
    Objects.checkFromIndexSize(xFrom, length, x.length);
    Objects.checkFromIndexSize(yFrom, length, y.length);
    int whole = length - length % COUNT;
    if (whole > 0) {
      addAll(x, xFrom, y, yFrom, whole);
    } else {
      clear(sums, length);
    }
    for (int i = whole; i < length; i++) {
      sums[i - whole] += (double) x[xFrom + i] * y[yFrom + i];
    }
    return total(length);
  }

  @Override
  public final double sum(double[] x, int from, int length) {
    Objects.checkFromIndexSize(from, length, x.length);
    int whole = length - length % COUNT;
    if (whole > 0) {
      addAll(x, from, whole);
    } else {
      clear(sums, length);
      clear(lost, length);
    }
    for (int i = whole; i < length; i++) {
      add(i - whole, x[from + i], 0);
    }
    return exactTotal(length);
  }

  @Override
  public final double sumOfProducts(double[] x, int xFrom, double[] y, int yFrom, int length) {
    Objects.checkFromIndexSize(xFrom, length, x.length);
    Objects.checkFromIndexSize(yFrom, length, y.length);
    int whole = length - length % COUNT;
    if (whole > 0) {
      addAll(x, xFrom, y, yFrom, whole);
    } else {
      clear(sums, length);
      clear(lost, length);
    }
    for (int i = whole; i < length; i++) {
      addProduct(i - whole, x[xFrom + i], y[yFrom + i]);
    }
    return exactTotal(length);
  }

  /// Adds to a partial sum, and to what it lost, exactly (Knuth).
  final void add(int number, double x, double lostBefore) {
    double old = sums[number];
    double sum = old + x;
    double part = sum - old;
    double error = (old - (sum - part)) + (x - part);
    sums[number] = sum;
    lost[number] += error + lostBefore;
  }

  /// Adds a product to a partial sum, and to what it lost, exactly.
  final void addProduct(int number, double x, double y) {
    double product = x * y;
    add(number, product, Math.fma(x, y, -product));
  }

  /// Clears as many as are needed for so many elements; what is beyond them is zero and not added.
  private static void clear(double[] partial, int length) {
    Arrays.fill(partial, 0, used(length), 0);
  }

  /// The smallest power of two that is not less, 32 at most.
  private static int used(int length) {
    return length >= COUNT ? COUNT : length <= 1 ? 1 : Integer.highestOneBit(length - 1) << 1;
  }

  private double total(int length) {
    int half = used(length) / 2;
    while (half >= 8) {
      halve(half);
      half /= 2;
    }
    if (half == 4) {
      return totalOfEight();
    }
    for (; half > 0; half /= 2) {
      for (int j = 0; j < half; j++) {
        sums[j] += sums[j + half];
      }
    }
    return sums[0];
  }

  private double totalOfEight() {
    double even = (sums[0] + sums[4]) + (sums[2] + sums[6]);
    double odd = (sums[1] + sums[5]) + (sums[3] + sums[7]);
    return even + odd;
  }

  private double exactTotal(int length) {
    for (int half = used(length) / 2; half > 0; half /= 2) {
      for (int j = 0; j < half; j++) {
        add(j, sums[j + half], lost[j + half]);
      }
    }
    return Double.isFinite(sums[0]) ? sums[0] + lost[0] : sums[0];
  }
}
