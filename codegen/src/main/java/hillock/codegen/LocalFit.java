// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.numerics.BigReal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A polynomial that agrees with a function on an interval, in `v = (s - centre)`.
///
/// The polynomial interpolates at Chebyshev points, which is within a small factor of the best of
/// its degree; the terms that no rounding error would show are left out.
///
/// @param centre the middle of the interval
/// @param coefficients of the powers of v, from the constant on
record LocalFit(double centre, List<Double> coefficients) {
  /// Enough for the sums of series whose terms are 2⁹⁰ times as large.
  static final int BITS = 192;

  LocalFit {
    coefficients = List.copyOf(coefficients);
  }

  /// The polynomial of the least degree that is right to an eighth of an ulp.
  ///
  /// @param function what to fit; far from zero on the interval, as all ulps are relative
  /// @param degree the highest degree allowed
  /// @return empty if no such degree suffices
  /// @throws ArithmeticException where the function has no value
  static Optional<LocalFit> of(
      UnaryOperator<BigReal> function, double lo, double hi, int degree, int bits) {
    double centre = lo / 2 + hi / 2;
    double halfWidth = hi - centre;
    int count = degree + 8;
    BigReal[] cosines = cosines(2 * count);
    BigReal[] values = new BigReal[count];
    double least = Double.POSITIVE_INFINITY;
    for (int j = 0; j < count; j++) {
      BigReal node = cosines[2 * j + 1].multiply(BigReal.of(halfWidth), BITS);
      values[j] = function.apply(node.add(BigReal.of(centre), BITS));
      least = Math.min(least, Math.abs(values[j].midpoint()));
    }
    BigReal[] series = chebyshev(values, cosines);
    double allowed = least * Math.scalb(1.0, -bits - 3);
    return degree(series, degree, allowed)
        .map(n -> new LocalFit(centre, powers(series, n, halfWidth)));
  }

  /// The coefficients of the Chebyshev polynomials, from the values at their points.
  private static BigReal[] chebyshev(BigReal[] values, BigReal[] cosines) {
    int count = values.length;
    BigReal[] series = new BigReal[count];
    for (int m = 0; m < count; m++) {
      BigReal sum = BigReal.ZERO;
      for (int j = 0; j < count; j++) {
        BigReal weight = cosines[m * (2 * j + 1) % cosines.length];
        sum = sum.add(values[j].multiply(weight, BITS), BITS);
      }
      BigReal parts = BigReal.of(m == 0 ? count : count / 2.0);
      series[m] = sum.divide(parts, BITS);
    }
    return series;
  }

  /// cos(π·i/half) for a whole turn.
  private static BigReal[] cosines(int half) {
    BigReal step = BigReal.pi(BITS).divide(BigReal.of(half), BITS);
    BigReal[] cosines = new BigReal[2 * half];
    for (int i = 0; i <= half; i++) {
      cosines[i] = step.multiply(BigReal.of(i), BITS).cos(BITS);
      cosines[(2 * half - i) % (2 * half)] = cosines[i];
    }
    return cosines;
  }

  /// The least degree behind which the series sums to no more than what is allowed.
  private static Optional<Integer> degree(BigReal[] series, int highest, double allowed) {
    double rest = 0;
    int n = series.length - 1;
    while (n > 0 && rest + Math.abs(series[n].midpoint()) <= allowed) {
      rest += Math.abs(series[n].midpoint());
      n--;
    }
    return n <= highest ? Optional.of(n) : Optional.empty();
  }

  /// The sum of the first Chebyshev polynomials in powers of v.
  private static List<Double> powers(BigReal[] series, int degree, double halfWidth) {
    BigReal[] before = constant(degree, 0);
    BigReal[] polynomial = constant(degree, 1);
    BigReal[] total = constant(degree, 0);
    for (int m = 0; m <= degree; m++) {
      for (int i = 0; i <= m; i++) {
        total[i] = total[i].add(polynomial[i].multiply(series[m], BITS), BITS);
      }
      BigReal[] next = next(polynomial, before, m == 0 ? 1 : 2);
      before = polynomial;
      polynomial = next;
    }
    List<Double> coefficients = new ArrayList<>();
    for (int i = 0; i <= degree; i++) {
      BigReal scale = BigReal.of(halfWidth).power(i, BITS);
      coefficients.add(total[i].divide(scale, BITS).midpoint());
    }
    return coefficients;
  }

  private static BigReal[] constant(int degree, int value) {
    BigReal[] polynomial = new BigReal[degree + 1];
    Arrays.fill(polynomial, BigReal.ZERO);
    polynomial[0] = BigReal.of(value);
    return polynomial;
  }

  /// factor·z·T - before, the next Chebyshev polynomial after T.
  private static BigReal[] next(BigReal[] polynomial, BigReal[] before, int factor) {
    BigReal[] next = new BigReal[polynomial.length];
    for (int i = 0; i < next.length; i++) {
      BigReal shifted = i == 0 ? BigReal.ZERO : polynomial[i - 1];
      BigReal old = factor == 1 ? BigReal.ZERO : before[i];
      next[i] = shifted.multiply(BigReal.of(factor), BITS).subtract(old, BITS);
    }
    return next;
  }
}
