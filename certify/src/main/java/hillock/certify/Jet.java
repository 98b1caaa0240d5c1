// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.numerics.Interval;
import java.util.Arrays;

/// Enclosures of the Taylor coefficients f⁽ᵏ⁾(x)/k! of a function, for all x of a box at once.
///
/// Taylor arithmetic (Moore) computes them by recurrences, operation by operation, without writing
/// down any derivative: fifteen cost little more than one, however long their formulas would be.
final class Jet {
  private final Interval[] coefficients;

  Jet(Interval[] coefficients) {
    this.coefficients = coefficients;
  }

  /// A constant, to so many coefficients.
  static Jet constant(Interval value, int length) {
    Interval[] c = new Interval[length];
    for (int k = 0; k < length; k++) {
      c[k] = k == 0 ? value : Interval.ZERO;
    }
    return new Jet(c);
  }

  /// The input itself.
  static Jet variable(Interval box, int length) {
    Jet jet = constant(box, length);
    jet.coefficients[1] = Interval.ONE;
    return jet;
  }

  int length() {
    return coefficients.length;
  }

  /// f⁽ᵏ⁾/k! on the box.
  Interval coefficient(int k) {
    return coefficients[k];
  }

  Jet add(Jet other) {
    Interval[] sum = new Interval[length()];
    for (int k = 0; k < sum.length; k++) {
      sum[k] = coefficients[k].add(other.coefficients[k]);
    }
    return new Jet(sum);
  }

  Jet scale(Interval factor) {
    Interval[] scaled = new Interval[length()];
    for (int k = 0; k < scaled.length; k++) {
      scaled[k] = coefficients[k].multiply(factor);
    }
    return new Jet(scaled);
  }

  Jet negate() {
    return scale(Interval.point(-1));
  }

  Jet multiply(Jet other) {
    Interval[] product = new Interval[length()];
    for (int k = 0; k < product.length; k++) {
      product[k] = convolution(coefficients, other.coefficients, k);
    }
    return new Jet(product);
  }

  /// The sum of aᵢ·bₖ₋ᵢ.
  static Interval convolution(Interval[] a, Interval[] b, int k) {
    Interval sum = Interval.ZERO;
    for (int i = 0; i <= k; i++) {
      sum = sum.add(a[i].multiply(b[k - i]));
    }
    return sum;
  }

  /// The derivative, which has one coefficient less.
  Jet derivative() {
    Interval[] slope = new Interval[length() - 1];
    for (int k = 0; k < slope.length; k++) {
      slope[k] = coefficients[k + 1].multiply(Interval.point(k + 1));
    }
    return new Jet(slope);
  }

  /// The first coefficients.
  Jet shortened(int length) {
    return new Jet(Arrays.copyOf(coefficients, length));
  }

  /// A power with an integer exponent.
  ///
  /// @throws ArithmeticException if the exponent is negative and the function may be zero
  Jet power(int exponent) {
    if (exponent < 0) {
      return power(Interval.point(exponent), coefficients[0].power(exponent));
    }
    Jet result = constant(Interval.ONE, length());
    Jet square = this;
    for (int bits = exponent; bits != 0; bits >>= 1) {
      result = (bits & 1) == 0 ? result : result.multiply(square);
      square = bits == 1 ? square : square.multiply(square);
    }
    return result;
  }

  /// A power with any exponent, by k·u₀·pₖ = Σ (j·r - (k - j))·uⱼ·pₖ₋ⱼ.
  ///
  /// @param first the powers of the values
  /// @throws ArithmeticException if the function may be zero
  Jet power(Interval exponent, Interval first) {
    if (coefficients[0].containsZero()) {
      throw new ArithmeticException("a power is not analytic at zero");
    }
    Interval[] p = new Interval[length()];
    p[0] = first;
    for (int k = 1; k < p.length; k++) {
      Interval sum = Interval.ZERO;
      for (int j = 1; j <= k; j++) {
        Interval weight =
            exponent.multiply(Interval.point(j)).subtract(Interval.point(k - j));
        sum = sum.add(weight.multiply(coefficients[j]).multiply(p[k - j]));
      }
      p[k] = sum.divide(coefficients[0].multiply(Interval.point(k)));
    }
    return new Jet(p);
  }

  /// The coefficient k ≥ 1 of a function g of this one, from g' as a function of this one: that of
  /// g' times the slope of this one, integrated.
  ///
  /// @param slope the coefficients of g'(u), known before k
  Interval chained(Interval[] slope, int k) {
    Interval sum = Interval.ZERO;
    for (int j = 1; j <= k; j++) {
      sum = sum.add(coefficients[j].multiply(Interval.point(j)).multiply(slope[k - j]));
    }
    return sum.divide(Interval.point(k));
  }
}
