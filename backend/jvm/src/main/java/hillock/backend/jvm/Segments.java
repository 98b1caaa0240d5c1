// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import java.lang.foreign.MemorySegment;

/// Arrays and parts of memory as segments.
final class Segments {
  private Segments() {}

  static MemorySegment[] of(float[][] arrays, int[] offsets, int start, int length) {
    MemorySegment[] segments = new MemorySegment[arrays.length];
    for (int k = 0; k < segments.length; k++) {
      segments[k] =
          MemorySegment.ofArray(arrays[k])
              .asSlice((long) (offsets[k] + start) * Float.BYTES, (long) length * Float.BYTES);
    }
    return segments;
  }

  static MemorySegment[] of(double[][] arrays, int[] offsets, int start, int length) {
    MemorySegment[] segments = new MemorySegment[arrays.length];
    for (int k = 0; k < segments.length; k++) {
      segments[k] =
          MemorySegment.ofArray(arrays[k])
              .asSlice((long) (offsets[k] + start) * Double.BYTES, (long) length * Double.BYTES);
    }
    return segments;
  }

  static MemorySegment[] slices(MemorySegment[] segments, long start, long bytes) {
    MemorySegment[] slices = new MemorySegment[segments.length];
    for (int k = 0; k < slices.length; k++) {
      slices[k] = segments[k].asSlice(start, bytes);
    }
    return slices;
  }

  /// New memory on the heap, aligned for every element type.
  static MemorySegment[] zeros(int count, long bytes) {
    MemorySegment[] segments = new MemorySegment[count];
    for (int k = 0; k < count; k++) {
      segments[k] =
          MemorySegment.ofArray(new double[(int) ((bytes + Double.BYTES - 1) / Double.BYTES)])
              .asSlice(0, bytes);
    }
    return segments;
  }
}
