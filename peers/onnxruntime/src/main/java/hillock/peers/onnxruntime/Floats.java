// SPDX-License-Identifier: Apache-2.0
package hillock.peers.onnxruntime;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/// Floats outside the heap.
record Floats(MemorySegment memory) {
  private static final long PAGE = 4096;

  /// Arrays at equal offsets within a page get in each other's way.
  private static final long STAGGER = 1088;

  /// @param number tells arrays that are used together apart
  static Floats copy(Arena arena, float[] values, int number) {
    long bytes = (long) values.length * Float.BYTES;
    MemorySegment memory =
        arena.allocate(bytes + number * STAGGER, PAGE).asSlice(number * STAGGER, bytes);
    MemorySegment.copy(values, 0, memory, JAVA_FLOAT, 0, values.length);
    return new Floats(memory);
  }

  long length() {
    return memory.byteSize() / Float.BYTES;
  }

  FloatBuffer buffer() {
    return memory.asByteBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer();
  }

  void copyTo(float[] values) {
    MemorySegment.copy(memory, JAVA_FLOAT, 0, values, 0, values.length);
  }
}
