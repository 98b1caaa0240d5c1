// SPDX-License-Identifier: Apache-2.0
package hillock.codegen.spi;

import hillock.codegen.Rows;
import java.lang.foreign.MemorySegment;

/// Parts of arrays as single rows of memory.
final class Segments {
  private Segments() {}

  static Rows[] rows(float[][] arrays, int[] offsets, int length) {
    Rows[] rows = new Rows[arrays.length];
    for (int k = 0; k < rows.length; k++) {
      rows[k] = Rows.of(arrays[k], offsets[k], 1, length, length);
    }
    return rows;
  }

  static Rows[] rows(double[][] arrays, int[] offsets, int length) {
    Rows[] rows = new Rows[arrays.length];
    for (int k = 0; k < rows.length; k++) {
      rows[k] = Rows.of(arrays[k], offsets[k], 1, length, length);
    }
    return rows;
  }

  static Rows[] rows(MemorySegment[] segments, long length) {
    Rows[] rows = new Rows[segments.length];
    for (int k = 0; k < rows.length; k++) {
      rows[k] = Rows.of(segments[k], length);
    }
    return rows;
  }
}
