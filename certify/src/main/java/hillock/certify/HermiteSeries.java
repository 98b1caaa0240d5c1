// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// E g(U)·g(V) as a function of the correlation c of two standard normal variables U and V.
///
/// Mehler's formula makes a mean over the plane out of means over the line: with the coefficients
/// aₙ of g in the orthonormal Hermite polynomials it is the sum of aₙ²·cⁿ. Kinks and jumps of g are
/// ends of panels and cost no accuracy; they only make the coefficients fall slowly. What lies
/// beyond the last coefficient is known in sum, since all squares together are E g(U)², and is
/// spread as a power law.
///
/// Errors that tests see, relative to E g²: 1e-12 where g is smooth, 3e-8 with kinks, 2e-4 with
/// jumps, 2e-3 near c = 1 where g is nearly a jump (erf at variance 1e4).
final class HermiteSeries {
  private static final int TERMS = 1024;

  /// Beyond 39 the normal density is below the smallest double.
  private static final double END = 39;

  private static final double WIDEST_PANEL = 0.5;
  private static final double NARROWEST_PANEL = 0.02;

  /// Nodes whose weight is a smaller part of the largest are left out.
  private static final double NEGLIGIBLE = 1e-22;

  /// Less than this part of the mean square is rounding.
  private static final double ROUNDING = 1e-13;

  /// The terms beyond the last are taken together, so many groups to an octave of indices.
  private static final int GROUPS = 8;

  /// Groups with a smaller part of what lies beyond are left out.
  private static final double SMALLEST_GROUP = 1e-9;

  private static final double ROOT_OF_DENSITY = 1 / Math.sqrt(2 * Math.PI);

  private final double[] squares;
  private final double rest;
  private final double parity;
  private final double decay;

  /// @param rest the sum of all squares that are not given
  private HermiteSeries(double[] squares, double rest) {
    this.squares = squares;
    this.rest = rest;
    int last = squares.length;
    double octave = sum(squares, last / 2, last, 1);
    double before = sum(squares, last / 4, last / 2, 1);
    double odd = sum(squares, last / 2 + 1, last, 2);
    this.parity = octave > 0 ? 1 - 2 * odd / octave : 0;
    this.decay = before > 0 ? Math.min(octave / before, 0.95) : 0;
  }

  /// The series of a function.
  ///
  /// @param meanSquare E g(Z)²
  /// @param breaks where g bends or jumps
  /// @param widest panels are at most so wide, that no wave of g passes unseen
  static HermiteSeries of(
      DoubleUnaryOperator g, double meanSquare, double[] breaks, double widest) {
    double width = Math.clamp(widest, NARROWEST_PANEL, WIDEST_PANEL);
    double[] squares = squares(new Nodes(g, panelEnds(breaks, width)));
    double rest = meanSquare - Arrays.stream(squares).sum();
    return new HermiteSeries(squares, rest > ROUNDING * meanSquare ? rest : 0);
  }

  private static double[] panelEnds(double[] breaks, double width) {
    int panels = (int) Math.ceil(2 * END / width);
    DoubleStream even =
        IntStream.rangeClosed(0, panels)
            .mapToDouble(i -> -END + 2 * END * i / panels);
    DoubleStream inner = Arrays.stream(breaks).filter(x -> Math.abs(x) < END);
    return DoubleStream.concat(even, inner).sorted().toArray();
  }

  /// The places of a composite rule, and g there with all weights but one root of the density.
  private static final class Nodes {
    private final double[] places;
    private final double[] values;

    Nodes(DoubleUnaryOperator g, double[] ends) {
      FejerRule rule = new FejerRule();
      int size = rule.size() * (ends.length - 1);
      double[] all = new double[size];
      double[] weighted = new double[size];
      for (int i = 0; i < size; i++) {
        double a = ends[i / rule.size()];
        double b = ends[i / rule.size() + 1];
        int node = i % rule.size();
        all[i] = rule.node(node, a, b);
        double weight = rule.weight(node, a, b) * rootOfDensity(all[i]) * ROOT_OF_DENSITY;
        weighted[i] = weight == 0 ? 0 : weight * g.applyAsDouble(all[i]);
      }
      double largest = Arrays.stream(weighted).map(Math::abs).max().orElse(0);
      int[] kept =
          IntStream.range(0, size)
              .filter(i -> !(Math.abs(weighted[i]) <= NEGLIGIBLE * largest))
              .toArray();
      places = Arrays.stream(kept).mapToDouble(i -> all[i]).toArray();
      values = Arrays.stream(kept).mapToDouble(i -> weighted[i]).toArray();
    }
  }

  private static double rootOfDensity(double z) {
    return StrictMath.exp(-z * z / 4);
  }

  /// The squares of the coefficients, by the recurrence of the Hermite functions.
  private static double[] squares(Nodes nodes) {
    double[] squares = new double[TERMS];
    int size = nodes.places.length;
    double[] before = new double[size];
    double[] current = Arrays.stream(nodes.places).map(HermiteSeries::rootOfDensity).toArray();
    for (int n = 0; n < TERMS; n++) {
      double up = Math.sqrt(n + 1.0);
      double down = Math.sqrt(n);
      double coefficient = 0;
      for (int i = 0; i < size; i++) {
        coefficient += nodes.values[i] * current[i];
        double next = (nodes.places[i] * current[i] - down * before[i]) / up;
        before[i] = current[i];
        current[i] = next;
      }
      squares[n] = coefficient * coefficient;
    }
    return squares;
  }

  private static double sum(double[] terms, int from, int to, int step) {
    double sum = 0;
    for (int i = from; i < to; i += step) {
      sum += terms[i];
    }
    return sum;
  }

  /// E g(U)·g(V).
  double at(double correlation) {
    double sum = 0;
    for (int n = squares.length - 1; n >= 0; n--) {
      sum = sum * correlation + squares[n];
    }
    return sum + tail(correlation, 0);
  }

  /// The derivative of [#at] in the correlation: E g'(U)·g'(V) for a continuous g.
  double slopeAt(double correlation) {
    double sum = 0;
    for (int n = squares.length - 1; n >= 1; n--) {
      sum = sum * correlation + n * squares[n];
    }
    return sum + tail(correlation, 1);
  }

  /// What lies beyond the last term, or its derivative.
  private double tail(double correlation, int order) {
    double magnitude = Math.abs(correlation);
    if (rest == 0 || magnitude == 0) {
      return 0;
    }
    double ratio = StrictMath.pow(decay, 1.0 / GROUPS);
    double mass = rest * (1 - ratio);
    double total = 0;
    for (int group = 0; mass > SMALLEST_GROUP * rest; group++) {
      double index = squares.length * StrictMath.pow(2, (group + 0.5) / GROUPS);
      double power = StrictMath.pow(magnitude, index - order);
      total += mass * power * (order == 0 ? 1 : index);
      mass *= ratio;
    }
    double sign = order == 0 ? parity : -parity;
    return correlation > 0 ? total : sign * total;
  }
}
