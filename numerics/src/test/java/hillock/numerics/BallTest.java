// SPDX-License-Identifier: Apache-2.0
package hillock.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The error counts of all series, against the same series with 80 bits more.
///
/// [BigReal] rounds its results outward by far more than these errors, so that only here a count
/// that is too small would show.
class BallTest {
  interface Series {
    Ball at(Dyadic x, int scale);
  }

  static Stream<Arguments> series() {
    return Stream.of(
        series("exp", BigExponential::ball, u -> 60 * u - 30),
        series("expm1", BigExponential::expm1OverX, u -> (u - 0.5) * 0x1p-19),
        series("log", (x, scale) -> BigLogarithm.ball(x, -7, scale), u -> 0.75 + 0.75 * u),
        series("sin", (x, scale) -> BigTrigonometry.sineSeries(x, scale, true), u -> 1.6 * u),
        series("sinh", (x, scale) -> BigTrigonometry.sineSeries(x, scale, false), u -> u),
        series("cos", BigTrigonometry::cosineSeries, u -> 1.6 * u),
        series("atan", BigTrigonometry::rotated, u -> 0.001 / (1.001 - u)),
        series("erf", BigErf::positiveSeries, u -> 4 * u));
  }

  private static Arguments series(String name, Series series, DoubleUnaryOperator argument) {
    return Arguments.of(name, series, argument);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("series")
  void errorsAreWithinTheRadius(String name, Series series, DoubleUnaryOperator argument) {
    Philox random = new Philox(13);
    for (int scale : new int[] {40, 64, 150, 333, 1500}) {
      double largest = 0;
      for (int i = 0; i < 300; i++) {
        double x = argument.applyAsDouble(random.uniform(i));
        Ball coarse = series.at(Dyadic.of(x), scale);
        largest = Math.max(largest, errorShare(coarse, series.at(Dyadic.of(x), scale + 80)));
      }
      assertThat(largest).as(name + " at scale " + scale).isBetween(0.001, 1.0);
    }
  }

  /// Sums with different steps share the integral, up to their residues, which are far below one
  /// unit for the arguments here: this tests the error of the rule and of its step too.
  @Test
  void trapezoidalSumsAgreeWhateverTheStep() {
    Philox random = new Philox(14);
    for (int scale : new int[] {40, 64, 150, 333}) {
      double largest = 0;
      for (int i = 0; i < 100; i++) {
        Dyadic x = Dyadic.of(60 + 40 * random.uniform(i));
        Ball coarse = BigErf.weightedSum(x, BigErf.step(scale), scale);
        Ball fine = BigErf.weightedSum(x, BigErf.step(scale + 80), scale + 80);
        largest = Math.max(largest, errorShare(times(coarse, scale), times(fine, scale + 80)));
      }
      assertThat(largest).as("scale " + scale).isBetween(0.001, 1.0);
    }
  }

  /// A sum times its step, both exact but for the radius.
  private static Ball times(Ball sum, int scale) {
    Dyadic step = BigErf.step(scale);
    BigInteger factor = step.significand();
    long radius = sum.radius() * factor.longValueExact();
    return new Ball(sum.midpoint().multiply(factor), radius, sum.exponent() + step.exponent());
  }

  /// The actual error as a part of the radius, rounded up.
  private static double errorShare(Ball coarse, Ball fine) {
    int shift = (int) (coarse.exponent() - fine.exponent());
    BigInteger error = coarse.midpoint().shiftLeft(shift).subtract(fine.midpoint()).abs();
    BigInteger most = error.add(BigInteger.valueOf(fine.radius()));
    return most.doubleValue() / Math.scalb((double) coarse.radius(), shift);
  }
}
