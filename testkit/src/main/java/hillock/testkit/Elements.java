// SPDX-License-Identifier: Apache-2.0
package hillock.testkit;

import hillock.codegen.Rows;
import hillock.codegen.Storage;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Elements somewhere in memory, with other memory before and after that nobody may touch.
final class Elements {
  private static final byte UNTOUCHED = 0x5a;

  private final Storage storage;
  private final MemorySegment whole;
  private final long start;
  private final Shape shape;

  /// @param whole the memory; all of it is filled
  /// @param start the byte where the first element begins
  Elements(Storage storage, MemorySegment whole, long start, Shape shape) {
    this.storage = storage;
    this.whole = whole.fill(UNTOUCHED);
    this.start = start;
    this.shape = shape;
  }

  int length() {
    return shape.size();
  }

  Shape shape() {
    return shape;
  }

  /// The elements as rows of memory.
  Rows rows() {
    return new Rows(segment(), shape.rows(), shape.columns(), shape.stride());
  }

  /// The elements, and the gaps between them.
  MemorySegment segment() {
    return whole.asSlice(start, (long) shape.extent() * storage.bytes());
  }

  /// The array that holds them.
  Object array() {
    return whole.heapBase().orElseThrow();
  }

  /// Where they begin in the array.
  int offset() {
    return (int) (start / storage.bytes());
  }

  void put(int index, long bits) {
    long place = start + (long) shape.place(index) * storage.bytes();
    switch (storage) {
      case BF16, F16 -> whole.set(ValueLayout.JAVA_SHORT_UNALIGNED, place, (short) bits);
      case F32 -> whole.set(ValueLayout.JAVA_INT_UNALIGNED, place, (int) bits);
      case F64 -> whole.set(ValueLayout.JAVA_LONG_UNALIGNED, place, bits);
    }
  }

  long get(int index) {
    long place = start + (long) shape.place(index) * storage.bytes();
    return switch (storage) {
      case BF16, F16 -> Short.toUnsignedLong(whole.get(ValueLayout.JAVA_SHORT_UNALIGNED, place));
      case F32 -> Integer.toUnsignedLong(whole.get(ValueLayout.JAVA_INT_UNALIGNED, place));
      case F64 -> whole.get(ValueLayout.JAVA_LONG_UNALIGNED, place);
    };
  }

  /// True if all around the elements is as it was.
  boolean isUntouchedAround() {
    int bytes = storage.bytes();
    long end = start + (long) shape.extent() * bytes;
    boolean isUntouched = isUntouched(0, start) && isUntouched(end, whole.byteSize());
    for (int i = 0; i < shape.extent(); i++) {
      long place = start + (long) i * bytes;
      isUntouched &= shape.isElement(i) || isUntouched(place, place + bytes);
    }
    return isUntouched;
  }

  private boolean isUntouched(long from, long to) {
    for (long place = from; place < to; place++) {
      if (whole.get(ValueLayout.JAVA_BYTE, place) != UNTOUCHED) {
        return false;
      }
    }
    return true;
  }
}
