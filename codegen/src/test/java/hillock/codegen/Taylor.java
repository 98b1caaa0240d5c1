// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.numerics.BigReal;
import java.util.Arrays;
import java.util.function.IntFunction;

/// Arithmetic on truncated Taylor series with enclosed coefficients.
///
/// The k-th coefficient is the k-th derivative over k!. Recurrences: Griewank and Walther,
/// *Evaluating Derivatives*, chapter 13.
record Taylor(int order, int bits) {
  BigReal[] constant(BigReal value) {
    BigReal[] series = new BigReal[order + 1];
    Arrays.fill(series, BigReal.ZERO);
    series[0] = value;
    return series;
  }

  BigReal[] variable(BigReal value) {
    BigReal[] series = constant(value);
    if (order > 0) {
      series[1] = BigReal.ONE;
    }
    return series;
  }

  BigReal[] add(BigReal[] x, BigReal[] y) {
    return each(k -> x[k].add(y[k], bits));
  }

  BigReal[] negate(BigReal[] x) {
    return each(k -> x[k].negate());
  }

  BigReal[] multiply(BigReal[] x, BigReal[] y) {
    return each(k -> convolution(x, y, k));
  }

  /// x to any power, whose value at the point is given.
  ///
  /// @throws ArithmeticException if the base is, or may be, 0 and a slope is wanted
  BigReal[] power(BigReal[] x, BigReal exponent, BigReal value) {
    BigReal[] power = constant(value);
    if (isConstant(x)) {
      return power;
    }
    for (int k = 1; k <= order; k++) {
      BigReal sum = BigReal.ZERO;
      for (int j = 1; j <= k; j++) {
        BigReal weight = exponent.multiply(BigReal.of(j), bits).subtract(BigReal.of(k - j), bits);
        BigReal product = x[j].multiply(power[k - j], bits);
        sum = sum.add(weight.multiply(product, bits), bits);
      }
      power[k] = sum.divide(x[0].multiply(BigReal.of(k), bits), bits);
    }
    return power;
  }

  private static boolean isConstant(BigReal[] x) {
    return Arrays.stream(x).skip(1).allMatch(c -> c.sign() == BigReal.Sign.ZERO);
  }

  /// x to a whole power.
  BigReal[] power(BigReal[] x, int exponent) {
    if (exponent < 0) {
      return power(x, BigReal.of(exponent), x[0].power(exponent, bits));
    }
    BigReal[] power = constant(BigReal.ONE);
    for (int i = 0; i < exponent; i++) {
      power = multiply(power, x);
    }
    power[0] = x[0].power(exponent, bits);
    return power;
  }

  /// How a function changes with its argument, as a series.
  interface Slope {
    /// The k-th coefficient; those of the function up to the k-th are known.
    BigReal coefficient(BigReal[] function, int k);
  }

  /// f(u), given its value at the point and the series of f'(u).
  BigReal[] function(BigReal[] u, BigReal value, Slope slope) {
    BigReal[] f = constant(value);
    BigReal[] outer = new BigReal[order + 1];
    for (int k = 1; k <= order; k++) {
      outer[k - 1] = slope.coefficient(f, k - 1);
      BigReal sum = BigReal.ZERO;
      for (int j = 1; j <= k; j++) {
        BigReal product = u[j].multiply(outer[k - j], bits);
        sum = sum.add(product.multiply(BigReal.of(j), bits), bits);
      }
      f[k] = sum.divide(BigReal.of(k), bits);
    }
    return f;
  }

  /// The k-th coefficient of a product of which those up to the k-th are known.
  BigReal convolution(BigReal[] x, BigReal[] y, int k) {
    BigReal sum = BigReal.ZERO;
    for (int j = 0; j <= k; j++) {
      sum = sum.add(x[j].multiply(y[k - j], bits), bits);
    }
    return sum;
  }

  private BigReal[] each(IntFunction<BigReal> coefficient) {
    BigReal[] series = new BigReal[order + 1];
    Arrays.setAll(series, coefficient);
    return series;
  }
}
