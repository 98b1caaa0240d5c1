// SPDX-License-Identifier: Apache-2.0
package hillock.numerics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The best real coefficients on a grid, by the second algorithm of Remez: level the error on one
/// point more than there are coefficients, move to the extrema of the resulting error, repeat.
final class RemezExchange {
  private static final int MAX_STEPS = 30;

  /// The exchange ends when the largest error exceeds the leveled one by less than this part.
  private static final double TOLERANCE = 1e-6;

  /// A fit with a smaller error is taken for exact, and need not alternate.
  private static final double EXACT = 0x1p-180;

  private final List<Dyadic> coefficients;
  private final double error;
  private final int alternations;

  private RemezExchange(List<Dyadic> coefficients, double error, int alternations) {
    this.coefficients = coefficients;
    this.error = error;
    this.alternations = alternations;
  }

  /// The coefficients, from the lowest exponent.
  List<Dyadic> coefficients() {
    return coefficients;
  }

  /// The largest weighted error on the grid.
  double error() {
    return error;
  }

  /// How many extrema of alternating signs come within a percent of the largest error.
  int alternations() {
    return alternations;
  }

  /// Fits all columns of a grid.
  static RemezExchange solve(RemezGrid grid) {
    int unknowns = grid.columns() + 1;
    if (grid.rows() < unknowns) {
      throw new ArithmeticException("the function is undefined on nearly all of the domain");
    }
    RemezExchange nothing = new RemezExchange(List.of(), Double.POSITIVE_INFINITY, 0);
    RemezExchange best = nothing.exchange(grid, evenlySpaced(grid.rows(), unknowns));
    if (best.alternations < unknowns && best.error > EXACT) {
      throw new ArithmeticException(
          "no best fit found: the error alternates "
              + best.alternations
              + " times instead of "
              + unknowns
              + "; the powers may be dependent on the domain");
    }
    return best;
  }

  private static int[] evenlySpaced(int rows, int count) {
    return IntStream.range(0, count).map(k -> (rows - 1) * k / (count - 1)).toArray();
  }

  /// Fits the same columns but the first, which has been decided, starting from this solution.
  ///
  /// Once many coefficients are decided, more extrema than the rest of them can level are nearly
  /// equal, and the exchange may lose its way; the result is never worse than the start.
  RemezExchange withoutFirst(RemezGrid grid) {
    int unknowns = coefficients.size();
    List<Dyadic> rest = coefficients.subList(1, unknowns);
    double[] errors = errors(grid, rest);
    List<Integer> extrema = extrema(errors);
    RemezExchange start = of(rest, errors, extrema);
    if (extrema.size() >= unknowns) {
      start = start.exchange(grid, choose(extrema, errors, unknowns));
    }
    return start.alternations < unknowns
        ? start.exchange(grid, evenlySpaced(grid.rows(), unknowns))
        : start;
  }

  /// The better of this solution and the best one found on the way from a reference.
  private RemezExchange exchange(RemezGrid grid, int[] firstReference) {
    int unknowns = firstReference.length;
    int[] reference = firstReference;
    RemezExchange best = this;
    for (int step = 0; step < MAX_STEPS; step++) {
      List<Dyadic> solution = List.of(level(grid, reference));
      double leveled = Math.abs(solution.getLast().toNearest(Precision.F64));
      List<Dyadic> coefficients = solution.subList(0, unknowns - 1);
      double[] errors = errors(grid, coefficients);
      List<Integer> extrema = extrema(errors);
      RemezExchange next = of(coefficients, errors, extrema);
      best = next.error < best.error ? next : best;
      if (next.error <= leveled * (1 + TOLERANCE) || extrema.size() < unknowns) {
        break;
      }
      reference = choose(extrema, errors, unknowns);
    }
    return best;
  }

  private static RemezExchange of(
      List<Dyadic> coefficients, double[] errors, List<Integer> extrema) {
    double largest = extrema.stream().mapToDouble(row -> Math.abs(errors[row])).max().orElse(0);
    long alternations =
        extrema.stream().filter(row -> Math.abs(errors[row]) >= 0.99 * largest).count();
    return new RemezExchange(coefficients, largest, (int) alternations);
  }

  /// The coefficients and, last, the error with which they meet the target at the reference rows.
  private static Dyadic[] level(RemezGrid grid, int[] reference) {
    int unknowns = reference.length;
    int firstColumn = grid.columns() - unknowns + 1;
    Dyadic[][] matrix = new Dyadic[unknowns][unknowns + 1];
    for (int k = 0; k < unknowns; k++) {
      for (int column = 0; column < unknowns - 1; column++) {
        matrix[k][column] = grid.power(reference[k], firstColumn + column);
      }
      matrix[k][unknowns - 1] = (k & 1) == 0 ? Dyadic.ONE : Dyadic.ONE.negate();
      matrix[k][unknowns] = grid.target(reference[k]);
    }
    return LinearSystem.solve(matrix, RemezGrid.BITS);
  }

  /// What the last columns with these coefficients leave of the target.
  private static double[] errors(RemezGrid grid, List<Dyadic> coefficients) {
    int firstColumn = grid.columns() - coefficients.size();
    double[] errors = new double[grid.rows()];
    for (int row = 0; row < errors.length; row++) {
      Dyadic rest = grid.target(row);
      for (int i = 0; i < coefficients.size(); i++) {
        Dyadic part = grid.power(row, firstColumn + i).multiply(coefficients.get(i));
        rest = rest.subtract(part, RemezGrid.BITS, Rounding.DOWN);
      }
      errors[row] = rest.toNearest(Precision.F64);
    }
    return errors;
  }

  /// The rows of the largest magnitude in each run of errors of one sign.
  private static List<Integer> extrema(double[] errors) {
    List<Integer> extrema = new ArrayList<>();
    for (int row = 0; row < errors.length; row++) {
      boolean sameRun = !extrema.isEmpty() && errors[extrema.getLast()] * errors[row] >= 0;
      if (!sameRun) {
        extrema.add(row);
      } else if (Math.abs(errors[row]) > Math.abs(errors[extrema.getLast()])) {
        extrema.set(extrema.size() - 1, row);
      }
    }
    return extrema;
  }

  /// Drops small extrema, in neighboring pairs to keep the signs alternating, until `count` are
  /// left.
  private static int[] choose(List<Integer> extrema, double[] errors, int count) {
    List<Integer> rows = new ArrayList<>(extrema);
    while (rows.size() > count) {
      int smallest = smallest(rows, errors);
      boolean atEnd = smallest == 0 || smallest == rows.size() - 1;
      if (atEnd) {
        rows.subList(smallest, smallest + 1).clear();
      } else if (rows.size() == count + 1) {
        double first = Math.abs(errors[rows.getFirst()]);
        double last = Math.abs(errors[rows.getLast()]);
        int smaller = first < last ? 0 : rows.size() - 1;
        rows.subList(smaller, smaller + 1).clear();
      } else {
        double before = Math.abs(errors[rows.get(smallest - 1)]);
        double after = Math.abs(errors[rows.get(smallest + 1)]);
        int start = before < after ? smallest - 1 : smallest;
        rows.subList(start, start + 2).clear();
      }
    }
    return rows.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int smallest(List<Integer> rows, double[] errors) {
    int smallest = 0;
    for (int i = 1; i < rows.size(); i++) {
      if (Math.abs(errors[rows.get(i)]) < Math.abs(errors[rows.get(smallest)])) {
        smallest = i;
      }
    }
    return smallest;
  }
}
