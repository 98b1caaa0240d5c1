// SPDX-License-Identifier: Apache-2.0
package hillock.testkit;

import hillock.codegen.Storage;
import hillock.numerics.Philox;
import hillock.numerics.Precision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Numbers on which arithmetic and vector code go wrong first, as bits.
///
/// Bits, because a float that is a signaling NaN does not survive a conversion.
public final class AwkwardNumbers {
  private static final long SEED = 20261121;

  /// Beyond these, exponentials overflow and underflow.
  private static final double WIDEST_FLOAT = 120;

  private static final double WIDEST_DOUBLE = 760;

  private AwkwardNumbers() {}

  /// Zeros, subnormals, the largest, infinities, NaN with payloads, random bits, and numbers of
  /// moderate size, ever denser toward 0; in an order that depends on the stream.
  ///
  /// @param count how many; at least 100
  /// @param stream other numbers, and another order, for every one
  /// @return one number each, whose bits are the last 32 for [Precision#F32]
  public static long[] bits(Precision precision, int count, int stream) {
    List<Long> bits = new ArrayList<>(special(precision));
    if (count < bits.size()) {
      throw new IllegalArgumentException("at least " + bits.size() + " numbers, not " + count);
    }
    Philox philox = new Philox(SEED, stream);
    for (long i = 0; bits.size() < count; i += 2) {
      bits.add(random(precision, philox, i));
    }
    Collections.shuffle(bits, new Random(SEED + stream));
    return bits.stream().mapToLong(Long::longValue).toArray();
  }

  /// Likewise for a format of arrays.
  public static long[] bits(Storage storage, int count, int stream) {
    return switch (storage) {
      case BF16, F16 -> shortBits(storage, count, stream);
      case F32, F64 -> bits(storage.precision(), count, stream);
    };
  }

  /// Every second one random bits, the others floats of moderate size, rounded.
  private static long[] shortBits(Storage storage, int count, int stream) {
    long[] bits = bits(Precision.F32, count, stream);
    Philox philox = new Philox(SEED, 1000 + stream);
    for (int i = 0; i < count; i++) {
      boolean isRandom = i % 2 == 0;
      bits[i] =
          isRandom ? philox.bits64(i) & 0xffff : bits(storage, number(Precision.F32, bits[i]));
    }
    return bits;
  }

  private static List<Long> special(Precision precision) {
    double ulp = Math.scalb(1.0, 1 - precision.significandBits());
    List<Double> magnitudes =
        List.of(
            0.0,
            precision.minSubnormal(),
            2 * precision.minSubnormal(),
            3 * precision.minSubnormal(),
            precision.minNormal() - precision.minSubnormal(),
            precision.minNormal(),
            1 - ulp / 2,
            1.0,
            1 + ulp,
            2.0,
            precision.round(0.1),
            Math.scalb(1.0, precision.significandBits()),
            precision.round(Math.sqrt(precision.maxValue())),
            precision.maxValue() / 2,
            precision.maxValue(),
            Double.POSITIVE_INFINITY);
    List<Long> bits = new ArrayList<>();
    for (double magnitude : magnitudes) {
      bits.add(bits(precision, magnitude));
      bits.add(bits(precision, -magnitude));
    }
    bits.addAll(notNumbers(precision));
    return bits;
  }

  /// Quiet and signaling, of both signs, with the smallest and the largest payloads.
  private static List<Long> notNumbers(Precision precision) {
    int significand = precision.significandBits() - 1;
    long infinity = bits(precision, Double.POSITIVE_INFINITY);
    long sign = bits(precision, -0.0);
    long quiet = 1L << (significand - 1);
    List<Long> bits = new ArrayList<>();
    for (long payload : new long[] {quiet, quiet | 1, quiet | (quiet - 1), 1, quiet - 1}) {
      bits.add(infinity | payload);
      bits.add(sign | infinity | payload);
    }
    return bits;
  }

  private static long random(Precision precision, Philox philox, long index) {
    int choice = (int) (index / 2 % 4);
    if (choice == 0) {
      return bits(precision, number(precision, philox.bits64(index)));
    }
    double widest = precision == Precision.F32 ? WIDEST_FLOAT : WIDEST_DOUBLE;
    double magnitude = choice == 1 ? widest : 4;
    double shrunk = choice == 3 ? Math.scalb(magnitude, -philox.integer(index, 30)) : magnitude;
    return bits(precision, precision.round(shrunk * (2 * philox.uniform(index + 1) - 1)));
  }

  /// The number that has these bits.
  public static double number(Storage storage, long bits) {
    return switch (storage) {
      case BF16, F16 -> storage.decode((short) bits);
      case F32, F64 -> number(storage.precision(), bits);
    };
  }

  /// The bits of a number; every NaN has the same.
  public static long bits(Storage storage, double number) {
    return switch (storage) {
      case BF16, F16 -> shortBits(storage, number);
      case F32, F64 -> bits(storage.precision(), number);
    };
  }

  private static long shortBits(Storage storage, double number) {
    float nearest = Double.isNaN(number) ? Float.NaN : (float) number;
    return Short.toUnsignedLong(storage.encode(nearest));
  }

  /// The number that has these bits.
  public static double number(Precision precision, long bits) {
    return switch (precision) {
      case F32 -> Float.intBitsToFloat((int) bits);
      case F64 -> Double.longBitsToDouble(bits);
    };
  }

  /// The bits of a number; every NaN has the same.
  public static long bits(Precision precision, double number) {
    return switch (precision) {
      case F32 -> Integer.toUnsignedLong(Float.floatToIntBits((float) number));
      case F64 -> Double.doubleToLongBits(number);
    };
  }
}
