// SPDX-License-Identifier: Apache-2.0
package hillock.perceptron;

import hillock.numerics.Philox;

/// Where the random numbers of a training come from: one stream of the seed per use.
///
/// No stream depends on the activation functions, so that networks of one shape begin with the same
/// numbers and see the same batches, whatever is compared.
final class Streams {
  private static final long WEIGHTS = 1L << 56;
  private static final long ORDER = 2L << 56;
  private static final long SAMPLE = 3L << 56;
  private static final long DRAWS = 4L << 56;

  private Streams() {}

  /// Of the standard normal numbers that become the weights of a layer, row after row.
  static Philox weights(long seed, int layer) {
    return new Philox(seed, WEIGHTS + layer);
  }

  /// Of the order of the examples in an epoch.
  static Philox order(long seed, int epoch) {
    return new Philox(seed, ORDER + epoch);
  }

  /// Of the choice of the examples on which layers are inspected.
  static Philox sample(long seed) {
    return new Philox(seed, SAMPLE);
  }

  /// Of one random draw of an activation function in one step; the index is
  /// `example of the batch · units + unit`.
  static Philox draws(long seed, long step, int layer, int draw) {
    return new Philox(seed, DRAWS + ((long) layer << 44) + ((long) draw << 36) + step);
  }
}
