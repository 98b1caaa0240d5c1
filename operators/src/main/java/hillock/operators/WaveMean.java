// SPDX-License-Identifier: Apache-2.0
package hillock.operators;

import hillock.calculus.Algebra;
import hillock.expr.Expr;
import hillock.expr.Expr.Named;
import hillock.expr.Function;
import hillock.expr.Rational;
import java.util.ArrayList;
import java.util.List;

/// The mean of Y^power w(Y) for a wave w, on the whole line.
final class WaveMean {
  private final Wave wave;
  private final Normal y;
  private final Algebra algebra;

  private WaveMean(Wave wave, Normal y) {
    this.wave = wave;
    this.y = y;
    this.algebra = y.algebra();
  }

  static Expr of(int power, Wave wave, Normal y, Region region) {
    if (!region.isLine()) {
      throw new IllegalArgumentException(
          "no closed form for sin, cos or erf in a branch of a choice");
    }
    WaveMean mean = new WaveMean(wave, y);
    return switch (wave.kind()) {
      case NONE -> throw new IllegalArgumentException("no wave");
      case SIN -> mean.trigonometric(power).getFirst();
      case COS -> mean.trigonometric(power).getLast();
      case ERF -> mean.errorFunction(power, region, Rational.ONE);
      case ERFC -> mean.errorFunction(power, region, Rational.MINUS_ONE);
    };
  }

  /// The line of the wave at the mean.
  private Expr centre() {
    return algebra.sum(algebra.product(wave.slope(), y.mean()), wave.shift());
  }

  /// E Y^n sin(kY + c) and E Y^n cos(kY + c).
  private List<Expr> trigonometric(int power) {
    Expr exponent =
        algebra.product(
            algebra.number(Rational.of(-1, 2)), algebra.power(wave.slope(), 2), y.variance());
    Expr damping = algebra.apply(Function.EXP, exponent);
    List<Expr> sines = new ArrayList<>();
    List<Expr> cosines = new ArrayList<>();
    sines.add(algebra.product(damping, algebra.apply(Function.SIN, centre())));
    cosines.add(algebra.product(damping, algebra.apply(Function.COS, centre())));
    Expr turn = algebra.product(wave.slope(), y.variance());
    for (int n = 1; n <= power; n++) {
      Expr sine = y.lowered(sines, n);
      Expr cosine = y.lowered(cosines, n);
      sines.add(algebra.sum(sine, algebra.product(turn, cosines.get(n - 1))));
      cosines.add(algebra.subtract(cosine, algebra.product(turn, sines.get(n - 1))));
    }
    return List.of(sines.getLast(), cosines.getLast());
  }

  /// E Y^n erf(kY + c), or that of erfc, whose slope has the other sign.
  private Expr errorFunction(int power, Region line, Rational sign) {
    Expr spread =
        algebra.sum(
            algebra.number(1),
            algebra.product(algebra.number(2), algebra.power(wave.slope(), 2), y.variance()));
    Expr argument = algebra.divide(centre(), algebra.power(spread, Rational.HALF));
    TermMean ofSlope = new TermMean(y);
    List<Expr> moments = new ArrayList<>(List.of(wave.at(argument, algebra)));
    for (int n = 1; n <= power; n++) {
      Expr slope = algebra.scale(sign, algebra.sum(ofSlope.of(slope(n - 1), line)));
      moments.add(algebra.sum(y.lowered(moments, n), algebra.product(y.variance(), slope)));
    }
    return moments.getLast();
  }

  /// Y^power times the slope of erf(kY + c), which is 2k exp(-(kY + c)²) / √π.
  private Term slope(int power) {
    Expr k = wave.slope();
    Expr c = wave.shift();
    Expr pi = algebra.normalize(new Named(Expr.Constant.PI));
    Expr coefficient =
        algebra.product(
            algebra.number(2),
            k,
            algebra.power(pi, Rational.of(-1, 2)),
            algebra.apply(Function.EXP, algebra.negate(algebra.power(c, 2))));
    Expr linear = algebra.product(algebra.number(-2), k, c);
    return new Term(coefficient, power, linear, algebra.power(k, 2), Wave.NONE);
  }
}
