// SPDX-License-Identifier: Apache-2.0
package hillock.perceptron;

/// The mean and variance of some numbers.
///
/// @param mean the arithmetic mean
/// @param variance the mean of the squared distances from the mean
public record Moments(double mean, double variance) {
  /// Of the first `length` numbers, in two passes in double.
  static Moments of(float[] numbers, int length) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += numbers[i];
    }
    double mean = sum / length;
    double squares = 0;
    for (int i = 0; i < length; i++) {
      double distance = numbers[i] - mean;
      squares += distance * distance;
    }
    return new Moments(mean, squares / length);
  }
}
