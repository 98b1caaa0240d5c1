// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import java.lang.foreign.MemorySegment;

/// Parts of arrays as segments.
final class Segments {
  private Segments() {}

  static MemorySegment[] of(float[][] arrays, int[] offsets, int length) {
    MemorySegment[] segments = new MemorySegment[arrays.length];
    for (int k = 0; k < segments.length; k++) {
      segments[k] =
          MemorySegment.ofArray(arrays[k])
              .asSlice((long) offsets[k] * Float.BYTES, (long) length * Float.BYTES);
    }
    return segments;
  }

  static MemorySegment[] of(double[][] arrays, int[] offsets, int length) {
    MemorySegment[] segments = new MemorySegment[arrays.length];
    for (int k = 0; k < segments.length; k++) {
      segments[k] =
          MemorySegment.ofArray(arrays[k])
              .asSlice((long) offsets[k] * Double.BYTES, (long) length * Double.BYTES);
    }
    return segments;
  }
}
