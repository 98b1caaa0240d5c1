// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.calculus.Algebra;
import hillock.calculus.Variables;
import hillock.certify.TailExpansion.BeyondException;
import hillock.expr.Expr;
import hillock.expr.Function;
import hillock.expr.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Elementary functions for [TailExpansion], each by an identity that holds for all arguments.
///
/// Which identity is used depends on where the argument tends to; that it holds does not.
final class TailFunctions {
  private final TailExpansion expansion;
  private final Algebra algebra;

  /// Where an argument tends to as t grows.
  private enum Trend {
    TO_MINUS_INFINITY,
    TO_ZERO,
    TO_PLUS_INFINITY,
    ELSEWHERE
  }

  TailFunctions(TailExpansion expansion, Algebra algebra) {
    this.expansion = expansion;
    this.algebra = algebra;
  }

  List<TailTerm> apply(Function function, Expr u) {
    if (function == Function.EXP) {
      return exp(u);
    }
    Optional<TailTerm> lead = lead(u);
    List<TailTerm> plain = expansion.atom(algebra.apply(function, u));
    if (lead.isEmpty()) {
      return plain;
    }
    Trend trend = trend(lead.get());
    boolean grows = trend == Trend.TO_PLUS_INFINITY;
    boolean falls = trend == Trend.TO_MINUS_INFINITY;
    return switch (function) {
      case EXP -> exp(u);
      case ABS -> absolute(u, plain);
      case LOG -> log(lead.get(), plain);
      case SIGMOID -> falls ? times(exp(u), apply1(Function.SIGMOID, minus(u))) : plain;
      case SOFTPLUS -> falls ? smallSoftplus(u) : grows ? largeSoftplus(u) : plain;
      case ERFC ->
          grows ? times(exp(minus(square(u))), apply1(Function.ERFCX, u)) : plain;
      case SINH ->
          grows || falls ? halfSum(u, Rational.MINUS_ONE) : small(function, u, lead.get(), trend);
      case COSH -> grows || falls ? halfSum(u, Rational.ONE) : plain;
      case EXPM1 -> grows ? plus(exp(u), expansion.atom(algebra.number(-1)))
          : small(function, u, lead.get(), trend);
      case LOG1P ->
          grows
              ? expansion.expand(algebra.apply(Function.LOG, algebra.sum(expansion.one(), u)))
              : small(function, u, lead.get(), trend);
      case ATAN ->
          grows || falls ? largeAtan(u, grows) : small(function, u, lead.get(), trend);
      case SIN, TANH, ASINH, ERF -> small(function, u, lead.get(), trend);
      case COS, ERFCX -> plain;
    };
  }

  private Optional<TailTerm> lead(Expr u) {
    try {
      return Optional.of(expansion.collapse(expansion.expand(u)));
    } catch (BeyondException unknown) {
      return Optional.empty();
    }
  }

  private Trend trend(TailTerm lead) {
    int growth = expansion.growth(lead);
    if (growth < 0) {
      return Trend.TO_ZERO;
    }
    Sign sign = growth > 0 ? expansion.eventualSignOf(lead.mantissa()) : Sign.ANY;
    if (sign.isPositive()) {
      return Trend.TO_PLUS_INFINITY;
    }
    return sign.isNegative() ? Trend.TO_MINUS_INFINITY : Trend.ELSEWHERE;
  }

  /// e^u, with what grows of u in the exponent and the rest in the mantissa.
  private List<TailTerm> exp(Expr u) {
    List<Expr> growing = new ArrayList<>();
    List<Expr> tame = new ArrayList<>();
    for (TailTerm term : expansion.expand(u)) {
      List<Expr> part = expansion.growth(term) > 0 ? growing : tame;
      part.add(expansion.asExpr(term));
    }
    Expr mantissa = algebra.apply(Function.EXP, algebra.sum(tame));
    return List.of(new TailTerm(algebra.sum(growing), Rational.ZERO, mantissa));
  }

  private List<TailTerm> absolute(Expr u, List<TailTerm> plain) {
    Sign sign = expansion.signOf(u);
    if (sign.isMixed()) {
      return plain;
    }
    return expansion.expand(sign.negative() ? minus(u) : u);
  }

  /// log(exp(E) t^p m) = E + p·log t + log m, for positive m.
  private List<TailTerm> log(TailTerm u, List<TailTerm> plain) {
    if (!expansion.signOf(u.mantissa()).isPositive()) {
      return plain;
    }
    Expr logarithms =
        algebra.sum(
            algebra.scale(u.power(), apply1(Function.LOG, expansion.t())),
            apply1(Function.LOG, u.mantissa()));
    return plus(expansion.expand(u.exponent()), expansion.atom(logarithms));
  }

  /// log(1 + w) for small w = e^u.
  private List<TailTerm> smallSoftplus(Expr u) {
    return times(exp(u), expansion.ratio(Function.LOG1P, apply1(Function.EXP, u)));
  }

  /// u + softplus(-u).
  private List<TailTerm> largeSoftplus(Expr u) {
    return plus(expansion.expand(u), smallSoftplus(minus(u)));
  }

  /// ±π/2 - atan(1/u).
  private List<TailTerm> largeAtan(Expr u, boolean isPositive) {
    Expr pi = algebra.normalize(new Expr.Named(Expr.Constant.PI));
    Expr right = algebra.scale(isPositive ? Rational.HALF : Rational.HALF.negate(), pi);
    Expr rest = minus(apply1(Function.ATAN, algebra.power(u, -1)));
    return plus(expansion.atom(right), expansion.expand(rest));
  }

  /// (e^u ± e^-u) / 2.
  private List<TailTerm> halfSum(Expr u, Rational sign) {
    Expr half = algebra.number(Rational.HALF);
    Expr other = algebra.number(Rational.HALF.multiply(sign));
    return plus(times(exp(u), half), times(exp(minus(u)), other));
  }

  /// f(u) = u · (f(u)/u), where u tends to zero.
  private List<TailTerm> small(Function function, Expr u, TailTerm lead, Trend trend) {
    if (trend != Trend.TO_ZERO) {
      return expansion.atom(algebra.apply(function, u));
    }
    Expr ratio = expansion.ratio(function, u);
    return List.of(lead.withMantissa(algebra.product(lead.mantissa(), ratio)));
  }

  /// √(u² + b²) = |u| + b² / (|u| + √(u² + b²)), where u = t^p·m grows and b is a constant.
  List<TailTerm> hypot(Expr left, Expr right) {
    Expr u = Variables.isClosed(left) ? right : left;
    Expr b = Variables.isClosed(left) ? left : right;
    List<TailTerm> plain = expansion.atom(algebra.hypot(left, right));
    Optional<TailTerm> lead = Variables.isClosed(b) ? lead(u) : Optional.empty();
    if (lead.isEmpty() || expansion.growth(lead.get()) <= 0) {
      return plain;
    }
    Sign sign = expansion.signOf(lead.get().mantissa());
    if (!sign.isStrict()) {
      return plain;
    }
    TailTerm size = sign.isNegative() ? lead.get().withMantissa(minus(lead.get().mantissa()))
        : lead.get();
    TailTerm inverse =
        size.withMantissa(expansion.one()).raised(Rational.MINUS_ONE, algebra);
    Expr scaled = algebra.product(b, inverse.toExpr(expansion.t(), algebra));
    Expr denominator = algebra.sum(size.mantissa(), algebra.hypot(size.mantissa(), scaled));
    Expr rest = algebra.divide(algebra.power(b, 2), denominator);
    return List.of(size, inverse.withMantissa(rest));
  }

  private Expr apply1(Function function, Expr u) {
    return algebra.apply(function, u);
  }

  private Expr minus(Expr u) {
    return algebra.negate(u);
  }

  private Expr square(Expr u) {
    return algebra.power(u, 2);
  }

  private List<TailTerm> times(List<TailTerm> terms, Expr factor) {
    return terms.stream()
        .map(term -> term.withMantissa(algebra.product(term.mantissa(), factor)))
        .toList();
  }

  private static List<TailTerm> plus(List<TailTerm> a, List<TailTerm> b) {
    return Stream.concat(a.stream(), b.stream()).toList();
  }
}
