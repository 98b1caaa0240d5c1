// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/// What is known from some independent numbers: how many, their mean, and how they scatter.
///
/// @param count how many numbers
/// @param mean their mean; NaN if there are none
/// @param deviation their standard deviation with divisor `count - 1`; NaN for fewer than two
public record Sample(int count, double mean, double deviation) {
  /// An interval around a mean.
  public record Interval(double mean, double halfWidth) {
    public double lo() {
      return mean - halfWidth;
    }

    public double hi() {
      return mean + halfWidth;
    }
  }

  /// The sample of some finite numbers.
  ///
  /// Numbers of any magnitude give a finite mean and deviation; equal numbers give a deviation of
  /// exactly 0. Method: two passes over numbers scaled by a power of two, the second with the
  /// correction of Chan, Golub and LeVeque, *Algorithms for computing the sample variance* (1983).
  ///
  /// @throws IllegalArgumentException if a number is not finite
  public static Sample of(double... numbers) {
    double largest = 0;
    for (double number : numbers) {
      if (!Double.isFinite(number)) {
        throw new IllegalArgumentException("a sample has finite numbers, not " + number);
      }
      largest = Math.max(largest, Math.abs(number));
    }
    int n = numbers.length;
    int exponent = Math.max(Double.MIN_EXPONENT, Math.getExponent(largest));
    double sum = 0;
    for (double number : numbers) {
      sum += Math.scalb(number, -exponent);
    }
    double mean = sum / n;
    double squares = 0;
    double rest = 0;
    for (double number : numbers) {
      double difference = Math.scalb(number, -exponent) - mean;
      squares += difference * difference;
      rest += difference;
    }
    double variance = Math.max(0, squares - rest * rest / n) / (n - 1);
    boolean constant = allEqual(numbers);
    double deviation = n < 2 ? Double.NaN : constant ? 0 : Math.sqrt(variance);
    double center = constant && n > 0 ? numbers[0] : Math.scalb(mean, exponent);
    return new Sample(n, center, Math.scalb(deviation, exponent));
  }

  private static boolean allEqual(double[] numbers) {
    for (double number : numbers) {
      if (number != numbers[0]) {
        return false;
      }
    }
    return true;
  }

  /// Student's interval, which contains the mean of the distribution with a given probability; none
  /// for fewer than two numbers.
  ///
  /// It is exact for normal numbers. If all numbers are equal its width is 0.
  ///
  /// @param level the probability, such as 0.95
  /// @throws IllegalArgumentException unless the level is between 0 and 1
  public Optional<Interval> interval(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("a level is between 0 and 1, not " + level);
    }
    if (count < 2) {
      return Optional.empty();
    }
    double quantile = TDistribution.of(count - 1.0).inverseSurvivalProbability((1 - level) / 2);
    return Optional.of(new Interval(mean, quantile * deviation / Math.sqrt(count)));
  }
}
