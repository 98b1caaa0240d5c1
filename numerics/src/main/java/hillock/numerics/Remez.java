// SPDX-License-Identifier: Apache-2.0
package hillock.numerics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Fits polynomials with floating-point coefficients that have the smallest maximum error.
///
/// ```java
/// Remez.Fit fit = Remez.of(BigReal::exp, Interval.of(-0.347, 0.347))
///     .prescribed(0, 1)
///     .prescribed(1, 1)
///     .exponents(2, 3, 4, 5, 6)
///     .precision(Precision.F32)
///     .fit();
/// ```
///
/// Method: the exchange algorithm of Remez with 256-bit arithmetic on some sixty sample points per
/// coefficient finds the best real coefficients. Then the coefficients are rounded one after
/// another, from the lowest exponent, and the remaining ones fitted again, so that each makes up
/// for the rounding of its forerunners. Last, single coefficients and pairs of them are moved by
/// units in the last place as long as that helps. The same problem gives the same bits on every
/// machine.
///
/// The powers must be able to take any values at as many points of the domain: odd exponents alone
/// cannot on both sides of 0, but there an odd function is determined by its positive half anyway.
public final class Remez {
  /// A real function, enclosed at a working precision.
  @FunctionalInterface
  public interface Function {
    /// The value at `x`; an [ArithmeticException] leaves the point out.
    BigReal at(BigReal x, int bits);
  }

  /// One term of a fitted polynomial: `(coefficient + tail) * x^exponent`.
  ///
  /// The tail is 0 but where [Remez#pairs] asked for a coefficient of twice the precision.
  public record Term(int exponent, double coefficient, double tail) {}

  /// A fitted polynomial, prescribed terms included, in ascending order of exponents.
  ///
  /// @param terms the terms
  /// @param maxError the largest weighted error found on a grid four times as dense as the one the
  ///     polynomial was fitted on; between its points the error may exceed it by parts in a
  ///     thousand
  /// @param minimaxError the largest weighted error of the best real coefficients
  /// @param alternations at how many points in a row that error is reached with alternating signs;
  ///     one more than the number of fitted coefficients proves that no better ones exist
  public record Fit(List<Term> terms, double maxError, double minimaxError, int alternations) {
    /// The coefficients by exponent, from 0 to the degree, with 0 for absent terms and without
    /// tails.
    public double[] coefficients() {
      double[] dense = new double[terms.getLast().exponent() + 1];
      for (Term term : terms) {
        dense[term.exponent()] = term.coefficient();
      }
      return dense;
    }

    /// The value of the polynomial.
    public BigReal at(BigReal x, int bits) {
      BigReal sum = BigReal.ZERO;
      for (Term term : terms) {
        BigReal coefficient =
            BigReal.of(term.coefficient()).add(BigReal.of(term.tail()), bits + Double.SIZE);
        sum = sum.add(coefficient.multiply(x.power(term.exponent(), bits), bits), bits);
      }
      return sum;
    }
  }

  private final Function f;
  private final Interval domain;
  private Function weight;
  private int[] exponents = {};
  private int[] pairs = {};
  private Precision precision = Precision.F64;
  private final Map<Integer, Double> prescribed = new TreeMap<>();

  private Remez(Function f, Interval domain) {
    this.f = f;
    this.domain = domain;
    this.weight = (x, bits) -> BigReal.ONE.divide(f.at(x, bits), bits);
  }

  /// A problem: to approximate `f` on a bounded domain, with relative error unless told otherwise.
  ///
  /// The relative error at a zero of `f` is left out of account; prescribe the coefficients that
  /// make it finite.
  public static Remez of(Function f, Interval domain) {
    if (!domain.isBounded() || domain.isPoint()) {
      throw new IllegalArgumentException("a fit needs a bounded domain, not " + domain);
    }
    return new Remez(f, domain);
  }

  /// Measures the absolute error instead of the relative one.
  public Remez absolute() {
    return weighted((x, bits) -> BigReal.ONE);
  }

  /// Measures the error times a weight that does not vanish inside the domain.
  public Remez weighted(Function weight) {
    this.weight = weight;
    return this;
  }

  /// The exponents whose coefficients are to be found.
  public Remez exponents(int... exponents) {
    this.exponents = Arrays.stream(exponents).sorted().distinct().toArray();
    if (exponents.length == 0 || this.exponents[0] < 0) {
      throw new IllegalArgumentException(
          "exponents must be nonnegative and at least one: " + Arrays.toString(exponents));
    }
    return this;
  }

  /// Demands a term with exactly this coefficient.
  public Remez prescribed(int exponent, double coefficient) {
    if (exponent < 0 || !Double.isFinite(coefficient)) {
      throw new IllegalArgumentException("not a term: " + coefficient + " x^" + exponent);
    }
    prescribed.put(exponent, coefficient);
    return this;
  }

  /// The format of the coefficients, [Precision#F64] unless told otherwise.
  public Remez precision(Precision precision) {
    this.precision = precision;
    return this;
  }

  /// The exponents whose coefficients are to be sums of two numbers of the format.
  public Remez pairs(int... exponents) {
    this.pairs = exponents.clone();
    return this;
  }

  /// Solves the problem, in a fraction of a second for degree 10 and some seconds for degree 25.
  ///
  /// @throws ArithmeticException if no best fit is found, as with powers that are dependent on the
  ///     domain
  public Fit fit() {
    requireDisjoint();
    int samples = 64 * (exponents.length + 1);
    RemezGrid grid = RemezGrid.of(f, weight, domain, exponents, samples);
    List<Term> terms = new ArrayList<>();
    prescribed.forEach((exponent, c) -> terms.add(new Term(exponent, c, 0)));
    terms.forEach(grid::subtract);
    RemezExchange best = RemezExchange.solve(grid);
    terms.addAll(rounded(best, grid));
    terms.sort(Comparator.comparingInt(Term::exponent));
    double maxError = RemezGrid.maxError(f, weight, domain, terms, 4 * samples);
    return new Fit(List.copyOf(terms), maxError, best.error(), best.alternations());
  }

  private void requireDisjoint() {
    if (exponents.length == 0) {
      throw new IllegalArgumentException("say which exponents the polynomial may have");
    }
    for (int exponent : exponents) {
      if (prescribed.containsKey(exponent)) {
        throw new IllegalArgumentException(
            "the coefficient of x^" + exponent + " is both prescribed and to be found");
      }
    }
  }

  /// Rounds one coefficient after another, each time fitting the remaining ones again.
  private List<Term> rounded(RemezExchange best, RemezGrid grid) {
    double[] heads = new double[exponents.length];
    double[] tails = new double[exponents.length];
    RemezExchange current = best;
    for (int i = 0; i < exponents.length; i++) {
      Dyadic coefficient = current.coefficients().getFirst();
      heads[i] = coefficient.toNearest(precision);
      tails[i] = isPair(exponents[i]) ? tail(coefficient, heads[i]) : 0;
      grid.subtract(new Term(exponents[i], heads[i], tails[i]));
      if (i + 1 < exponents.length) {
        current = current.withoutFirst(grid);
      }
    }
    RemezPolish.improve(grid, heads, precision);
    return IntStream.range(0, exponents.length)
        .mapToObj(i -> new Term(exponents[i], heads[i], tails[i]))
        .toList();
  }

  private boolean isPair(int exponent) {
    return Arrays.stream(pairs).anyMatch(e -> e == exponent);
  }

  private double tail(Dyadic coefficient, double head) {
    return coefficient.plus(Dyadic.of(head).negate()).toNearest(precision);
  }
}
