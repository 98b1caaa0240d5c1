// SPDX-License-Identifier: Apache-2.0
package hillock.numerics;

import java.util.Arrays;

/// The last step of a fit: moves rounded coefficients by units in the last place, singly and in
/// pairs, as long as the largest error on the grid falls.
///
/// Errors are thousands of bits below the values they belong to, but as numbers of their own they
/// are ordinary, so that plain doubles are accurate enough here.
final class RemezPolish {
  private static final int MAX_MOVES = 200;

  /// A move must lower the error by more than this part to count.
  private static final double GAIN = 1e-6;

  private final double[] coefficients;
  private final double[] steps;
  private final double[][] effects;
  private final double[] errors;
  private final Precision precision;
  private double largest;

  /// Move `2k` adds a step to coefficient `k`, move `2k + 1` takes one away, the last move is none.
  private RemezPolish(RemezGrid grid, double[] coefficients, Precision precision) {
    this.coefficients = coefficients;
    this.precision = precision;
    this.steps = new double[2 * coefficients.length + 1];
    this.effects = new double[steps.length][grid.rows()];
    for (int move = 0; move < steps.length - 1; move++) {
      double ulp = precision.ulp(coefficients[move / 2]);
      steps[move] = (move & 1) == 0 ? ulp : -ulp;
      for (int row = 0; row < grid.rows(); row++) {
        effects[move][row] = steps[move] * grid.power(row, move / 2).toNearest(Precision.F64);
      }
    }
    this.errors = new double[grid.rows()];
    Arrays.setAll(errors, row -> grid.target(row).toNearest(Precision.F64));
    this.largest = Arrays.stream(errors).map(Math::abs).max().orElseThrow();
  }

  /// Improves coefficients that have already been subtracted from the target of the grid.
  static void improve(RemezGrid grid, double[] coefficients, Precision precision) {
    RemezPolish polish = new RemezPolish(grid, coefficients, precision);
    int moves = 0;
    while (moves < MAX_MOVES && polish.move()) {
      moves++;
    }
  }

  /// Makes the best single or double move; false if none helps.
  private boolean move() {
    int none = effects.length - 1;
    int bestFirst = none;
    int bestSecond = none;
    double best = largest * (1 - GAIN);
    for (int first = 0; first < none; first++) {
      for (int second = first + 1; second <= none; second++) {
        double error = errorAfter(first, second, best);
        if (error < best && isPossible(first) && isPossible(second)) {
          best = error;
          bestFirst = first;
          bestSecond = second;
        }
      }
    }
    if (bestFirst == none) {
      return false;
    }
    apply(bestFirst);
    apply(bestSecond);
    largest = best;
    return true;
  }

  /// The largest error after two moves, or some number above `limit` if it exceeds that.
  private double errorAfter(int first, int second, double limit) {
    double[] x = effects[first];
    double[] y = effects[second];
    double largestSoFar = 0;
    for (int row = 0; row < errors.length && largestSoFar <= limit; row++) {
      largestSoFar = Math.max(largestSoFar, Math.abs(errors[row] - x[row] - y[row]));
    }
    return largestSoFar;
  }

  /// Whether a moved coefficient is still a number of the format, exactly one step away.
  private boolean isPossible(int move) {
    if (steps[move] == 0) {
      return true;
    }
    double before = coefficients[move / 2];
    double after = before + steps[move];
    return precision.round(after) == after && after - before == steps[move];
  }

  private void apply(int move) {
    if (steps[move] != 0) {
      coefficients[move / 2] += steps[move];
    }
    for (int row = 0; row < errors.length; row++) {
      errors[row] -= effects[move][row];
    }
  }
}
