// SPDX-License-Identifier: Apache-2.0
package hillock.testkit;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import hillock.numerics.BigReal;
import hillock.numerics.Interval;
import hillock.numerics.Precision;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UlpSubjectTest {
  private static final BigReal THIRD = BigReal.ONE.divide(BigReal.of(3), 200);

  private static void assertFails(ThrowingCallable assertion, String message) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(assertion)
        .withMessageContaining(message);
  }

  @Test
  void nearestNumberIsWithinHalfAnUlp() {
    UlpSubject.assertThat(1.0 / 3, Precision.F64).isWithin(0.5, THIRD);
    UlpSubject.assertThat(1f / 3, Precision.F32).isWithin(0.5, THIRD);
    UlpSubject.assertThat(0.25, Precision.F64).isWithin(0, BigReal.of(0.25));
  }

  @Test
  void nextNumberIsNot() {
    double next = Math.nextUp(Math.nextUp(1.0 / 3));
    assertFails(
        () -> UlpSubject.assertThat(next, Precision.F64).isWithin(1, THIRD), "is off by 1.6");
    UlpSubject.assertThat(next, Precision.F32).isWithin(0.5, THIRD);
  }

  @Test
  void nanHasItsOwnMessage() {
    assertFails(
        () -> UlpSubject.assertThat(Double.NaN, Precision.F64).isWithin(1e9, THIRD),
        "NaN was computed");
  }

  @Test
  void infinityHasItsOwnMessage() {
    assertFails(
        () -> UlpSubject.assertThat(Double.POSITIVE_INFINITY, Precision.F64).isWithin(1e9, THIRD),
        "which F64 can hold, but Infinity was computed");
  }

  @Test
  void infinityIsRightWhereTheExactValueOverflows() {
    BigReal huge = BigReal.of(0x1p1000).power(2, 64);
    UlpSubject.assertThat(Double.POSITIVE_INFINITY, Precision.F64).isWithin(0, huge);
    UlpSubject.assertThat(Double.POSITIVE_INFINITY, Precision.F32).isWithin(0, BigReal.of(1e40));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, -0x1p-1074, Double.NaN, Double.POSITIVE_INFINITY})
  void vagueTolerancesAreRefused(double tolerance) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UlpSubject.assertThat(1, Precision.F64).isWithin(tolerance, BigReal.ONE))
        .withMessageContaining("a tolerance is a number of ulps");
  }

  @Test
  void vagueReferencesAreRefused() {
    BigReal wide = BigReal.of(Interval.of(1, Math.nextUp(1.0)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UlpSubject.assertThat(1, Precision.F64).isWithin(2, wide))
        .withMessageContaining("too wide for F64");
    UlpSubject.assertThat(1, Precision.F32).isWithin(1, wide);
  }
}
