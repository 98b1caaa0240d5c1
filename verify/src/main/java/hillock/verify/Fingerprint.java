// SPDX-License-Identifier: Apache-2.0
package hillock.verify;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/// A number that tells two kernels apart, unless their results agree at 65,000 floats.
///
/// What was found of a kernel holds as long as its fingerprint is the same.
public final class Fingerprint {
  private static final int STRIDE = 65_537;

  private Fingerprint() {}

  /// The fingerprint of a kernel, as eight hexadecimal digits.
  public static String of(FloatKernel kernel) {
    int count = (int) ((1L << 32) / STRIDE);
    float[] x = new float[count];
    for (int i = 0; i < count; i++) {
      x[i] = Float.intBitsToFloat(i * STRIDE);
    }
    float[] y = new float[count];
    kernel.apply(x, y);
    ByteBuffer bytes = ByteBuffer.allocate(count * Float.BYTES);
    for (float value : y) {
      bytes.putFloat(Float.intBitsToFloat(Float.floatToIntBits(value)));
    }
    CRC32C sum = new CRC32C();
    sum.update(bytes.flip());
    return HexFormat.of().toHexDigits((int) sum.getValue());
  }
}
