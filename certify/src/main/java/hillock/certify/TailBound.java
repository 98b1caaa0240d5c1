// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.calculus.Derivative;
import hillock.calculus.Variables;
import hillock.expr.Expr;
import hillock.expr.Expr.Apply;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Power;
import hillock.expr.Function;
import hillock.expr.Property.Side;
import hillock.expr.Rational;
import hillock.numerics.Interval;
import java.util.List;
import java.util.Optional;

/// A bound |f(x)| ≤ factor·exp(rate·(|x| - END)) for |x| ≥ [#END] on one side.
///
/// It is found from the parts of an expression: what is bounded counts as a constant, x itself
/// grows by the rate 1/END. That is far too much for most functions, and does not matter, since the
/// normal density beyond END is below 1e-32.
record TailBound(Interval factor, Interval rate) {
  /// Where the tail begins.
  static final double END = 12;

  private static final Interval START = Interval.point(END);

  /// The bound of x itself.
  private static final TailBound INPUT = new TailBound(START, Interval.ONE.divide(START));

  private static final Interval ROOT_OF_HALF = Interval.point(0.5).sqrt();

  /// The bound of an expression on a side; empty if none was found.
  static Optional<TailBound> of(Expr expr, Side side, Context context) {
    Interval tail =
        switch (side) {
          case LEFT -> Interval.of(Double.NEGATIVE_INFINITY, -END);
          case RIGHT -> Interval.of(END, Double.POSITIVE_INFINITY);
        };
    try {
      return Optional.of(new Search(tail, context).bound(expr));
    } catch (ArithmeticException notFound) {
      return TailForm.of(expr, side, context).flatMap(TailBound::of);
    }
  }

  /// The bound of m·|x|ᵖ, from that of its mantissa m.
  private static Optional<TailBound> of(TailForm form) {
    TailBound growth =
        form.power().signum() > 0
            ? Search.power(INPUT, form.power())
            : constant(Interval.ONE);
    return form.mantissaBeyond(END).map(mantissa -> constant(mantissa).times(growth));
  }

  private static TailBound constant(Interval values) {
    return new TailBound(values.abs(), Interval.ZERO);
  }

  private TailBound plus(TailBound other) {
    return new TailBound(factor.add(other.factor), rate.max(other.rate));
  }

  private TailBound times(TailBound other) {
    return new TailBound(factor.multiply(other.factor), rate.add(other.rate));
  }

  /// A bound of the integral of |f|ⁿ·φ over the tail, by ∫ exp(s·x)·φ(x) = exp(s²/2)·P(Z > END - s).
  double integral(int power) {
    Interval s = rate.multiply(Interval.point(power));
    Interval exponent =
        s.square().multiply(Interval.point(0.5)).subtract(s.multiply(START));
    Interval mass =
        START.subtract(s).multiply(ROOT_OF_HALF).erfc().multiply(Interval.point(0.5));
    return factor.power(power).multiply(exponent.exp()).multiply(mass).hi();
  }

  /// Finds bounds part by part.
  private record Search(Interval tail, Context context) {
    TailBound bound(Expr expr) {
      Enclosure natural =
          TapeCompiler.compile(expr, context.algebra()).over(Enclosure.of(tail));
      if (natural.isBounded()) {
        return constant(natural.interval());
      }
      return switch (expr) {
        case Expr.Input _ -> INPUT;
        case Expr.Sum(var terms) -> sum(terms);
        case Expr.Product(var factors) ->
            factors.stream().map(this::bound).reduce(TailBound::times).orElseThrow();
        case Power(var base, Const(var exponent)) -> power(bound(base), exponent);
        case Apply(var function, var argument) -> apply(function, argument);
        case Expr.Hypot(var left, var right) -> sum(List.of(left, right));
        case Expr.Min(var left, var right) -> sum(List.of(left, right));
        case Expr.Max(var left, var right) -> sum(List.of(left, right));
        case Expr.Select(var _, var _, var _, var then, var otherwise) ->
            sum(List.of(then, otherwise));
        case Power _, Const _, Expr.Named _, Expr.Param _, Expr.Draw _ ->
            throw new ArithmeticException("no bound is known of " + expr);
      };
    }

    private TailBound sum(List<Expr> terms) {
      return terms.stream().map(this::bound).reduce(TailBound::plus).orElseThrow();
    }

    static TailBound power(TailBound base, Rational exponent) {
      if (exponent.signum() < 0) {
        throw new ArithmeticException("a denominator may vanish");
      }
      Interval n = Numbers.enclose(exponent);
      Interval factor = base.factor.max(Interval.ONE).log().multiply(n).exp();
      return new TailBound(factor, base.rate.multiply(n));
    }

    private TailBound apply(Function function, Expr u) {
      return switch (function) {
        case ABS, ASINH -> bound(u);
        case SOFTPLUS -> bound(u).plus(constant(Interval.ONE));
        case LOG -> logarithm(u);
        case LOG1P -> logarithm(context.algebra().sum(u, context.algebra().number(1)));
        case EXP, EXPM1 -> exponential(u).plus(constant(Interval.ONE));
        case SINH, COSH ->
            exponential(u).plus(exponential(context.algebra().negate(u)));
        case SIN, COS, ATAN, TANH, SIGMOID, ERF, ERFC, ERFCX ->
            throw new ArithmeticException("no bound is known of " + function);
      };
    }

    /// |log u| ≤ |log c| + u for u ≥ c > 0.
    private TailBound logarithm(Expr u) {
      Interval least =
          TapeCompiler.compile(u, context.algebra()).over(Enclosure.of(tail)).interval();
      if (!(least.lo() > 0)) {
        throw new ArithmeticException("a logarithm may have no bound");
      }
      return constant(Interval.point(least.lo()).log()).plus(bound(u));
    }

    /// exp(u), where u is linear, or a sum of such and of what is bounded above.
    private TailBound exponential(Expr u) {
      Interval values =
          TapeCompiler.compile(u, context.algebra()).over(Enclosure.of(tail)).interval();
      if (Double.isFinite(values.hi())) {
        return constant(values.exp());
      }
      if (u instanceof Expr.Sum(var terms)) {
        return terms.stream().map(this::exponential).reduce(TailBound::times).orElseThrow();
      }
      Expr slope = Derivative.of(u, context.x(), context.algebra());
      if (!Variables.isClosed(slope)) {
        throw new ArithmeticException("an exponential grows too fast");
      }
      Interval atEnd =
          TapeCompiler.compile(u, context.algebra())
              .over(Enclosure.of(Interval.point(Double.isInfinite(tail.hi()) ? END : -END)))
              .interval();
      return new TailBound(atEnd.abs().exp(), Numbers.enclose(slope).abs());
    }
  }
}
