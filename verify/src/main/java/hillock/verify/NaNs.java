// SPDX-License-Identifier: Apache-2.0
package hillock.verify;

import java.util.Arrays;

/// Whether NaN gives NaN, whatever bits it has.
///
/// @param inputs how many NaNs were tried
/// @param lost how many of them gave a number
public record NaNs(long inputs, long lost) {
  /// The bits of the NaNs of one sign, above those of infinity.
  private static final int FIRST = 0x7f80_0001;

  private static final int BLOCK = 8192;

  /// Tries every n-th NaN.
  static NaNs of(FloatKernel kernel, int stride) {
    long inputs = 0;
    long lost = 0;
    float[] x = new float[BLOCK];
    float[] y = new float[BLOCK];
    for (long bits = FIRST; bits <= Integer.MAX_VALUE; bits += (long) BLOCK / 2 * stride) {
      int filled = fill(x, bits, stride);
      kernel.apply(x, y);
      for (int i = 0; i < filled; i++) {
        lost += Float.isNaN(y[i]) ? 0 : 1;
      }
      inputs += filled;
    }
    return new NaNs(inputs, lost);
  }

  /// Fills an array with NaNs of both signs, and what remains of it with the first one.
  private static int fill(float[] x, long first, int stride) {
    int filled = 0;
    for (int i = 0; i < BLOCK / 2; i++) {
      long bits = first + (long) i * stride;
      if (bits <= Integer.MAX_VALUE) {
        x[filled++] = Float.intBitsToFloat((int) bits);
        x[filled++] = Float.intBitsToFloat((int) bits | Integer.MIN_VALUE);
      }
    }
    Arrays.fill(x, filled, BLOCK, x[0]);
    return filled;
  }
}
