// SPDX-License-Identifier: Apache-2.0
package hillock.verify;

import java.util.Arrays;
import java.util.Optional;

/// Interpolates exact values on a stretch, at the extrema of Chebyshev polynomials.
///
/// The points of degree 2n are those of degree n and as many between them, where the error of degree n
/// is largest. So one set of values makes a polynomial and checks it, and if it is not good enough
/// makes the next.
final class Fit {
  /// What is accepted, as a part of the smallest value of the stretch: 2⁻¹⁶ ulps of a float.
  static final double RELATIVE = 0x1p-40;

  /// What is accepted of any value: 2⁻¹⁸ of the smallest float.
  static final double ABSOLUTE = 0x1p-167;

  private static final int[] DEGREES = {2, 4, 8, 16};

  /// Beyond these relative errors the next degree would not do.
  private static final double[] HOPELESS = {0x1p-3, 0x1p-8, 0x1p-17, 0};

  private static final int FINEST = 32;
  private static final int LOOKS_PER_DEGREE = 6;

  private final Exact exact;
  private final double center;
  private final double half;
  private final double start;
  private final double end;
  private final double[] values = new double[FINEST + 1];
  private final boolean[] isKnown = new boolean[FINEST + 1];
  private double lowest = Double.POSITIVE_INFINITY;
  private double highest = Double.NEGATIVE_INFINITY;
  private int known;
  private int gaps;

  Fit(Exact exact, Stretch stretch) {
    this.exact = exact;
    this.start = stretch.start();
    this.end = stretch.end();
    this.center = (start + end) / 2;
    this.half = (end - start) / 2;
  }

  /// The lowest value that was computed.
  double lowest() {
    return lowest;
  }

  /// The highest value that was computed.
  double highest() {
    return highest;
  }

  /// True if there was no value at any point.
  boolean isUndefined() {
    return gaps == known;
  }

  /// The polynomial, if one of degree up to 16 is good enough.
  Optional<Polynomial> polynomial() {
    for (int i = 0; i < DEGREES.length; i++) {
      int degree = DEGREES[i];
      evaluate(2 * degree);
      if (gaps > 0 || (lowest < 0 && highest > 0)) {
        return Optional.empty();
      }
      if (lowest >= Exact.HUGE || highest <= -Exact.HUGE) {
        return Optional.of(new Polynomial(center, half, new double[] {lowest}));
      }
      Polynomial polynomial = new Polynomial(center, half, coefficients(degree));
      double least = least(polynomial, degree);
      double error = error(polynomial, degree);
      if (isGood(polynomial, error, least)) {
        return Optional.of(polynomial);
      }
      if (!(error <= HOPELESS[i] * least)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static boolean isGood(Polynomial polynomial, double error, double least) {
    double rounding = 0x1p-52 * polynomial.bound();
    return error <= Math.max(RELATIVE * least, ABSOLUTE)
        && rounding <= Math.max(RELATIVE / 2 * least, ABSOLUTE / 2);
  }

  /// Makes sure that the values at the points of a degree are known.
  private void evaluate(int degree) {
    int step = FINEST / degree;
    for (int j = 0; j <= FINEST; j += step) {
      if (!isKnown[j]) {
        values[j] = exact.value(point(j));
        isKnown[j] = true;
        known++;
        lowest = Math.min(lowest, values[j]);
        highest = Math.max(highest, values[j]);
        gaps += Double.isNaN(values[j]) ? 1 : 0;
      }
    }
  }

  private double point(int j) {
    return switch (j) {
      case 0 -> end;
      case FINEST -> start;
      default -> center + half * place(j, FINEST);
    };
  }

  private static double place(int j, int degree) {
    return StrictMath.cos(Math.PI * j / degree);
  }

  /// The coefficients of the powers, from those of the Chebyshev polynomials.
  private double[] coefficients(int degree) {
    double[] chebyshev = chebyshev(degree);
    double[] sum = new double[degree + 1];
    double[] previous = new double[degree + 1];
    double[] present = new double[degree + 1];
    previous[0] = 1;
    present[1] = 1;
    add(sum, chebyshev[0], previous);
    add(sum, chebyshev[1], present);
    for (int k = 2; k <= degree; k++) {
      double[] next = new double[degree + 1];
      for (int i = 0; i <= degree; i++) {
        next[i] = (i > 0 ? 2 * present[i - 1] : 0) - previous[i];
      }
      previous = present;
      present = next;
      add(sum, chebyshev[k], present);
    }
    return sum;
  }

  private static void add(double[] sum, double factor, double[] polynomial) {
    Arrays.setAll(sum, i -> sum[i] + factor * polynomial[i]);
  }

  private double[] chebyshev(int degree) {
    int step = FINEST / degree;
    double[] coefficients = new double[degree + 1];
    for (int k = 0; k <= degree; k++) {
      double sum = 0;
      for (int j = 0; j <= degree; j++) {
        double weight = j == 0 || j == degree ? 0.5 : 1;
        sum += weight * values[j * step] * place(k * j % (2 * degree), degree);
      }
      coefficients[k] = sum * (k == 0 || k == degree ? 1.0 : 2.0) / degree;
    }
    return coefficients;
  }

  /// The largest error at the points between those of the polynomial.
  private double error(Polynomial polynomial, int degree) {
    int step = FINEST / (2 * degree);
    double error = 0;
    for (int j = 0; j <= FINEST; j += step) {
      error = Math.max(error, Math.abs(polynomial.atPlace(place(j, FINEST)) - values[j]));
    }
    return error;
  }

  /// The smallest magnitude of the polynomial; 0 if its sign changes.
  private static double least(Polynomial polynomial, int degree) {
    int looks = LOOKS_PER_DEGREE * degree;
    double first = polynomial.atPlace(-1);
    double least = Math.abs(first);
    for (int i = 1; i <= looks; i++) {
      double value = polynomial.atPlace(2.0 * i / looks - 1);
      if (value * first < 0) {
        return 0;
      }
      least = Math.min(least, Math.abs(value));
    }
    return least;
  }
}
