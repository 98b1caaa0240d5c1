// SPDX-License-Identifier: Apache-2.0
package hillock.testkit;

import hillock.numerics.Precision;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Elements somewhere in memory, with other memory before and after that nobody may touch.
final class Elements {
  private static final byte UNTOUCHED = 0x5a;

  private final Precision precision;
  private final MemorySegment whole;
  private final long start;
  private final int length;

  /// @param whole the memory; all of it is filled
  /// @param start the byte where the first element begins
  Elements(Precision precision, MemorySegment whole, long start, int length) {
    this.precision = precision;
    this.whole = whole.fill(UNTOUCHED);
    this.start = start;
    this.length = length;
  }

  int length() {
    return length;
  }

  /// The elements and nothing else.
  MemorySegment segment() {
    return whole.asSlice(start, (long) length * precision.bytes());
  }

  /// The array that holds them.
  Object array() {
    return whole.heapBase().orElseThrow();
  }

  /// Where they begin in the array.
  int offset() {
    return (int) (start / precision.bytes());
  }

  void put(int index, long bits) {
    long place = start + (long) index * precision.bytes();
    switch (precision) {
      case F32 -> whole.set(ValueLayout.JAVA_INT_UNALIGNED, place, (int) bits);
      case F64 -> whole.set(ValueLayout.JAVA_LONG_UNALIGNED, place, bits);
    }
  }

  long get(int index) {
    long place = start + (long) index * precision.bytes();
    return switch (precision) {
      case F32 -> Integer.toUnsignedLong(whole.get(ValueLayout.JAVA_INT_UNALIGNED, place));
      case F64 -> whole.get(ValueLayout.JAVA_LONG_UNALIGNED, place);
    };
  }

  /// True if all around the elements is as it was.
  boolean isUntouchedAround() {
    long end = start + (long) length * precision.bytes();
    return isUntouched(0, start) && isUntouched(end, whole.byteSize());
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
