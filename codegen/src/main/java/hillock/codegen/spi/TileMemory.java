// SPDX-License-Identifier: Apache-2.0
package hillock.codegen.spi;

import java.lang.foreign.MemorySegment;

/// Memory in the nearest cache where a program computes a tile: a few hundred elements of each array.
public interface TileMemory {
  /// Where an input is put; in the format of the arrays.
  MemorySegment input(int number);

  /// Where an output is found afterwards; in the format of the arrays.
  MemorySegment output(int number);

  /// Computes the outputs.
  ///
  /// @param count the number of elements
  void compute(int count, double[] parameters);
}
