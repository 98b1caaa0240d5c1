// SPDX-License-Identifier: Apache-2.0
package hillock.numerics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The sampled problem of a minimax fit: at each point the weighted powers and the weighted target.
///
/// Rows carry the sign that makes the first power positive, so that the errors of the best fit
/// alternate from row to row even where the weight or an odd power changes its sign.
final class RemezGrid {
  /// The precision of all fitting arithmetic; the results need some 60 bits less the cancellation.
  static final int BITS = 256;

  private static final int FUNCTION_BITS = 192;

  private final int[] exponents;
  private final Dyadic[] points;
  private final Dyadic[] weights;
  private final Dyadic[][] powers;
  private final Dyadic[] target;

  private RemezGrid(
      int[] exponents, List<Dyadic> points, List<Dyadic> values, List<Dyadic> weights) {
    int n = points.size();
    this.exponents = exponents;
    this.points = points.toArray(Dyadic[]::new);
    this.weights = new Dyadic[n];
    this.powers = new Dyadic[n][exponents.length];
    this.target = new Dyadic[n];
    for (int row = 0; row < n; row++) {
      Dyadic first = power(this.points[row], exponents[0]);
      Dyadic weight = weights.get(row);
      this.weights[row] = first.signum() == weight.signum() ? weight : weight.negate();
      for (int column = 0; column < exponents.length; column++) {
        powers[row][column] = weightedPower(row, exponents[column]);
      }
      target[row] = values.get(row).multiply(this.weights[row], BITS, Rounding.DOWN);
    }
  }

  /// Samples a function and its weight at Chebyshev points inside the domain.
  ///
  /// Points where either is undefined, or where the weight is 0, and the point 0 are left out.
  static RemezGrid of(
      Remez.Function f, Remez.Function weight, Interval domain, int[] exponents, int count) {
    List<Dyadic> points = new ArrayList<>();
    List<Dyadic> values = new ArrayList<>();
    List<Dyadic> weights = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      BigReal x = BigReal.of(chebyshevPoint(domain, i, count));
      Optional<Dyadic> value = sample(f, x);
      Optional<Dyadic> weightThere = sample(weight, x).filter(w -> w.signum() != 0);
      if (x.sign() != BigReal.Sign.ZERO && value.isPresent() && weightThere.isPresent()) {
        points.add(x.lowest());
        values.add(value.get());
        weights.add(weightThere.get());
      }
    }
    return new RemezGrid(exponents, points, values, weights);
  }

  private static Optional<Dyadic> sample(Remez.Function f, BigReal x) {
    try {
      return Optional.of(f.at(x, FUNCTION_BITS).lowest());
    } catch (ArithmeticException undefined) {
      return Optional.empty();
    }
  }

  /// The points crowd toward the ends of the domain like the extrema of the errors do.
  private static double chebyshevPoint(Interval domain, int i, int count) {
    double center = domain.lo() / 2 + domain.hi() / 2;
    double half = domain.hi() / 2 - domain.lo() / 2;
    double x = center - half * StrictMath.cos(Math.PI * (i + 0.5) / count);
    return Math.clamp(x, domain.lo(), domain.hi());
  }

  int rows() {
    return points.length;
  }

  int columns() {
    return exponents.length;
  }

  Dyadic power(int row, int column) {
    return powers[row][column];
  }

  Dyadic target(int row) {
    return target[row];
  }

  /// Takes a term that is decided out of the target.
  void subtract(Remez.Term term) {
    Dyadic coefficient = Dyadic.of(term.coefficient()).plus(Dyadic.of(term.tail()));
    for (int row = 0; row < rows(); row++) {
      Dyadic part = weightedPower(row, term.exponent()).multiply(coefficient, BITS, Rounding.DOWN);
      target[row] = target[row].subtract(part, BITS, Rounding.DOWN);
    }
  }

  private Dyadic weightedPower(int row, int exponent) {
    return power(points[row], exponent).multiply(weights[row], BITS, Rounding.DOWN);
  }

  private static Dyadic power(Dyadic x, int exponent) {
    return exponent == 0 ? Dyadic.ONE : x.power(exponent, BITS, Rounding.DOWN);
  }

  /// The largest weighted error of a polynomial on a grid of its own.
  static double maxError(
      Remez.Function f, Remez.Function weight, Interval domain, List<Remez.Term> terms, int count) {
    RemezGrid grid = of(f, weight, domain, new int[] {0}, count);
    terms.forEach(grid::subtract);
    return IntStream.range(0, grid.rows())
        .mapToDouble(row -> grid.target[row].abs().toDouble(Rounding.UP))
        .max()
        .orElseThrow();
  }
}
