// SPDX-License-Identifier: Apache-2.0
package hillock.testkit;

import hillock.codegen.Storage;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Where the inputs and outputs of a program lie: in which memory, and which are the same.
enum Placement {
  ARRAYS(Memory.ARRAY, Sharing.NONE),
  ARRAYS_IN_PLACE(Memory.ARRAY, Sharing.EACH),
  ARRAYS_ONTO_THE_LAST_INPUT(Memory.ARRAY, Sharing.LAST),
  HEAP(Memory.SEGMENT_OF_ARRAY, Sharing.NONE),
  BYTES(Memory.SEGMENT_OF_BYTES, Sharing.NONE),
  NATIVE(Memory.NATIVE, Sharing.NONE),
  NATIVE_IN_PLACE(Memory.NATIVE, Sharing.EACH);

  /// What holds the elements.
  private enum Memory {
    /// An array of numbers, given as such.
    ARRAY,
    /// An array of numbers, given as a segment.
    SEGMENT_OF_ARRAY,
    /// An array of bytes, not aligned.
    SEGMENT_OF_BYTES,
    /// Memory off the heap, not aligned.
    NATIVE
  }

  /// Which outputs replace inputs.
  private enum Sharing {
    NONE,
    /// y is x.
    EACH,
    /// dx is dy.
    LAST
  }

  private final Memory memory;
  private final Sharing sharing;

  Placement(Memory memory, Sharing sharing) {
    this.memory = memory;
    this.sharing = sharing;
  }

  /// True if programs are given arrays, false if segments.
  boolean isOfArrays() {
    return memory == Memory.ARRAY;
  }

  /// New memory for the inputs of a program, each beginning somewhere else.
  List<Elements> inputs(Storage storage, int count, Shape shape, Arena arena) {
    List<Elements> inputs = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      inputs.add(elements(storage, shape, k, arena));
    }
    return inputs;
  }

  /// Memory for the outputs: new, or that of inputs.
  List<Elements> outputs(
      Storage storage, int count, Shape shape, List<Elements> inputs, Arena arena) {
    List<Elements> outputs = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      outputs.add(
          switch (sharing) {
            case EACH -> k < inputs.size() ? inputs.get(k) : after(inputs, k, storage, arena);
            case LAST -> k == 0 ? inputs.getLast() : after(inputs, k, storage, arena);
            case NONE -> elements(storage, shape, inputs.size() + k, arena);
          });
    }
    return outputs;
  }

  private Elements after(List<Elements> inputs, int k, Storage storage, Arena arena) {
    return elements(storage, inputs.getFirst().shape(), inputs.size() + k, arena);
  }

  private Elements elements(Storage storage, Shape common, int number, Arena arena) {
    Shape shape = common.apart(number % 3);
    int offset = 1 + 3 * number % 5;
    int room = offset + shape.extent() + 2;
    int bytes = storage.bytes();
    return switch (memory) {
      case ARRAY, SEGMENT_OF_ARRAY ->
          new Elements(storage, ofArray(storage, room), (long) offset * bytes, shape);
      case SEGMENT_OF_BYTES ->
          new Elements(storage, MemorySegment.ofArray(new byte[room * bytes]), offset, shape);
      case NATIVE ->
          new Elements(storage, arena.allocate((long) room * bytes, 64), offset, shape);
    };
  }

  private static MemorySegment ofArray(Storage storage, int length) {
    return switch (storage) {
      case BF16, F16 -> MemorySegment.ofArray(new short[length]);
      case F32 -> MemorySegment.ofArray(new float[length]);
      case F64 -> MemorySegment.ofArray(new double[length]);
    };
  }
}
