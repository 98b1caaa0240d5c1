// SPDX-License-Identifier: Apache-2.0
package hillock.peers;

import java.util.List;

/// Floats on the heap, for contenders written in Java.
///
/// Arrays that begin at equal offsets within their pages get in each other's way; each begins
/// somewhere else.
public final class HeapFloats {
  /// Floats between the offsets, not a multiple of a cache line's.
  private static final int STEP = 272;

  private final float[] array;
  private final int offset;
  private final int length;

  private HeapFloats(float[] array, int offset, int length) {
    this.array = array;
    this.offset = offset;
    this.length = length;
  }

  /// All of an array, as it is.
  public static HeapFloats of(float[] array) {
    return new HeapFloats(array, 0, array.length);
  }

  /// A copy of an array.
  ///
  /// @param number tells arrays that are used together apart; 0 is that of arrays as they are
  public static HeapFloats copy(float[] values, int number) {
    float[] array = new float[values.length + STEP * number];
    HeapFloats copy = new HeapFloats(array, STEP * number, values.length);
    copy.copyFrom(of(values));
    return copy;
  }

  /// The array itself, somewhat longer than needed.
  public float[] array() {
    return array;
  }

  /// Where in the array the floats begin.
  public int offset() {
    return offset;
  }

  /// How many floats there are.
  public int length() {
    return length;
  }

  /// Takes over the floats of another one of the same length.
  public void copyFrom(HeapFloats other) {
    System.arraycopy(other.array, other.offset, array, offset, length);
  }

  /// Copies the floats to an array of the same length.
  public void copyTo(float[] values) {
    System.arraycopy(array, offset, values, 0, length);
  }

  /// The arrays of several.
  public static float[][] arrays(List<HeapFloats> all) {
    return all.stream().map(HeapFloats::array).toArray(float[][]::new);
  }

  /// Where the floats from number `start` on begin in several.
  public static int[] offsets(List<HeapFloats> all, int start) {
    int[] offsets = new int[all.size()];
    for (int k = 0; k < offsets.length; k++) {
      offsets[k] = all.get(k).offset + start;
    }
    return offsets;
  }
}
