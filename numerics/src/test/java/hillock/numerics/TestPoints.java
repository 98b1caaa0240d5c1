// SPDX-License-Identifier: Apache-2.0
package hillock.numerics;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Arguments for tests: uniform ones, ones of all magnitudes, and the notorious ones.
final class TestPoints {
  private static final double[] NOTORIOUS = {
    0,
    Double.MIN_VALUE,
    0x1p-1022,
    0x1p-1021,
    1e-300,
    0x1p-54,
    0x1p-53,
    0x1p-28,
    0x1p-12,
    0.25,
    0.5,
    0.75,
    1,
    2,
    3,
    4,
    8,
    26.5,
    27.2,
    36,
    709.78,
    745.1,
    1000,
    0x1p27,
    0x1p30,
    0x1p52,
    0x1p53,
    1e22,
    6381956970095103e240,
    1e300,
    0x1p1023,
    Double.MAX_VALUE
  };

  private TestPoints() {}

  /// `count` numbers of either sign: half uniform within `scale`, half of magnitudes from 2^-60 to
  /// 2^60, and besides the notorious numbers with their neighbors.
  static double[] around(Philox random, int count, double scale) {
    DoubleStream uniform =
        IntStream.range(0, count / 2).mapToDouble(i -> scale * (2 * random.uniform(i) - 1));
    DoubleStream scattered =
        IntStream.range(count / 2, count).mapToDouble(i -> scattered(random.bits64(i)));
    DoubleStream notorious =
        DoubleStream.of(NOTORIOUS)
            .flatMap(x -> DoubleStream.of(x, Math.nextUp(x), Math.nextDown(x)))
            .filter(Double::isFinite)
            .flatMap(x -> DoubleStream.of(x, -x));
    return DoubleStream.concat(DoubleStream.concat(uniform, scattered), notorious).toArray();
  }

  private static double scattered(long bits) {
    double significand = 1 + (bits >>> 12) * 0x1p-52;
    int exponent = (int) (bits & 127) - 64;
    return Math.scalb((bits & 128) == 0 ? significand : -significand, exponent);
  }
}
