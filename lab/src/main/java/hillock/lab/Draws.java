// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import hillock.numerics.Philox;

/// Random numbers one after another, from one stream of a generator.
///
/// Each draw takes one block of the generator, so that no two share random bits.
final class Draws {
  private static final int BYTES = 4;
  private static final double BYTE_MEAN = 255 / 2.0;

  /// Of the sum of four uniform bytes.
  private static final double SUM_DEVIATION = Math.sqrt(BYTES * (256 * 256 - 1) / 12.0);

  private final Philox generator;
  private long block;

  Draws(Philox generator) {
    this.generator = generator;
  }

  /// Uniform in [lo, hi).
  double between(double lo, double hi) {
    return lo + (hi - lo) * generator.uniform(next());
  }

  /// Normal with mean 0.
  double normal(double deviation) {
    return deviation * generator.normal(next());
  }

  /// Uniform among `0 .. bound-1`.
  int integer(int bound) {
    return generator.integer(next(), bound);
  }

  /// True with that probability.
  boolean chance(double probability) {
    return generator.uniform(next()) < probability;
  }

  /// Fills an array with nearly normal numbers of mean 0 and deviation 1, cheaper than
  /// [#normal]: sums of four bytes, at most 3.5.
  void fillNoise(double[] dst) {
    int[] words = new int[4];
    for (int i = 0; i < dst.length; i++) {
      if (i % words.length == 0) {
        generator.block(block++, words);
      }
      int word = words[i % words.length];
      int sum = (word & 255) + (word >>> 8 & 255) + (word >>> 16 & 255) + (word >>> 24);
      dst[i] = (sum - BYTES * BYTE_MEAN) / SUM_DEVIATION;
    }
  }

  /// An index whose draw uses a block that no other draw uses.
  private long next() {
    return 2 * block++;
  }
}
