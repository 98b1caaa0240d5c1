// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import hillock.numerics.Precision;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// The rows of memory that the stages of a program work on; of one precision.
final class Scratch {
  private final Precision precision;
  private final float[][] floats;
  private final double[][] doubles;
  private final int[] zeros;

  Scratch(Precision precision, int rows, int length) {
    this.precision = precision;
    this.floats = new float[precision == Precision.F32 ? rows : 0][length];
    this.doubles = new double[precision == Precision.F64 ? rows : 0][length];
    this.zeros = new int[rows];
  }

  /// The memory of a row.
  MemorySegment row(int number) {
    return switch (precision) {
      case F32 -> MemorySegment.ofArray(floats[number]);
      case F64 -> MemorySegment.ofArray(doubles[number]);
    };
  }

  /// Runs a loop on the beginnings of rows.
  void run(
      VectorLoop loop,
      List<Integer> rowsRead,
      List<Integer> rowsWritten,
      int length,
      double[] parameters) {
    switch (precision) {
      case F32 -> loop.run(floats(rowsRead), zeros, floats(rowsWritten), zeros, length, parameters);
      case F64 ->
          loop.run(doubles(rowsRead), zeros, doubles(rowsWritten), zeros, length, parameters);
    }
  }

  private float[][] floats(List<Integer> rows) {
    float[][] arrays = new float[rows.size()][];
    for (int k = 0; k < arrays.length; k++) {
      arrays[k] = floats[rows.get(k)];
    }
    return arrays;
  }

  private double[][] doubles(List<Integer> rows) {
    double[][] arrays = new double[rows.size()][];
    for (int k = 0; k < arrays.length; k++) {
      arrays[k] = doubles[rows.get(k)];
    }
    return arrays;
  }
}
