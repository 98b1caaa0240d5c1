// SPDX-License-Identifier: Apache-2.0
package hillock.layers;

import java.util.Arrays;

/// The few elements of a row that may be above the threshold, less the largest of the row.
final class Candidates {
  private double[] numbers = new double[64];
  private int count;

  void clear() {
    count = 0;
  }

  /// The array behind them, with room for so many more from [#count] on.
  double[] room(int more) {
    if (numbers.length < count + more) {
      numbers = Arrays.copyOf(numbers, Math.max(2 * count, count + more));
    }
    return numbers;
  }

  /// Says how many there are now.
  void setCount(int count) {
    this.count = count;
  }

  /// Forgets those that are not larger; NaN stays.
  void retainAbove(double threshold) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      double number = numbers[i];
      numbers[kept] = number;
      kept += number <= threshold ? 0 : 1;
    }
    count = kept;
  }

  int count() {
    return count;
  }

  double number(int index) {
    return numbers[index];
  }
}
