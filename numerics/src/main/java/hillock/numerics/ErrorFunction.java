// SPDX-License-Identifier: Apache-2.0
package hillock.numerics;

/// The error functions in double precision, for the endpoints of [Interval].
///
/// Errors are stated in units of 2^-53 relative to the exact value, as sums of the errors of all
/// steps (an exponential has 2 units, a rounding 1), next to the largest found against [BigReal].
final class ErrorFunction {
  /// `erf(x) / x` on [0, 1] in powers of `x^2`: degree 24 with the first coefficient a pair,
  /// relative error 2^-62.6.
  ///
  /// Made by `Remez.of(BigReal::erf, Interval.of(0, 1))`, which `ErrorFunctionTest` repeats.
  static final double[] ERF = {
    0x1.20dd750429b6dp0,
    -0x1.812746b0379e6p-2,
    0x1.ce2f21a042b33p-4,
    -0x1.b82ce31284e1ap-6,
    0x1.565bcd0db9662p-8,
    -0x1.c02db3da5b5c3p-11,
    0x1.f9a321c5d9602p-14,
    -0x1.f4d1e1af9f5a5p-17,
    0x1.b9df0e23d9a3ap-20,
    -0x1.5f1e1319dc242p-23,
    0x1.f7ac921613de2p-27,
    -0x1.3883053745fbap-30,
    0x1.05b6a1aef351cp-34
  };

  /// What the first coefficient of [#ERF] lacks.
  static final double ERF_TAIL = 0x1.18309eb96e206p-56;

  /// `(1 + 2a) erfcx(a)` on [0, ∞) in powers of `t = (a - 4) / (a + 4)`: degree 25 with the first
  /// coefficient a pair, relative error 2^-59.4. The substitution is that of Shepherd and
  /// Laframboise, *Chebyshev approximation of (1+2x)exp(x^2)erfc x in 0 <= x < inf*, Math. Comp.
  /// 36 (1981).
  ///
  /// Made by [Remez] on [-1, 1], which `ErrorFunctionTest` repeats.
  static final double[] ERFCX = {
    0x1.3ba5916e9fd7fp0,
    -0x1.1df1ad154a28ep-3,
    0x1.f7f5df66fd6edp-7,
    0x1.16ecefcfa5329p-4,
    -0x1.9ddb23c3e8b0fp-4,
    0x1.7fee004e1362ap-4,
    -0x1.0fb06dfe5135cp-4,
    0x1.3079edf65e98cp-5,
    -0x1.09623883b8565p-6,
    0x1.49c67290a2915p-8,
    -0x1.8d4a9aec46d2p-11,
    -0x1.a1df2cc694ec6p-13,
    0x1.3be04aed8f8c2p-13,
    -0x1.995873b94ca95p-16,
    -0x1.7885fc2542e9dp-17,
    0x1.7f21754a978f2p-18,
    0x1.397ad4d2b45c7p-22,
    -0x1.bac870610e6f7p-21,
    0x1.4cd23b062cba9p-24,
    0x1.d81ebe58f97f5p-24,
    -0x1.6171761d3717bp-26,
    -0x1.f598cf7a95b8bp-27,
    0x1.b4344e45819a5p-29,
    0x1.e0d1961f4f6cep-30,
    -0x1.251bda2182b21p-32,
    -0x1.1f9922718e2b2p-33
  };

  /// What the first coefficient of [#ERFCX] lacks.
  static final double ERFCX_TAIL = -0x1.9f81ae7e630aep-55;

  /// `1 / sqrt(pi)`.
  private static final double INVERSE_SQRT_PI = 0x1.20dd750429b6dp-1;

  /// From here on `erfcx(a)` is `1 / (a sqrt(pi))` to within half an ulp.
  private static final double ASYMPTOTIC = 0x1p27;

  private ErrorFunction() {}

  /// The error function.
  ///
  /// Its error is below 3 units, and was at most 1 ulp on all points tested.
  static double erf(double x) {
    if (Math.abs(x) < 1) {
      return odd(x);
    }
    return Math.copySign(1 - complement(Math.abs(x)), x);
  }

  /// The complementary error function; it underflows gradually from 26.5 on.
  ///
  /// Its error is below 10 units, and was at most 4 ulp on all points tested.
  static double erfc(double x) {
    if (Math.abs(x) < 0.5) {
      return 1 - odd(x);
    }
    return x > 0 ? complement(x) : 1 + erf(-x);
  }

  /// The scaled complementary error function `e^(x^2) erfc(x)`; it overflows below -26.6.
  ///
  /// Its error is below 8 units, and was at most 5 ulp on all points tested.
  static double erfcx(double x) {
    if (x >= 0) {
      return scaledComplement(x);
    }
    return x > -0.5 ? gauss(x, 1) * (1 - odd(x)) : 2 * gauss(x, 1) - scaledComplement(-x);
  }

  /// `erf(x)` for `|x| <= 1`.
  private static double odd(double x) {
    double z = x * x;
    double sum = ERF[ERF.length - 1];
    for (int k = ERF.length - 2; k > 0; k--) {
      sum = Math.fma(sum, z, ERF[k]);
    }
    return Math.fma(x, ERF[0], x * Math.fma(sum, z, ERF_TAIL));
  }

  /// `erfc(a)` for `a >= 0.5`.
  private static double complement(double a) {
    return a > 28 ? 0 : gauss(a, -1) * scaledComplement(a);
  }

  /// `e^(sign x^2)`, with the square carried to twice the precision.
  private static double gauss(double x, int sign) {
    double square = x * x;
    double power = StrictMath.exp(sign * square);
    double rest = sign * Math.fma(x, x, -square);
    return Double.isInfinite(power) ? power : Math.fma(power, rest, power);
  }

  /// `erfcx(a)` for `a >= 0`.
  private static double scaledComplement(double a) {
    if (a > ASYMPTOTIC) {
      return INVERSE_SQRT_PI / a;
    }
    double t = (a - 4) / (a + 4);
    double sum = ERFCX[ERFCX.length - 1];
    for (int k = ERFCX.length - 2; k > 0; k--) {
      sum = Math.fma(sum, t, ERFCX[k]);
    }
    return (ERFCX[0] + Math.fma(sum, t, ERFCX_TAIL)) / (1 + 2 * a);
  }
}
