// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.expr.Function;
import hillock.numerics.Interval;

/// The elementary functions of a [Jet], each by the differential equation that it solves.
final class JetFunctions {
  private static final Interval TWO = Interval.point(2);

  /// 2/√π.
  private static final Interval SLOPE_OF_ERF =
      Interval.of(0x1.20dd750429b6dp0, 0x1.20dd750429b6ep0);

  private JetFunctions() {}

  /// A function of a function.
  ///
  /// @throws ArithmeticException if it may not be analytic, or not defined, somewhere on the box
  static Jet apply(Function function, Jet u) {
    return switch (function) {
      case ABS -> abs(u);
      case EXP -> exp(u);
      case EXPM1 -> integral(function, u, exp(u));
      case LOG -> integral(function, u, u.power(-1));
      case LOG1P -> integral(function, u, plus(u, Interval.ONE).power(-1));
      case SIN -> waves(u, true)[0];
      case COS -> waves(u, true)[1];
      case SINH -> waves(u, false)[0];
      case COSH -> waves(u, false)[1];
      case ATAN -> integral(function, u, plus(u.multiply(u), Interval.ONE).power(-1));
      case ASINH -> integral(function, u, root(plus(u.multiply(u), Interval.ONE)).power(-1));
      case TANH -> tanh(u);
      case SIGMOID -> sigmoid(u);
      case SOFTPLUS -> integral(function, u, sigmoid(u));
      case ERF -> integral(function, u, bell(u));
      case ERFC -> integral(function, u, bell(u).negate());
      case ERFCX -> erfcx(u);
    };
  }

  private static Interval first(Function function, Jet u) {
    Enclosure value = Enclosure.of(u.coefficient(0)).apply(function);
    if (!value.isBounded()) {
      throw new ArithmeticException(function + " has no value, or none that is bounded");
    }
    return value.interval();
  }

  private static Jet plus(Jet u, Interval constant) {
    return u.add(Jet.constant(constant, u.length()));
  }

  private static Jet abs(Jet u) {
    if (u.coefficient(0).containsZero()) {
      throw new ArithmeticException("an absolute value has a kink at zero");
    }
    return u.coefficient(0).lo() > 0 ? u : u.negate();
  }

  /// √u.
  static Jet root(Jet u) {
    if (!u.coefficient(0).strictlyPositive()) {
      throw new ArithmeticException("a root is not analytic at zero");
    }
    return u.power(Interval.point(0.5), u.coefficient(0).sqrt());
  }

  /// f(u), where f' is known as a function of u.
  private static Jet integral(Function function, Jet u, Jet slope) {
    Interval[] d = coefficients(slope);
    Interval[] c = start(function, u);
    for (int k = 1; k < c.length; k++) {
      c[k] = u.chained(d, k);
    }
    return new Jet(c);
  }

  private static Interval[] start(Function function, Jet u) {
    Interval[] c = new Interval[u.length()];
    c[0] = first(function, u);
    return c;
  }

  private static Interval[] coefficients(Jet jet) {
    Interval[] c = new Interval[jet.length()];
    for (int k = 0; k < c.length; k++) {
      c[k] = jet.coefficient(k);
    }
    return c;
  }

  /// e' = e.
  static Jet exp(Jet u) {
    Interval[] c = start(Function.EXP, u);
    for (int k = 1; k < c.length; k++) {
      c[k] = u.chained(c, k);
    }
    return new Jet(c);
  }

  /// sin and cos, or sinh and cosh: s' = c, c' = ∓s.
  private static Jet[] waves(Jet u, boolean isCircular) {
    Interval[] s = start(isCircular ? Function.SIN : Function.SINH, u);
    Interval[] c = start(isCircular ? Function.COS : Function.COSH, u);
    for (int k = 1; k < s.length; k++) {
      s[k] = u.chained(c, k);
      Interval change = u.chained(s, k);
      c[k] = isCircular ? change.negate() : change;
    }
    return new Jet[] {new Jet(s), new Jet(c)};
  }

  /// 1 - 2·σ(-2u) and its reflection: unlike t' = 1 - t² they know how small the slope is far out.
  private static Jet tanh(Jet u) {
    Interval at = u.coefficient(0);
    boolean isLeft = at.midpoint() < 0;
    Jet small = sigmoid(u.scale(isLeft ? TWO : TWO.negate())).scale(TWO);
    Jet result = isLeft ? plus(small, Interval.point(-1)) : plus(small.negate(), Interval.ONE);
    return withFirst(first(Function.TANH, u), result);
  }

  private static Jet withFirst(Interval first, Jet jet) {
    Interval[] c = coefficients(jet);
    c[0] = first;
    return new Jet(c);
  }

  /// s' = s·(1 - s), and 1 - σ(-u) on the right.
  private static Jet sigmoid(Jet u) {
    if (u.coefficient(0).lo() > 0) {
      Jet mirrored = plus(sigmoid(u.negate()).negate(), Interval.ONE);
      return withFirst(first(Function.SIGMOID, u), mirrored);
    }
    Interval[] s = start(Function.SIGMOID, u);
    Interval[] slope = new Interval[s.length];
    slope[0] = s[0].multiply(u.coefficient(0).negate().sigmoid());
    for (int k = 1; k < s.length; k++) {
      s[k] = u.chained(slope, k);
      slope[k] = s[k].subtract(Jet.convolution(s, s, k));
    }
    return new Jet(s);
  }

  /// 2/√π·exp(-u²).
  private static Jet bell(Jet u) {
    return exp(u.multiply(u).negate()).scale(SLOPE_OF_ERF);
  }

  /// g' = 2·u·g - 2/√π.
  private static Jet erfcx(Jet u) {
    Interval[] v = coefficients(u.scale(TWO));
    Interval[] g = start(Function.ERFCX, u);
    Interval[] slope = new Interval[g.length];
    slope[0] = v[0].multiply(g[0]).subtract(SLOPE_OF_ERF);
    for (int k = 1; k < g.length; k++) {
      g[k] = u.chained(slope, k);
      slope[k] = Jet.convolution(v, g, k);
    }
    return new Jet(g);
  }
}
