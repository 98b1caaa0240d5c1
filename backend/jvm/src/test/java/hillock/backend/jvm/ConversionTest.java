// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.codegen.Storage;
import hillock.numerics.Philox;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Vectors convert as the formats say, every 16-bit number there and back.
final class ConversionTest {
  private static final int PATTERNS = 1 << 16;

  static Stream<Arguments> conversions() {
    return Stream.of(
        Arguments.of(Storage.BF16, new BrainFloatVectors()),
        Arguments.of(Storage.F16, new HalfFloatVectors()),
        Arguments.of(Storage.BF16, Conversion.ofScalars(Storage.BF16)),
        Arguments.of(Storage.F16, Conversion.ofScalars(Storage.F16)));
  }

  /// The order of the floats is the conversion's own, so they are sorted.
  @ParameterizedTest
  @MethodSource("conversions")
  void everyNumberIsWidenedExactlyAndComesBack(Storage storage, Conversion conversion) {
    short[] patterns = new short[PATTERNS];
    float[] expected = new float[PATTERNS];
    for (int i = 0; i < PATTERNS; i++) {
      patterns[i] = (short) i;
      expected[i] = storage.decode(patterns[i]);
    }
    float[] floats = new float[PATTERNS];
    conversion.widen(patterns, floats, PATTERNS);
    short[] back = new short[PATTERNS];
    conversion.round(floats, back, PATTERNS);
    for (int i = 0; i < PATTERNS; i++) {
      if (Float.isNaN(expected[i])) {
        assertThat(storage.decode(back[i])).isNaN();
      } else {
        assertThat(back[i]).isEqualTo(patterns[i]);
      }
    }
    Arrays.sort(floats);
    Arrays.sort(expected);
    assertThat(floats).containsExactly(expected);
  }

  /// All numbers halfway between two of the format, their neighbors, and random ones.
  @ParameterizedTest
  @MethodSource("conversions")
  void floatsAreRoundedToNearest(Storage storage, Conversion conversion) {
    short[] order = order(conversion);
    Philox philox = new Philox(3);
    for (int part = 0; part < 8; part++) {
      float[] floats = new float[PATTERNS];
      short[] expected = new short[PATTERNS];
      for (int i = 0; i < PATTERNS; i++) {
        floats[i] = number(storage, philox, part, i);
        expected[order[i] & 0xffff] = storage.encode(floats[i]);
      }
      short[] rounded = new short[PATTERNS];
      conversion.round(floats, rounded, PATTERNS);
      for (int i = 0; i < PATTERNS; i++) {
        if (Float.isNaN(storage.decode(expected[i]))) {
          assertThat(storage.decode(rounded[i])).isNaN();
        } else {
          assertThat(rounded[i]).isEqualTo(expected[i]);
        }
      }
    }
  }

  private static float number(Storage storage, Philox philox, int part, int i) {
    if (part < 5) {
      return Float.intBitsToFloat((int) philox.bits64((long) part * PATTERNS + i));
    }
    float below = storage.decode((short) i);
    float above = storage.decode((short) (i + 1));
    float half = (float) (((double) below + above) / 2);
    return part == 5 ? half : Math.nextAfter(half, part == 6 ? below : above);
  }

  /// Where the number of each float goes.
  private static short[] order(Conversion conversion) {
    short[] places = new short[PATTERNS];
    float[] floats = new float[PATTERNS];
    int block = conversion.block();
    short[] numbers = new short[PATTERNS];
    for (int i = 0; i < PATTERNS; i++) {
      numbers[i] = (short) (i % block + 1024);
    }
    conversion.widen(numbers, floats, PATTERNS);
    float[] inOrder = new float[block];
    for (int i = 0; i < block; i++) {
      inOrder[i] = floats[i];
    }
    float[] sorted = inOrder.clone();
    Arrays.sort(sorted);
    for (int i = 0; i < PATTERNS; i++) {
      int place = Arrays.binarySearch(sorted, inOrder[i % block]);
      places[i] = (short) (i - i % block + place);
    }
    return places;
  }
}
