// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.numerics.BigReal;
import hillock.numerics.Interval;
import hillock.numerics.Precision;
import hillock.numerics.Remez;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// A polynomial that the kernels evaluate, and the minimax problem that it solves.
///
/// The coefficients in [Coefficients] are the answers that [#fit] gives; a test asks again.
///
/// @param name what it approximates, in words
/// @param working the format of the kernels that use it
/// @param domain where it is used
/// @param function what it approximates there
/// @param prescribed the terms that are given
/// @param exponents the powers whose coefficients are fitted
/// @param leadingPair true if the first fitted coefficient is a sum of two numbers of the format
public record Approximation(
    String name,
    WorkingFormat working,
    Interval domain,
    Remez.Function function,
    List<Remez.Term> prescribed,
    List<Integer> exponents,
    boolean leadingPair) {
  /// The point that the map from [0, ∞) to [-1, 1) in which erfcx is a polynomial takes to 0.
  static final double ERFCX_CENTRE = 3;

  /// Where exp(-a²) times anything moderate is zero, so that erfcx need go no further.
  static double erfcxEnd(WorkingFormat working) {
    return switch (working.results()) {
      case F32 -> 10.25;
      case F64 -> 27.5;
    };
  }

  private static final Interval EXP_DOMAIN = Interval.of(-0.347, 0.347);
  private static final Interval LOG_DOMAIN = Interval.of(-0.2929, 0.4143);
  private static final Interval ATAN_DOMAIN = Interval.of(0, 0.4143);

  /// All approximations of the project.
  public static List<Approximation> all() {
    Remez.Term identity = new Remez.Term(1, 1, 0);
    Remez.Term minusHalf = new Remez.Term(2, -0.5, 0);
    return List.of(
        expm1(WorkingFormat.FAST_FLOATS, 5, identity),
        expm1(WorkingFormat.FLOATS, 6, identity),
        expm1(WorkingFormat.WIDE, 8, identity),
        expm1(WorkingFormat.DOUBLES, 12, identity),
        log1p(WorkingFormat.FAST_FLOATS, 9, identity, minusHalf),
        log1p(WorkingFormat.FLOATS, 11, identity, minusHalf),
        log1p(WorkingFormat.WIDE, 14, identity, minusHalf),
        log1p(WorkingFormat.DOUBLES, 22, identity, minusHalf),
        atan(WorkingFormat.FAST_FLOATS, 9, identity),
        atan(WorkingFormat.FLOATS, 11, identity),
        atan(WorkingFormat.WIDE, 15, identity),
        atan(WorkingFormat.DOUBLES, 25, identity),
        erf(WorkingFormat.FAST_FLOATS, 11),
        erf(WorkingFormat.FLOATS, 13),
        erf(WorkingFormat.WIDE, 17),
        erf(WorkingFormat.DOUBLES, 25),
        erfcx(WorkingFormat.FAST_FLOATS, 8),
        erfcx(WorkingFormat.FLOATS, 10),
        erfcx(WorkingFormat.WIDE, 13),
        erfcx(WorkingFormat.DOUBLES, 23));
  }

  /// The format of the coefficients.
  public Precision precision() {
    return working.numbers();
  }

  /// Solves the minimax problem anew.
  public Remez.Fit fit() {
    int[] powers = exponents.stream().mapToInt(Integer::intValue).toArray();
    Remez problem = Remez.of(function, domain).precision(precision()).exponents(powers);
    for (Remez.Term term : prescribed) {
      problem = problem.prescribed(term.exponent(), term.coefficient());
    }
    return (leadingPair ? problem.pairs(powers[0]) : problem).fit();
  }

  /// The fitted coefficients in ascending order of their powers, the tail of a leading pair last.
  public double[] table() {
    Remez.Fit fit = fit();
    List<Remez.Term> fitted =
        fit.terms().stream().filter(term -> exponents.contains(term.exponent())).toList();
    double[] table = fitted.stream().mapToDouble(Remez.Term::coefficient).toArray();
    if (leadingPair) {
      table = Arrays.copyOf(table, table.length + 1);
      table[table.length - 1] = fitted.getFirst().tail();
    }
    return table;
  }

  private static Approximation expm1(WorkingFormat working, int degree, Remez.Term... prescribed) {
    return new Approximation(
        "expm1", working, EXP_DOMAIN, BigReal::expm1, List.of(prescribed), all(2, degree), false);
  }

  private static Approximation log1p(WorkingFormat working, int degree, Remez.Term... prescribed) {
    return new Approximation(
        "log1p", working, LOG_DOMAIN, BigReal::log1p, List.of(prescribed), all(3, degree), false);
  }

  private static Approximation atan(WorkingFormat working, int degree, Remez.Term... prescribed) {
    return new Approximation(
        "atan", working, ATAN_DOMAIN, BigReal::atan, List.of(prescribed), odd(3, degree), false);
  }

  private static Approximation erf(WorkingFormat working, int degree) {
    return new Approximation(
        "erf", working, Interval.of(0, 1), BigReal::erf, List.of(), odd(1, degree), true);
  }

  /// (1 + a)·erfcx(a) in the variable q = (a - 3) / (a + 3); (3 + a)·erfcx(a), which takes one division
  /// less and loses a bit, where there are bits to spare.
  private static Approximation erfcx(WorkingFormat working, int degree) {
    double c = ERFCX_CENTRE;
    double scale = working.hasSpareBits() ? c : 1;
    double end = erfcxEnd(working);
    Remez.Function function =
        (q, bits) -> {
          BigReal one = BigReal.ONE;
          BigReal ratio = one.add(q, bits).divide(one.subtract(q, bits), bits);
          BigReal a = BigReal.of(c).multiply(ratio, bits).abs();
          return BigReal.of(scale).add(a, bits).multiply(a.erfcx(bits), bits);
        };
    Interval domain = Interval.of(-1, (end - c) / (end + c));
    return new Approximation(
        "erfcx", working, domain, function, List.of(), all(0, degree), true);
  }

  private static List<Integer> all(int first, int last) {
    return IntStream.rangeClosed(first, last).boxed().toList();
  }

  private static List<Integer> odd(int first, int last) {
    return IntStream.iterate(first, i -> i <= last, i -> i + 2).boxed().toList();
  }
}
