// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.numerics.Philox;
import hillock.numerics.Precision;
import java.util.ArrayList;
import java.util.List;

/// Numbers on which arithmetic goes wrong first.
final class AwkwardNumbers {
  private AwkwardNumbers() {}

  /// Zeros, subnormals, neighbours of powers of two, the largest, infinities, NaN, and random bits.
  static double[] of(Precision precision, int randoms) {
    List<Double> numbers = new ArrayList<>();
    double ulp = Math.scalb(1.0, 1 - precision.significandBits());
    List<Double> magnitudes =
        List.of(
            0.0,
            precision.minSubnormal(),
            3 * precision.minSubnormal(),
            precision.minNormal() - precision.minSubnormal(),
            precision.minNormal(),
            1 - ulp / 2,
            1.0,
            1 + ulp,
            1.5,
            2.0,
            precision.round(0.1),
            Math.scalb(1.0, precision.significandBits()),
            precision.round(1e30),
            precision.maxValue() / 2,
            precision.maxValue(),
            Double.POSITIVE_INFINITY);
    for (double magnitude : magnitudes) {
      numbers.add(magnitude);
      numbers.add(-magnitude);
    }
    numbers.add(Double.NaN);
    numbers.add(Double.longBitsToDouble(0xfff8_0000_e000_0000L));
    Philox philox = new Philox(SEED, 0);
    for (int i = 0; i < randoms; i++) {
      numbers.add(fromBits(philox.bits64(i), precision));
    }
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static final long SEED = 20261121;

  /// The number whose bits are the last of these.
  static double fromBits(long bits, Precision precision) {
    return switch (precision) {
      case F32 -> Float.intBitsToFloat((int) bits);
      case F64 -> Double.longBitsToDouble(bits);
    };
  }
}
