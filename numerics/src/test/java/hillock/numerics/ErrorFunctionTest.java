// SPDX-License-Identifier: Apache-2.0
package hillock.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorFunctionTest {
  static Stream<Arguments> functions() {
    return Stream.of(
        function("erf", ErrorFunction::erf, BigReal::erf, 1),
        function("erfc", ErrorFunction::erfc, BigReal::erfc, 4),
        function("erfcx", ErrorFunction::erfcx, BigReal::erfcx, 5));
  }

  private static Arguments function(
      String name, DoubleUnaryOperator f, BigFunction.Big exact, double bound) {
    return Arguments.of(name, f, exact, bound);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void theErrorIsBelowTheStatedBound(
      String name, DoubleUnaryOperator f, BigFunction.Big exact, double bound) {
    for (double x : TestPoints.around(new Philox(20), 60_000, 28)) {
      double computed = f.applyAsDouble(x);
      double error = Ulp.error(computed, exact.at(BigReal.of(x), 72), Precision.F64);
      assertThat(error).as(name + " at " + x + " = " + computed).isLessThanOrEqualTo(bound);
    }
  }

  @Test
  void theCoefficientsAreThoseOfRemez() {
    Remez.Fit erf =
        Remez.of(BigReal::erf, Interval.of(0, 1))
            .exponents(IntStream.range(0, ErrorFunction.ERF.length).map(k -> 2 * k + 1).toArray())
            .pairs(1)
            .fit();
    assertThat(erf.terms().stream().mapToDouble(Remez.Term::coefficient).toArray())
        .isEqualTo(ErrorFunction.ERF);
    assertThat(erf.terms().getFirst().tail()).isEqualTo(ErrorFunction.ERF_TAIL);
    assertThat(erf.maxError()).isLessThan(StrictMath.pow(2, -62.6));
    Remez.Fit erfcx =
        Remez.of(ErrorFunctionTest::scaledErfcx, Interval.of(-1, 1))
            .exponents(IntStream.range(0, ErrorFunction.ERFCX.length).toArray())
            .pairs(0)
            .fit();
    assertThat(erfcx.coefficients()).isEqualTo(ErrorFunction.ERFCX);
    assertThat(erfcx.terms().getFirst().tail()).isEqualTo(ErrorFunction.ERFCX_TAIL);
    assertThat(erfcx.maxError()).isLessThan(StrictMath.pow(2, -59.4));
  }

  /// `(1 + 2a) erfcx a` with `a = 4 (1 + t) / (1 - t)`.
  static BigReal scaledErfcx(BigReal t, int bits) {
    int working = bits + 8;
    BigReal numerator = BigReal.ONE.add(t, working).scale(2);
    BigReal a = numerator.divide(BigReal.ONE.subtract(t, working), working);
    return BigReal.ONE.add(a.scale(1), working).multiply(a.erfcx(working), bits);
  }
}
