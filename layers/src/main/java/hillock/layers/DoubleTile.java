// SPDX-License-Identifier: Apache-2.0
package hillock.layers;

import hillock.codegen.Rows;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A tile of matrices of doubles.
final class DoubleTile extends Tile {
  private final @Nullable Rows[] matrices = new Rows[A];
  private final boolean[] isCopied = new boolean[A];
  private final double[][] copies = new double[A][0];
  private final double[][] arrays = new double[CHANNELS][];
  private final int[] origins = new int[A];
  private final int[] offsets = new int[CHANNELS];
  private final double[][][] inputs = new double[CHANNELS][][];
  private final int[][] inputOffsets = new int[CHANNELS][];
  private final double[][] output = new double[1][];
  private final int[] outputOffset = new int[1];

  DoubleTile() {
    for (int k = 0; k < CHANNELS; k++) {
      arrays[k] = k < A ? copies[k] : new double[SIZE];
      inputs[k] = new double[k][];
      inputOffsets[k] = new int[k];
    }
  }

  @Override
  void attach(int channel, Rows matrix) {
    matrices[channel] = matrix;
    boolean isArray =
        matrix.memory().heapBase().orElse(null) instanceof double[]
            && matrix.memory().address() % Double.BYTES == 0;
    isCopied[channel] = !isArray || !matrix.isContiguous() && matrix.columns() <= SIZE / 2;
    if (!isCopied[channel]) {
      arrays[channel] = (double[]) matrix.memory().heapBase().orElseThrow();
      origins[channel] = (int) (matrix.memory().address() / Double.BYTES);
    }
  }

  @Override
  void detach() {
    for (int k = 0; k < A; k++) {
      matrices[k] = null;
      arrays[k] = copies[k];
    }
  }

  @Override
  void bind(long row) {
    for (int k = 0; k < A; k++) {
      Rows matrix = matrices[k];
      if (matrix == null) {
        continue;
      }
      if (isCopied[k]) {
        bindCopy(k, matrix, row);
      } else {
        offsets[k] = (int) (origins[k] + row * matrix.stride());
      }
    }
  }

  private void bindCopy(int channel, Rows matrix, long row) {
    int size = rows() * columns();
    if (copies[channel].length < size) {
      copies[channel] = new double[size];
    }
    arrays[channel] = copies[channel];
    offsets[channel] = 0;
    if (channel != RESULT) {
      copy(matrix, row, MemorySegment.ofArray(copies[channel]), true);
    }
  }

  @Override
  void finish(long row) {
    Rows matrix = matrices[RESULT];
    if (matrix != null && isCopied[RESULT]) {
      copy(matrix, row, MemorySegment.ofArray(copies[RESULT]), false);
    }
  }

  private void copy(Rows matrix, long row, MemorySegment tile, boolean isToTile) {
    long bytes = (long) columns() * Double.BYTES;
    for (int i = 0; i < rows(); i++) {
      long place = (row + i) * matrix.stride() * Double.BYTES;
      if (isToTile) {
        MemorySegment.copy(matrix.memory(), place, tile, i * bytes, bytes);
      } else {
        MemorySegment.copy(tile, i * bytes, matrix.memory(), place, bytes);
      }
    }
  }

  /// Where the present piece begins in the array of a channel.
  private int offset(int channel) {
    return channel < A ? offsets[channel] + start() : 0;
  }

  @Override
  void max(int channel, RowNumbers to) {
    for (int i = 0; i < rows(); i++) {
      to.raise(i, reductions.max(arrays[channel], offset(channel) + i * width(), width()));
    }
  }

  @Override
  void sum(int channel, RowNumbers to) {
    for (int i = 0; i < rows(); i++) {
      to.add(i, reductions.sum(arrays[channel], offset(channel) + i * width(), width()));
    }
  }

  @Override
  void sumOfProducts(int channel, int other, RowNumbers to) {
    for (int i = 0; i < rows(); i++) {
      int place = i * width();
      double sum =
          reductions.sumOfProducts(
              arrays[channel],
              offset(channel) + place,
              arrays[other],
              offset(other) + place,
              width());
      to.add(i, sum);
    }
  }

  @Override
  void spread(RowNumbers from, int channel) {
    for (int i = 0; i < rows(); i++) {
      fill(channel, i, from.value(i));
    }
  }

  @Override
  void spread(RowNumbers from, int channel, int rest) {
    for (int i = 0; i < rows(); i++) {
      fill(channel, i, from.value(i));
      fill(rest, i, from.rest(i));
    }
  }

  private void fill(int channel, int row, double value) {
    Arrays.fill(arrays[channel], row * width(), (row + 1) * width(), value);
  }

  @Override
  void collect(int channel, int row, double less, double factor, Candidates to) {
    double[] x = arrays[channel];
    int from = offset(channel) + row * width();
    int end = from + width();
    double[] numbers = to.room(width());
    int count = to.count();
    for (int i = from; i < end; i++) {
      double z = (x[i] - less) * factor;
      numbers[count] = z;
      count += z <= -1 ? 0 : 1;
    }
    to.setCount(count);
  }

  @Override
  boolean removeOne(int channel, int row) {
    double[] x = arrays[channel];
    int from = offset(channel) + row * width();
    for (int i = from; i < from + width(); i++) {
      if (x[i] == 1) {
        x[i] = 0;
        return true;
      }
    }
    return false;
  }

  @Override
  void run(TileProgram program) {
    int count = program.inputs();
    for (int k = 0; k < count; k++) {
      inputs[count][k] = arrays[program.input(k)];
      inputOffsets[count][k] = offset(program.input(k));
    }
    output[0] = arrays[program.result()];
    outputOffset[0] = offset(program.result());
    program.run(inputs[count], inputOffsets[count], output, outputOffset, rows() * width());
  }
}
