// SPDX-License-Identifier: Apache-2.0
package hillock.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hillock.numerics.BigReal;
import hillock.numerics.Precision;
import hillock.numerics.Ulp;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The quick measure of errors is that of the house.
final class ErrorsTest {
  @Test
  void errorsAreThoseOfTheHouse() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 20_000; i++) {
      double exact = Math.scalb(random.nextDouble(-2, 2), random.nextInt(-170, 131));
      float computed = (float) (exact * (1 + random.nextInt(-3, 4) * 0x1p-24));
      double wanted = Ulp.error(computed, BigReal.of(exact), Precision.F32);
      assertThat(Errors.ulps(computed, exact))
          .as("%s for %s", computed, exact)
          .isEqualTo(wanted, within(1e-9 * Math.min(wanted, 1e300)));
    }
  }

  @Test
  void infinitiesAreRightWhereFloatsOverflow() {
    double half = 0x1.ffffffp127;
    assertThat(Errors.ulps(Float.POSITIVE_INFINITY, half)).isZero();
    assertThat(Errors.ulps(Float.NEGATIVE_INFINITY, -1e300)).isZero();
    assertThat(Errors.ulps(Float.NEGATIVE_INFINITY, 1e300)).isInfinite();
    assertThat(Errors.ulps(Float.POSITIVE_INFINITY, Math.nextDown(half))).isInfinite();
    assertThat(Errors.ulps(Float.MAX_VALUE, half)).isEqualTo(0.5);
    assertThat(Errors.ulps(Float.NaN, 1)).isInfinite();
    assertThat(Errors.ulps(0f, 0x1p-150)).isEqualTo(0.5);
    assertThat(Errors.ulps(-0f, 0)).isZero();
  }

  @Test
  void binsHoldTheirBounds() {
    for (int i = 0; i < Histogram.BOUNDS.size(); i++) {
      assertThat(Histogram.bin(Histogram.BOUNDS.get(i))).isEqualTo(i);
      assertThat(Histogram.bin(Histogram.BOUNDS.get(i) * 1.001)).isEqualTo(Math.min(i + 1, 14));
    }
    assertThat(Histogram.bin(0)).isZero();
  }
}
