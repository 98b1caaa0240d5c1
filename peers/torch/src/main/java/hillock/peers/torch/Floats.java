// SPDX-License-Identifier: Apache-2.0
package hillock.peers.torch;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/// Floats outside the heap, and a tensor that shares their memory.
final class Floats implements AutoCloseable {
  private static final long PAGE = 4096;

  /// Arrays at equal offsets within a page get in each other's way.
  private static final long STAGGER = 1088;

  private final Arena arena = Arena.ofShared();
  private final MemorySegment memory;
  private final FloatPointer pointer;
  private final Tensor tensor;

  /// @param number tells arrays that are used together apart
  Floats(float[] values, int number) {
    long bytes = (long) values.length * Float.BYTES;
    memory = arena.allocate(bytes + 4 * STAGGER, PAGE).asSlice(number * STAGGER, bytes);
    pointer = new FloatPointer(memory.asByteBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer());
    MemorySegment.copy(values, 0, memory, JAVA_FLOAT, 0, values.length);
    tensor = another();
  }

  Tensor tensor() {
    return tensor;
  }

  /// Another tensor that shares the memory.
  Tensor another() {
    return torch.from_blob(pointer, memory.byteSize() / Float.BYTES);
  }

  void copyFrom(Floats other) {
    memory.copyFrom(other.memory);
  }

  void copyTo(float[] values) {
    MemorySegment.copy(memory, JAVA_FLOAT, 0, values, 0, values.length);
  }

  @Override
  public void close() {
    tensor.close();
    arena.close();
  }
}
