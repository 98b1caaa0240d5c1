// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.calculus.Algebra;
import hillock.calculus.Variables;
import hillock.expr.Arithmetic;
import hillock.expr.Expr;
import hillock.expr.Expr.Apply;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Power;
import hillock.expr.Expr.Product;
import hillock.expr.Expr.Sum;
import hillock.expr.Function;
import hillock.expr.Rational;
import hillock.numerics.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A sum of sines and cosines, and a rest: 1 + 2·sin(x)·cos(x) has the rest 1 and the height 1.
///
/// Interval arithmetic takes the sines and cosines in a sum for independent; this takes those of
/// one argument together, by a·sin(u) + b·cos(u) = √(a² + b²)·sin(u + c).
///
/// @param rest what is no wave
/// @param height the greatest magnitude that the sum of the waves can have
record Waves(Expr rest, Interval height) {
  /// The sum; empty if it tells no more than the expression does.
  static Optional<Waves> of(Expr expr, Algebra algebra) {
    Expr linear = linear(expr, algebra);
    List<Expr> rest = new ArrayList<>();
    Map<Expr, Amplitude> amplitudes = new LinkedHashMap<>();
    int terms = 0;
    for (Expr term : terms(linear)) {
      Optional<Apply> wave = wave(term);
      if (wave.isPresent()) {
        terms++;
        Expr factor = algebra.divide(term, wave.get());
        Amplitude amplitude = new Amplitude(wave.get().function(), factor);
        amplitudes.merge(wave.get().argument(), amplitude, (a, b) -> a.plus(b, algebra));
      } else {
        rest.add(term);
      }
    }
    boolean isSharper = linear != expr || amplitudes.size() < terms;
    if (!isSharper) {
      return Optional.empty();
    }
    List<Expr> heights = amplitudes.values().stream().map(a -> a.height(algebra)).toList();
    try {
      return Optional.of(new Waves(algebra.sum(rest), Numbers.enclose(algebra.sum(heights))));
    } catch (ArithmeticException unknown) {
      return Optional.empty();
    }
  }

  /// What a·sin(u) + b·cos(u) is made of.
  private record Amplitude(Expr ofSine, Expr ofCosine) {
    Amplitude(Function function, Expr factor) {
      this(
          function == Function.SIN ? factor : Arithmetic.ZERO,
          function == Function.COS ? factor : Arithmetic.ZERO);
    }

    Amplitude plus(Amplitude other, Algebra algebra) {
      return new Amplitude(
          algebra.sum(algebra.normalize(ofSine), algebra.normalize(other.ofSine)),
          algebra.sum(algebra.normalize(ofCosine), algebra.normalize(other.ofCosine)));
    }

    Expr height(Algebra algebra) {
      return algebra.hypot(algebra.normalize(ofSine), algebra.normalize(ofCosine));
    }
  }

  private static List<Expr> terms(Expr expr) {
    return expr instanceof Sum(var terms) ? terms : List.of(expr);
  }

  private static List<Expr> factors(Expr expr) {
    return expr instanceof Product(var factors) ? factors : List.of(expr);
  }

  /// The wave in a term, if all else is a constant.
  private static Optional<Apply> wave(Expr term) {
    List<Expr> open = factors(term).stream().filter(f -> !Variables.isClosed(f)).toList();
    return open.size() == 1 && open.getFirst() instanceof Apply wave && isWave(wave.function())
        ? Optional.of(wave)
        : Optional.empty();
  }

  static boolean isWave(Function function) {
    return function == Function.SIN || function == Function.COS;
  }

  /// The expression with squares and products of sines and cosines of one argument, in its terms,
  /// written as those of twice the argument.
  static Expr linear(Expr expr, Algebra algebra) {
    List<Expr> terms = terms(expr);
    List<Expr> linear = terms.stream().map(term -> linearTerm(term, algebra)).toList();
    return linear.equals(terms) ? expr : algebra.sum(linear);
  }

  private static Expr linearTerm(Expr term, Algebra algebra) {
    List<Expr> factors = factors(term);
    for (Expr factor : factors) {
      if (factor instanceof Power(Apply(var function, var u), Const(var exponent))
          && isWave(function)
          && exponent.equals(Rational.TWO)) {
        return with(square(function, u, algebra), term, factor, algebra);
      }
      boolean isSine = factor instanceof Apply(var function, var _) && function == Function.SIN;
      if (isSine) {
        Expr u = ((Apply) factor).argument();
        Expr cosine = algebra.apply(Function.COS, u);
        if (factors.contains(cosine)) {
          Expr both = algebra.product(factor, cosine);
          Expr half = algebra.scale(Rational.HALF, twice(Function.SIN, u, algebra));
          return with(half, term, both, algebra);
        }
      }
    }
    return term;
  }

  /// The term with a factor replaced, multiplied out.
  private static Expr with(Expr replacement, Expr term, Expr factor, Algebra algebra) {
    Expr others = algebra.divide(term, factor);
    List<Expr> products =
        terms(replacement).stream().map(part -> algebra.product(part, others)).toList();
    return algebra.sum(products);
  }

  /// (1 ∓ cos(2u)) / 2.
  private static Expr square(Function function, Expr u, Algebra algebra) {
    Rational sign = function == Function.SIN ? Rational.HALF.negate() : Rational.HALF;
    return algebra.sum(
        algebra.number(Rational.HALF), algebra.scale(sign, twice(Function.COS, u, algebra)));
  }

  private static Expr twice(Function function, Expr u, Algebra algebra) {
    return algebra.apply(function, algebra.scale(Rational.TWO, u));
  }
}
