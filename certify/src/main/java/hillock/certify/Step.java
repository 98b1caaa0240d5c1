// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.expr.Comparison;
import hillock.expr.Function;
import hillock.expr.Rational;
import hillock.numerics.Interval;

/// One operation of a [Tape]: it computes itself from the results of earlier steps, which it names
/// by their places, on a set of reals or at a double.
///
/// A double result is a good approximation, as floating-point code computes it; only the enclosures
/// prove anything.
sealed interface Step {
  Enclosure over(Enclosure[] earlier, Enclosure x);

  double at(double[] earlier, double x);

  /// The Taylor coefficients.
  ///
  /// @throws ArithmeticException if the operation is not known to be analytic on the box
  Jet jet(Jet[] earlier, Jet x);

  /// Whether the operation is analytic around the results of earlier steps, wherever it is bounded.
  default boolean isAnalyticOver(Enclosure[] earlier) {
    return true;
  }

  /// The input.
  record Input() implements Step {
    @Override
    public Enclosure over(Enclosure[] earlier, Enclosure x) {
      return x;
    }

    @Override
    public Jet jet(Jet[] earlier, Jet x) {
      return x;
    }

    @Override
    public double at(double[] earlier, double x) {
      return x;
    }
  }

  record Constant(Enclosure value, double nearest) implements Step {
    @Override
    public Enclosure over(Enclosure[] earlier, Enclosure x) {
      return value;
    }

    @Override
    public Jet jet(Jet[] earlier, Jet x) {
      return Jet.constant(value.interval(), x.length());
    }

    @Override
    public double at(double[] earlier, double x) {
      return nearest;
    }
  }

  record Add(int a, int b) implements Step {
    @Override
    public Enclosure over(Enclosure[] earlier, Enclosure x) {
      return earlier[a].add(earlier[b]);
    }

    @Override
    public Jet jet(Jet[] earlier, Jet x) {
      return earlier[a].add(earlier[b]);
    }

    @Override
    public double at(double[] earlier, double x) {
      return earlier[a] + earlier[b];
    }
  }

  record Multiply(int a, int b) implements Step {
    @Override
    public Enclosure over(Enclosure[] earlier, Enclosure x) {
      return earlier[a].multiply(earlier[b]);
    }

    @Override
    public Jet jet(Jet[] earlier, Jet x) {
      return earlier[a].multiply(earlier[b]);
    }

    @Override
    public double at(double[] earlier, double x) {
      return earlier[a] * earlier[b];
    }
  }

  record IntegerPower(int base, int exponent) implements Step {
    @Override
    public Enclosure over(Enclosure[] earlier, Enclosure x) {
      return earlier[base].power(exponent);
    }

    @Override
    public Jet jet(Jet[] earlier, Jet x) {
      return earlier[base].power(exponent);
    }

    @Override
    public double at(double[] earlier, double x) {
      double value = earlier[base];
      return switch (exponent) {
        case 2 -> value * value;
        case -1 -> 1 / value;
        default -> StrictMath.pow(value, exponent);
      };
    }
  }

  record RationalPower(int base, Rational exponent, double nearest) implements Step {
    @Override
    public Enclosure over(Enclosure[] earlier, Enclosure x) {
      return earlier[base].power(exponent);
    }

    @Override
    public boolean isAnalyticOver(Enclosure[] earlier) {
      return earlier[base].sign().isPositive();
    }

    @Override
    public Jet jet(Jet[] earlier, Jet x) {
      Jet u = earlier[base];
      Enclosure first = Enclosure.of(u.coefficient(0)).power(exponent);
      return u.power(Numbers.enclose(exponent), first.interval());
    }

    @Override
    public double at(double[] earlier, double x) {
      return StrictMath.pow(earlier[base], nearest);
    }
  }

  record Power(int base, int exponent) implements Step {
    @Override
    public Enclosure over(Enclosure[] earlier, Enclosure x) {
      return earlier[base].power(earlier[exponent]);
    }

    @Override
    public boolean isAnalyticOver(Enclosure[] earlier) {
      return earlier[base].sign().isPositive();
    }

    @Override
    public Jet jet(Jet[] earlier, Jet x) {
      Jet logarithm = JetFunctions.apply(Function.LOG, earlier[base]);
      return JetFunctions.exp(logarithm.multiply(earlier[exponent]));
    }

    @Override
    public double at(double[] earlier, double x) {
      return StrictMath.pow(earlier[base], earlier[exponent]);
    }
  }

  record Call(Function function, int argument) implements Step {
    @Override
    public Enclosure over(Enclosure[] earlier, Enclosure x) {
      return earlier[argument].apply(function);
    }

    @Override
    public boolean isAnalyticOver(Enclosure[] earlier) {
      return function != Function.ABS || earlier[argument].sign().isNonZero();
    }

    @Override
    public Jet jet(Jet[] earlier, Jet x) {
      return JetFunctions.apply(function, earlier[argument]);
    }

    @Override
    public double at(double[] earlier, double x) {
      return PointFunctions.apply(function, earlier[argument]);
    }
  }

  /// f(u)/u for a function that vanishes at 0.
  record Ratio(Function function, int argument) implements Step {
    @Override
    public Enclosure over(Enclosure[] earlier, Enclosure x) {
      return Quotient.of(function, earlier[argument]);
    }

    @Override
    public Jet jet(Jet[] earlier, Jet x) {
      Jet u = earlier[argument];
      return JetFunctions.apply(function, u).multiply(u.power(-1));
    }

    @Override
    public double at(double[] earlier, double x) {
      double u = earlier[argument];
      return PointFunctions.apply(function, u) / u;
    }
  }

  /// A positive expression of the input that falls from some input on.
  record Decay(Tape expr, double from) implements Step {
    @Override
    public Enclosure over(Enclosure[] earlier, Enclosure x) {
      Interval box = x.interval();
      if (box.lo() < from) {
        return expr.over(x);
      }
      double least = Double.isInfinite(box.hi()) ? 0 : at(box.hi()).lo();
      double greatest = at(box.lo()).hi();
      return Enclosure.of(Interval.of(Math.max(0, least), greatest), Sign.POSITIVE);
    }

    private Interval at(double point) {
      return expr.over(Enclosure.of(Interval.point(point))).interval();
    }

    @Override
    public Jet jet(Jet[] earlier, Jet x) {
      return expr.jet(x);
    }

    @Override
    public double at(double[] earlier, double x) {
      return expr.at(x);
    }
  }

  record Hypot(int a, int b) implements Step {
    @Override
    public Enclosure over(Enclosure[] earlier, Enclosure x) {
      return earlier[a].hypot(earlier[b]);
    }

    @Override
    public boolean isAnalyticOver(Enclosure[] earlier) {
      return earlier[a].sign().isNonZero() || earlier[b].sign().isNonZero();
    }

    @Override
    public Jet jet(Jet[] earlier, Jet x) {
      return JetFunctions.root(
          earlier[a].multiply(earlier[a]).add(earlier[b].multiply(earlier[b])));
    }

    @Override
    public double at(double[] earlier, double x) {
      return StrictMath.hypot(earlier[a], earlier[b]);
    }
  }

  record Min(int a, int b) implements Step {
    @Override
    public Enclosure over(Enclosure[] earlier, Enclosure x) {
      return earlier[a].min(earlier[b]);
    }

    @Override
    public boolean isAnalyticOver(Enclosure[] earlier) {
      return false;
    }

    @Override
    public Jet jet(Jet[] earlier, Jet x) {
      throw new ArithmeticException("a choice is not analytic");
    }

    @Override
    public double at(double[] earlier, double x) {
      return Math.min(earlier[a], earlier[b]);
    }
  }

  record Max(int a, int b) implements Step {
    @Override
    public Enclosure over(Enclosure[] earlier, Enclosure x) {
      return earlier[a].max(earlier[b]);
    }

    @Override
    public boolean isAnalyticOver(Enclosure[] earlier) {
      return false;
    }

    @Override
    public Jet jet(Jet[] earlier, Jet x) {
      throw new ArithmeticException("a choice is not analytic");
    }

    @Override
    public double at(double[] earlier, double x) {
      return Math.max(earlier[a], earlier[b]);
    }
  }

  /// A choice; where the comparison is open, the hull of both branches.
  record Choose(Comparison comparison, int left, int right, int then, int otherwise)
      implements Step {
    @Override
    public Enclosure over(Enclosure[] earlier, Enclosure x) {
      if (earlier[left].isUndefined() || earlier[right].isUndefined()) {
        return Enclosure.UNDEFINED;
      }
      Sign difference = signOfDifference(earlier[left], earlier[right]);
      boolean canHold =
          (difference.negative() && comparison.holds(-1))
              || (difference.zero() && comparison.holds(0))
              || (difference.positive() && comparison.holds(1));
      boolean canFail =
          (difference.negative() && !comparison.holds(-1))
              || (difference.zero() && !comparison.holds(0))
              || (difference.positive() && !comparison.holds(1));
      if (canHold && canFail) {
        return earlier[then].hull(earlier[otherwise]);
      }
      return canHold ? earlier[then] : earlier[otherwise];
    }

    @Override
    public boolean isAnalyticOver(Enclosure[] earlier) {
      return false;
    }

    /// Comparing endpoints keeps what subtracting unbounded intervals would lose.
    private static Sign signOfDifference(Enclosure left, Enclosure right) {
      Interval a = left.interval();
      Interval b = right.interval();
      Sign byEndpoints =
          new Sign(a.lo() < b.hi(), a.lo() <= b.hi() && b.lo() <= a.hi(), a.hi() > b.lo());
      return byEndpoints.and(left.sign().plus(right.sign().negated()));
    }

    @Override
    public Jet jet(Jet[] earlier, Jet x) {
      throw new ArithmeticException("a choice is not analytic");
    }

    @Override
    public double at(double[] earlier, double x) {
      double a = earlier[left];
      double b = earlier[right];
      return comparison.holds(a < b ? -1 : a > b ? 1 : 0) ? earlier[then] : earlier[otherwise];
    }
  }
}
