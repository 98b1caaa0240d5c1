// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hillock.numerics.Philox;
import hillock.numerics.Precision;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The meaning of 16 bits, against the definition of the formats.
final class StorageTest {
  private static final int PATTERNS = 1 << 16;

  /// Sign, exponent and significand as IEEE 754 defines them for so many bits.
  private static double defined(Storage storage, int pattern) {
    int significand = storage == Storage.BF16 ? 7 : 10;
    int exponentBits = 15 - significand;
    int bias = (1 << (exponentBits - 1)) - 1;
    int fraction = pattern & ((1 << significand) - 1);
    int exponent = pattern >> significand & ((1 << exponentBits) - 1);
    double sign = pattern < 1 << 15 ? 1 : -1;
    if (exponent == (1 << exponentBits) - 1) {
      return fraction == 0 ? sign * Double.POSITIVE_INFINITY : Double.NaN;
    }
    return exponent == 0
        ? sign * Math.scalb((double) fraction, 1 - bias - significand)
        : sign * Math.scalb((double) (1 << significand) + fraction, exponent - bias - significand);
  }

  @ParameterizedTest
  @EnumSource(names = {"BF16", "F16"})
  void everyPatternIsDecodedAndEncodedAgain(Storage storage) {
    for (int pattern = 0; pattern < PATTERNS; pattern++) {
      double expected = defined(storage, pattern);
      float decoded = storage.decode((short) pattern);
      short again = storage.encode(decoded);
      if (Double.isNaN(expected)) {
        assertThat(decoded).as("%x", pattern).isNaN();
        assertThat(storage.decode(again)).as("%x", pattern).isNaN();
      } else {
        assertThat((double) decoded).as("%x", pattern).isEqualTo(expected);
        assertThat(again).as("%x", pattern).isEqualTo((short) pattern);
      }
    }
  }

  /// Between each number and the next: halfway goes to the even one, all else to the nearer.
  @ParameterizedTest
  @EnumSource(names = {"BF16", "F16"})
  void numbersBetweenGoToTheNearest(Storage storage) {
    int infinity = storage == Storage.BF16 ? 0x7f80 : 0x7c00;
    for (int sign : new int[] {0, 0x8000}) {
      for (int pattern = 0; pattern < infinity; pattern++) {
        double below = defined(storage, sign | pattern);
        double above =
            pattern + 1 < infinity
                ? defined(storage, sign | pattern + 1)
                : 2 * below - defined(storage, sign | pattern - 1);
        float half = (float) ((below + above) / 2);
        assertThat((double) half).isEqualTo((below + above) / 2);
        int even = pattern % 2 == 0 ? pattern : pattern + 1;
        assertThat(storage.encode(half)).isEqualTo((short) (sign | even));
        assertThat(storage.encode(Math.nextAfter(half, below)))
            .isEqualTo((short) (sign | pattern));
        assertThat(storage.encode(Math.nextAfter(half, above)))
            .isEqualTo((short) (sign | pattern + 1));
      }
    }
  }

  /// No other number of the format is nearer.
  @ParameterizedTest
  @EnumSource(names = {"BF16", "F16"})
  void randomFloatsGoToTheNearest(Storage storage) {
    Philox philox = new Philox(11);
    for (int i = 0; i < 20_000; i++) {
      float number = Float.intBitsToFloat((int) philox.bits64(i));
      short encoded = storage.encode(number);
      float nearest = storage.decode(encoded);
      if (Float.isNaN(number)) {
        assertThat(nearest).isNaN();
        continue;
      }
      if (Float.isInfinite(nearest)) {
        assertThat(Math.abs(number)).isGreaterThanOrEqualTo(largest(storage));
        continue;
      }
      BigDecimal distance = distance(number, nearest);
      for (int other : new int[] {encoded - 1, encoded + 1}) {
        float neighbor = storage.decode((short) other);
        if (Float.isFinite(neighbor)) {
          assertThat(distance).isLessThanOrEqualTo(distance(number, neighbor));
        }
      }
    }
  }

  private static float largest(Storage storage) {
    return storage.decode((short) (storage == Storage.BF16 ? 0x7f7f : 0x7bff));
  }

  private static BigDecimal distance(float a, float b) {
    return new BigDecimal(a).subtract(new BigDecimal(b)).abs();
  }

  @Test
  void formatsOfProgramsHoldWhatIsComputed() {
    for (Precision precision : Precision.values()) {
      Storage storage = Storage.of(precision);
      assertThat(storage.precision()).isEqualTo(precision);
      assertThat(storage.bytes()).isEqualTo(precision.bytes());
      assertThat(storage.isConverted()).isFalse();
      assertThatThrownBy(() -> storage.encode(1)).hasMessageContaining("no numbers of 16 bits");
      assertThatThrownBy(() -> storage.decode((short) 1)).hasMessageContaining("of 16 bits");
    }
  }
}
