// SPDX-License-Identifier: Apache-2.0
package hillock.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UlpTest {
  private static final double INF = Double.POSITIVE_INFINITY;

  @Test
  void ordinalsCountDoubles() {
    assertThat(Ulp.ordinal(0.0)).isZero();
    assertThat(Ulp.ordinal(-0.0)).isZero();
    for (double x : TestPoints.around(new Philox(4), 2000, 10)) {
      assertThat(Ulp.fromOrdinal(Ulp.ordinal(x))).isEqualTo(x + 0.0);
      assertThat(Ulp.ordinal(Math.nextUp(x))).isEqualTo(Ulp.ordinal(x) + 1);
      assertThat(Ulp.ordinal(-x)).isEqualTo(-Ulp.ordinal(x));
    }
    assertThat(Ulp.fromOrdinal(Ulp.ordinal(Double.MAX_VALUE) + 1)).isEqualTo(INF);
    assertThatIllegalArgumentException().isThrownBy(() -> Ulp.fromOrdinal(Ulp.ordinal(INF) + 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Ulp.fromOrdinal(Long.MIN_VALUE));
    assertThatIllegalArgumentException().isThrownBy(() -> Ulp.ordinal(Double.NaN));
  }

  @Test
  void ordinalsCountFloats() {
    assertThat(Ulp.ordinal(-0f)).isZero();
    for (double y : TestPoints.around(new Philox(4), 2000, 10)) {
      float x = (float) y;
      assertThat(Ulp.fromOrdinal(Ulp.ordinal(x))).isEqualTo(x + 0f);
      if (x < Float.POSITIVE_INFINITY) {
        assertThat(Ulp.ordinal(Math.nextUp(x))).isEqualTo(Ulp.ordinal(x) + 1);
      }
    }
    int top = Ulp.ordinal(Float.POSITIVE_INFINITY);
    assertThatIllegalArgumentException().isThrownBy(() -> Ulp.fromOrdinal(top + 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Ulp.fromOrdinal(Integer.MIN_VALUE));
    assertThatIllegalArgumentException().isThrownBy(() -> Ulp.ordinal(Float.NaN));
  }

  @Test
  void distancesCrossZero() {
    assertThat(Ulp.distance(-0.0, 0.0)).isZero();
    assertThat(Ulp.distance(-Double.MIN_VALUE, Double.MIN_VALUE)).isEqualTo(2);
    assertThat(Ulp.distance(1.0, Math.nextDown(1.0))).isEqualTo(1);
    assertThat(Ulp.distance(-INF, INF)).isEqualTo(Long.MAX_VALUE);
    assertThat(Ulp.distance(-1f, 1f)).isEqualTo(2L * Ulp.ordinal(1f));
    assertThat(Ulp.distance(Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY)).isPositive();
    assertThat(Ulp.distance(3f, Math.nextUp(3f))).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void spacingsAreThoseOfTheFormat(Precision precision) {
    for (double x : TestPoints.around(new Philox(4), 2000, 10)) {
      double expected =
          switch (precision) {
            case F32 -> Math.min(Math.ulp((float) x), 0x1p104);
            case F64 -> Math.ulp(x);
          };
      double onGrid = precision.round(x);
      if (Math.abs(onGrid) <= precision.maxValue()) {
        assertThat(precision.ulp(onGrid)).as("at " + x).isEqualTo(expected);
      }
    }
    assertThat(precision.ulp(0)).isEqualTo(precision.minSubnormal());
    assertThat(precision.ulp(INF)).isEqualTo(precision.ulp(precision.maxValue()));
    assertThat(precision.ulp(Double.NaN)).isNaN();
  }

  @Test
  void formatsAreThoseOfJava() {
    assertThat(Precision.F32.maxValue()).isEqualTo(Float.MAX_VALUE);
    assertThat(Precision.F32.minNormal()).isEqualTo(Float.MIN_NORMAL);
    assertThat(Precision.F32.minSubnormal()).isEqualTo(Float.MIN_VALUE);
    assertThat(Precision.F32.bytes()).isEqualTo(Float.BYTES);
    assertThat(Precision.F32.round(0.1)).isEqualTo(0.1f);
    assertThat(Precision.F64.maxValue()).isEqualTo(Double.MAX_VALUE);
    assertThat(Precision.F64.minNormal()).isEqualTo(Double.MIN_NORMAL);
    assertThat(Precision.F64.minSubnormal()).isEqualTo(Double.MIN_VALUE);
    assertThat(Precision.F64.bytes()).isEqualTo(Double.BYTES);
    assertThat(Precision.F64.round(0.1)).isEqualTo(0.1);
    assertThat(Precision.F64.minExponent()).isEqualTo(Double.MIN_EXPONENT);
    assertThat(Precision.F64.maxExponent()).isEqualTo(Double.MAX_EXPONENT);
  }

  private static double error(double computed, double exact, double excess, Precision precision) {
    BigReal value = BigReal.of(exact).add(BigReal.of(excess), 3000);
    return Ulp.error(computed, value, precision);
  }

  @Test
  void errorsAreInUlpsOfTheExactBinade() {
    Precision f64 = Precision.F64;
    assertThat(error(1, 1, 0, f64)).isZero();
    assertThat(error(1, 1, 0x1p-54, f64)).isEqualTo(0.25);
    assertThat(error(1, 1, -0x1p-55, f64)).isEqualTo(0.25);
    assertThat(error(Math.nextDown(1.0), 1, 0, f64)).isEqualTo(0.5);
    assertThat(error(0, 0, 0, f64)).isZero();
    assertThat(error(Double.MIN_VALUE, 0, 0, f64)).isEqualTo(1);
    BigReal quarter = BigReal.of(Double.MIN_VALUE).scale(-2);
    assertThat(Ulp.error(0, quarter, f64)).isEqualTo(0.25);
    assertThat(error(1, 1, 0x1p-25, Precision.F32)).isEqualTo(0.25);
    assertThat(error(0, 0, 0x1p-151, Precision.F32)).isEqualTo(0.25);
  }

  @Test
  void infinitiesAndNansHaveInfiniteErrors() {
    double max = Double.MAX_VALUE;
    assertThat(error(INF, max, 0x1p970, Precision.F64)).isZero();
    assertThat(error(-INF, max, 0x1p970, Precision.F64)).isEqualTo(INF);
    assertThat(error(INF, max, 0, Precision.F64)).isEqualTo(INF);
    assertThat(error(max, max, max, Precision.F64)).isEqualTo(0x1p53 - 1);
    assertThat(error(INF, 1e39, 0, Precision.F32)).isZero();
    assertThat(error(Double.NaN, 1, 0, Precision.F64)).isEqualTo(INF);
    assertThat(Ulp.error(INF, BigReal.of(1e308).exp(64), Precision.F64)).isZero();
    assertThat(Ulp.error(1, BigReal.of(1e308).exp(64), Precision.F64)).isEqualTo(INF);
  }

  @Test
  void wideEnclosuresGiveLargeErrors() {
    BigReal wide = BigReal.of(1).hull(BigReal.of(2));
    assertThat(Ulp.error(1, wide, Precision.F64)).isGreaterThanOrEqualTo(0x1p52);
    assertThat(Ulp.error(0, BigReal.of(-1).hull(BigReal.of(1)), Precision.F64)).isEqualTo(INF);
  }
}
