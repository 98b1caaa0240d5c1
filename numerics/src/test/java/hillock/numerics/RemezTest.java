// SPDX-License-Identifier: Apache-2.0
package hillock.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RemezTest {
  private static final Interval UNIT = Interval.of(-1, 1);

  private static int[] upTo(int first, int last) {
    return IntStream.rangeClosed(first, last).toArray();
  }

  private static Remez exponential(Precision precision, int degree) {
    return Remez.of(BigReal::exp, Interval.of(-0.347, 0.347))
        .prescribed(0, 1)
        .prescribed(1, 1)
        .exponents(upTo(2, degree))
        .precision(precision);
  }

  /// `(1 + 2a) erfcx a` with `a = 4 (1 + t) / (1 - t)`.
  private static BigReal scaledErfcx(BigReal t, int bits) {
    int working = bits + 8;
    BigReal numerator = BigReal.ONE.add(t, working).scale(2);
    BigReal a = numerator.divide(BigReal.ONE.subtract(t, working), working);
    return BigReal.ONE.add(a.scale(1), working).multiply(a.erfcx(working), bits);
  }

  /// Chebyshev: `x^n` is missed by no less than `2^(1-n)`, with the polynomial `x^n - 2^(1-n) T_n`.
  @Test
  void powersAreMissedByChebyshevPolynomials() {
    Remez.Fit fit =
        Remez.of((x, bits) -> x.power(5, bits), UNIT).absolute().exponents(upTo(0, 4)).fit();
    assertThat(fit.minimaxError()).isCloseTo(1 / 16.0, within(1e-4 / 16));
    assertThat(fit.maxError()).isCloseTo(1 / 16.0, within(1e-3 / 16));
    assertThat(fit.alternations()).isEqualTo(6);
    double[] expected = {0, -5 / 16.0, 0, 20 / 16.0, 0};
    for (int i = 0; i < 5; i++) {
      assertThat(fit.coefficients()[i]).isCloseTo(expected[i], within(1e-4));
    }
  }

  /// Chebyshev: polynomials of degree `n` miss `1 / (a - x)` by `(a - sqrt(a^2-1))^n / (a^2 - 1)`.
  @Test
  void aPoleIsMissedByTheClassicalError() {
    for (int degree : new int[] {2, 5, 9, 14}) {
      Remez.Fit fit =
          Remez.of((x, bits) -> BigReal.ONE.divide(BigReal.TWO.subtract(x, bits), bits), UNIT)
              .absolute()
              .exponents(upTo(0, degree))
              .fit();
      double theory = StrictMath.pow(2 - Math.sqrt(3), degree) / 3;
      assertThat(fit.minimaxError()).isCloseTo(theory, within(1e-3 * theory));
      assertThat(fit.alternations()).isEqualTo(degree + 2);
    }
  }

  /// The best line through `e^x` on [-1, 1] has the slope `sinh 1` and touches at `log sinh 1`.
  @Test
  void theBestLineThroughTheExponentialIsKnown() {
    Remez.Fit fit = Remez.of(BigReal::exp, UNIT).absolute().exponents(0, 1).fit();
    double slope = StrictMath.sinh(1);
    double touch = StrictMath.log(slope);
    double height = (StrictMath.exp(-1) + slope + slope - slope * touch) / 2;
    assertThat(fit.coefficients()[1]).isCloseTo(slope, within(1e-3));
    assertThat(fit.coefficients()[0]).isCloseTo(height, within(1e-3));
    assertThat(fit.minimaxError()).isCloseTo(StrictMath.exp(-1) + slope - height, within(1e-4));
  }

  @Test
  void weightsAreHonored() {
    Remez.Fit fit =
        Remez.of((x, bits) -> x.power(2, bits), Interval.of(1, 2))
            .weighted((x, bits) -> BigReal.of(1000))
            .exponents(0, 1)
            .fit();
    assertThat(fit.minimaxError()).isCloseTo(125, within(0.1));
  }

  @Test
  void theExponentialFits() {
    assertThat(exponential(Precision.F32, 6).fit().maxError()).isLessThan(0x1p-28);
    assertThat(exponential(Precision.F32, 7).fit().maxError()).isLessThan(0x1p-31);
    assertThat(exponential(Precision.F64, 11).fit().maxError()).isLessThan(0x1.2p-58);
    assertThat(exponential(Precision.F64, 13).fit().maxError()).isLessThan(0x1p-67);
  }

  @Test
  void theLogarithmFits() {
    Interval domain = Interval.of(-0.2929, 0.4143);
    Remez problem = Remez.of(BigReal::log1p, domain).prescribed(1, 1).prescribed(2, -0.5);
    Remez.Fit floats = problem.exponents(upTo(3, 9)).precision(Precision.F32).fit();
    assertThat(floats.maxError()).isLessThan(1.02 * floats.minimaxError());
    Remez.Fit doubles = problem.exponents(upTo(3, 20)).precision(Precision.F64).fit();
    assertThat(doubles.maxError()).isLessThan(0x1p-54);
  }

  @Test
  void oddPowersFitOnOneSide() {
    Remez.Fit fit =
        Remez.of(BigReal::atan, Interval.of(0, 1))
            .exponents(1, 3, 5, 7, 9, 11, 13, 15, 17)
            .precision(Precision.F32)
            .fit();
    assertThat(fit.maxError()).isLessThan(0x1p-24);
    assertThat(fit.alternations()).isEqualTo(10);
  }

  @Test
  void theScaledComplementFitsWithAPairForTheConstantTerm() {
    Remez.Fit floats =
        Remez.of(RemezTest::scaledErfcx, UNIT)
            .exponents(upTo(0, 10))
            .precision(Precision.F32)
            .pairs(0)
            .fit();
    assertThat(floats.maxError()).isLessThan(1.02 * floats.minimaxError());
    Remez.Fit doubles =
        Remez.of(RemezTest::scaledErfcx, UNIT).exponents(upTo(0, 24)).pairs(0).fit();
    assertThat(doubles.maxError()).isLessThan(0x1.1p-57);
    assertThat(doubles.alternations()).isEqualTo(26);
    assertThat(doubles.terms().getFirst().tail()).isNotZero();
  }

  @Test
  void prescribedTermsAndFormatsAreKept() {
    Remez.Fit fit = exponential(Precision.F32, 6).fit();
    assertThat(fit.terms().stream().map(Remez.Term::exponent)).containsExactly(0, 1, 2, 3, 4, 5, 6);
    assertThat(fit.coefficients()).startsWith(1, 1);
    for (Remez.Term term : fit.terms()) {
      assertThat(term.coefficient()).isEqualTo((float) term.coefficient());
      assertThat(term.tail()).isZero();
    }
  }

  @Test
  void theStatedErrorHoldsBetweenTheSamples() {
    Remez.Fit fit = exponential(Precision.F32, 6).fit();
    double largest = 0;
    for (int i = 0; i < 5000; i++) {
      BigReal x = BigReal.of(-0.347 + 0.694 * new Philox(7).uniform(i));
      BigReal exact = x.exp(120);
      double error = fit.at(x, 120).subtract(exact, 120).divide(exact, 60).midpoint();
      largest = Math.max(largest, Math.abs(error));
    }
    assertThat(largest).isBetween(0.99 * fit.maxError(), 1.002 * fit.maxError());
  }

  @Test
  void sameProblemSameBits() {
    double[] first = exponential(Precision.F32, 6).fit().coefficients();
    assertThat(first).isEqualTo(exponential(Precision.F32, 6).fit().coefficients());
    assertThat(Arrays.stream(first).mapToObj(Double::toHexString))
        .containsExactly(
            "0x1.0p0",
            "0x1.0p0",
            "0x1.fffffcp-2",
            "0x1.55548ap-3",
            "0x1.55584ep-5",
            "0x1.123f3cp-7",
            "0x1.6ad292p-10");
  }

  @Test
  void polynomialsFitThemselves() {
    Remez.Fit fit =
        Remez.of((x, bits) -> x.power(2, bits).add(x, bits), UNIT)
            .absolute()
            .exponents(0, 1, 2)
            .fit();
    assertThat(fit.maxError()).isLessThan(1e-70);
    assertThat(fit.coefficients()[0]).isCloseTo(0, within(1e-70));
    assertThat(Arrays.copyOfRange(fit.coefficients(), 1, 3)).containsExactly(1, 1);
  }

  @Test
  void dependentPowersAreRefused() {
    assertThatThrownBy(() -> Remez.of(BigReal::cos, UNIT).absolute().exponents(1, 3, 5).fit())
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("dependent");
  }

  @Test
  void nonsenseIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Remez.of(BigReal::exp, Interval.ENTIRE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Remez.of(BigReal::exp, UNIT).exponents(-1, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> Remez.of(BigReal::exp, UNIT).fit());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Remez.of(BigReal::exp, UNIT).prescribed(2, Double.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Remez.of(BigReal::exp, UNIT).prescribed(2, 0.5).exponents(1, 2).fit())
        .withMessageContaining("x^2");
  }
}
