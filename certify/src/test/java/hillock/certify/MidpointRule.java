// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.numerics.BigReal;
import java.util.ArrayList;
import java.util.List;

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
  private static final int OCTAVES = 25;
  private static final int PARTS = 32;

  static MidpointRule of(Samples samples) {
    double mean = 0;
    double square = 0;
    double slope = 0;
    for (double[] cell : cells()) {
      double width = cell[1] - cell[0];
      double middle = cell[0] + width / 2;
      double mass = width * Math.exp(-middle * middle / 2) / Math.sqrt(2 * Math.PI);
      double y = samples.value(middle).orElseThrow().midpoint();
      double chord = chord(samples, cell[0], cell[1]);
      mean += mass * y;
      square += mass * y * y;
      slope += mass * chord * chord;
    }
    return new MidpointRule(mean, square, slope);
  }

  /// Cells of one width, and around 0, where a function may be steep, ever narrower ones.
  private static List<double[]> cells() {
    List<double[]> cells = new ArrayList<>();
    for (double left = 1; left < END; left += WIDTH) {
      cells.add(new double[] {left, left + WIDTH});
    }
    double right = 1;
    for (int octave = 0; octave < OCTAVES; octave++) {
      double part = right / 2 / PARTS;
      for (int i = 0; i < PARTS; i++) {
        cells.add(new double[] {right / 2 + i * part, right / 2 + (i + 1) * part});
      }
      right /= 2;
    }
    cells.add(new double[] {0, right});
    for (double[] cell : List.copyOf(cells)) {
      cells.add(new double[] {-cell[1], -cell[0]});
    }
    return cells;
  }

  private static double chord(Samples samples, double left, double right) {
    BigReal change =
        samples.value(right).orElseThrow().subtract(samples.value(left).orElseThrow(), Reals.BITS);
    return change.midpoint() / (right - left);
  }
}
