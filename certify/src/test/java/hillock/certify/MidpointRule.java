// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.numerics.BigReal;

/// Means under the standard normal density, by the midpoint rule on exact values of a formula.
///
/// Kinks and steps at multiples of 1/32 fall between cells, so that all errors are of second order.
///
/// @param mean the mean of f
/// @param meanSquare the mean of f²
/// @param meanSquareSlope the mean of the squared slopes of chords
record MidpointRule(double mean, double meanSquare, double meanSquareSlope) {
  private static final int END = 10;
  private static final double WIDTH = 1.0 / 32;

  static MidpointRule of(Samples samples) {
    double mean = 0;
    double square = 0;
    double slope = 0;
    for (double left = -END; left < END; left += WIDTH) {
      double middle = left + WIDTH / 2;
      double mass = WIDTH * Math.exp(-middle * middle / 2) / Math.sqrt(2 * Math.PI);
      double y = samples.value(middle).orElseThrow().midpoint();
      double chord = chord(samples, left, left + WIDTH);
      mean += mass * y;
      square += mass * y * y;
      slope += mass * chord * chord;
    }
    return new MidpointRule(mean, square, slope);
  }

  private static double chord(Samples samples, double left, double right) {
    BigReal change =
        samples.value(right).orElseThrow().subtract(samples.value(left).orElseThrow(), Reals.BITS);
    return change.midpoint() / (right - left);
  }
}
