// SPDX-License-Identifier: Apache-2.0
package hillock.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hillock.codegen.Rows;
import hillock.numerics.Philox;
import hillock.numerics.Precision;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Rows are computed wherever they are, by however many threads, with the bits of a row that is alone.
final class RowKernelTest {
  /// Around tiles of 2048 elements, and beyond them.
  private static final int[] COLUMNS = {1, 2, 3, 15, 16, 17, 64, 100, 683, 1000, 1024, 1025, 2048, 2049, 7000};

  private static final int ROWS = 7;

  static Stream<RowKernel> kernels() {
    return Stream.of(RowFunction.values())
        .map(function -> Subject.of(function, Precision.F32).kernel());
  }

  static Stream<RowKernel> kernelsOfDoubles() {
    return Stream.of(RowFunction.values())
        .map(function -> Subject.of(function, Precision.F64).kernel());
  }

  private static float[] random(int length, long seed) {
    float[] x = new float[length];
    new Philox(seed).fillNormal(x, 0, length, 0);
    return x;
  }

  /// Every row computed alone.
  private static float[] oneByOne(RowKernel kernel, float[] x, int columns) {
    float[] all = new float[x.length];
    for (int i = 0; i < x.length; i += columns) {
      float[] y = new float[columns];
      kernel.forward(Arrays.copyOfRange(x, i, i + columns), y, columns);
      System.arraycopy(y, 0, all, i, columns);
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void aRowDoesNotDependOnItsNeighbors(RowKernel kernel) {
    for (int columns : COLUMNS) {
      float[] x = random(ROWS * columns, columns);
      float[] y = new float[x.length];
      kernel.forward(x, y, columns);
      assertThat(y).as("%s of %d columns", kernel, columns).isEqualTo(oneByOne(kernel, x, columns));
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void resultsMayTakeThePlaceOfInputs(RowKernel kernel) {
    for (int columns : COLUMNS) {
      float[] x = random(ROWS * columns, columns);
      float[] dy = random(ROWS * columns, columns + 1);
      float[] y = new float[x.length];
      float[] dx = new float[x.length];
      kernel.forward(x, y, columns);
      kernel.backward(y, dy, dx, columns);
      kernel.forward(x, x, columns);
      assertThat(x).isEqualTo(y);
      float[] overDy = dy.clone();
      kernel.backward(y, overDy, overDy, columns);
      assertThat(overDy).isEqualTo(dx);
      kernel.backward(x, dy, x, columns);
      assertThat(x).isEqualTo(dx);
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void rowsMayHaveStridesAndWhatIsBetweenIsLeftAlone(RowKernel kernel) {
    for (int columns : COLUMNS) {
      float[] x = random(ROWS * columns, columns);
      float[] dy = random(ROWS * columns, columns + 1);
      float[] y = new float[x.length];
      float[] dx = new float[x.length];
      kernel.forward(x, y, columns);
      kernel.backward(y, dy, dx, columns);
      float[] strided = strided(x, columns, columns + 5, 3);
      Rows rows = Rows.of(strided, 3, ROWS, columns, columns + 5);
      kernel.forward(rows, rows);
      assertThat(strided).isEqualTo(strided(y, columns, columns + 5, 3));
      float[] other = strided(dy, columns, columns + 2, 1);
      float[] target = strided(new float[x.length], columns, columns + 9, 0);
      kernel.backward(
          rows,
          Rows.of(other, 1, ROWS, columns, columns + 2),
          Rows.of(target, 0, ROWS, columns, columns + 9));
      assertThat(target).isEqualTo(strided(dx, columns, columns + 9, 0));
    }
  }

  /// The rows with 77 before, between and after them.
  private static float[] strided(float[] x, int columns, int stride, int offset) {
    float[] all = new float[offset + x.length / columns * stride];
    Arrays.fill(all, 77);
    for (int i = 0; i < x.length / columns; i++) {
      System.arraycopy(x, i * columns, all, offset + i * stride, columns);
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void memoryOutsideTheHeapIsComputed(RowKernel kernel) {
    for (int columns : new int[] {3, 64, 5000}) {
      float[] x = random(ROWS * columns, columns);
      float[] y = new float[x.length];
      kernel.forward(x, y, columns);
      for (Arena arena : List.of(Arena.ofConfined(), Arena.ofShared())) {
        try (arena) {
          MemorySegment memory = arena.allocateFrom(ValueLayout.JAVA_FLOAT, x);
          Rows rows = new Rows(memory, ROWS, columns, columns);
          kernel.forward(rows, rows);
          assertThat(memory.toArray(ValueLayout.JAVA_FLOAT)).isEqualTo(y);
        }
      }
      MemorySegment bytes = MemorySegment.ofArray(new byte[4 * x.length + 1]).asSlice(1);
      MemorySegment.copy(MemorySegment.ofArray(x), 0, bytes, 0, 4L * x.length);
      Rows unaligned = new Rows(bytes, ROWS, columns, columns);
      kernel.forward(unaligned, unaligned);
      assertThat(MemorySegment.ofArray(y).mismatch(bytes)).isEqualTo(-1);
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void threadsDoNotChangeTheBits(RowKernel kernel) {
    for (int columns : new int[] {2, 100, 3000}) {
      int rows = 1_200_000 / columns;
      float[] x = random(rows * columns, columns);
      float[] y = new float[x.length];
      float[] alone = new float[x.length];
      kernel.forward(x, y, columns);
      kernel.withThreads(1).forward(x, alone, columns);
      assertThat(Arrays.mismatch(y, alone)).isEqualTo(-1);
      float[] dx = new float[x.length];
      kernel.backward(y, x, dx, columns);
      kernel.withThreads(1).backward(y, x, alone, columns);
      assertThat(Arrays.mismatch(dx, alone)).isEqualTo(-1);
    }
  }

  @ParameterizedTest
  @MethodSource("kernelsOfDoubles")
  void doublesAreComputedWhereverTheyAre(RowKernel kernel) {
    for (int columns : new int[] {1, 16, 1000, 3000}) {
      double[] x = TestRows.normal(ROWS * columns, 1, columns);
      double[] y = new double[x.length];
      kernel.forward(x, y, columns);
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment memory = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, x);
        Rows rows = new Rows(memory, ROWS, columns, columns);
        kernel.forward(rows, rows);
        assertThat(memory.toArray(ValueLayout.JAVA_DOUBLE)).isEqualTo(y);
      }
      double[] dx = new double[x.length];
      kernel.backward(y, x, dx, columns);
      kernel.backward(y, x, y, columns);
      assertThat(y).isEqualTo(dx);
      double[] alone = new double[x.length];
      kernel.withThreads(1).forward(x, alone, columns);
      kernel.forward(x, x, columns);
      assertThat(x).isEqualTo(alone);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatCannotBeComputedIsRefused(Precision precision) {
    RowKernel kernel = RowKernel.of(RowFunction.SOFTMAX, precision);
    assertThatThrownBy(() -> kernel.forward(new float[10], new float[10], 3))
        .hasMessage("10 numbers are not rows of 3: the length must be a multiple");
    assertThatThrownBy(() -> kernel.forward(new float[10], new float[10], 0))
        .hasMessageContaining("not rows of 0");
    assertThatThrownBy(() -> kernel.forward(new double[12], new double[9], 3))
        .hasMessage("matrices must have equal sizes, not 4 x 3 and 3 x 3");
    MemorySegment memory = MemorySegment.ofArray(new byte[100]);
    Rows tooLong = new Rows(memory, 10, 10, 10);
    assertThatThrownBy(() -> kernel.forward(tooLong, tooLong))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("10 x 10 numbers with stride 10 need memory for 100");
    Rows readOnly = new Rows(memory.asReadOnly(), 2, 2, 2);
    assertThatThrownBy(() -> kernel.forward(readOnly, readOnly))
        .hasMessage("the results' memory is read-only");
  }

  @Test
  void arraysOfAnotherPrecisionAreRefused() {
    RowKernel kernel = Subject.of(RowFunction.SOFTMAX, Precision.F32).kernel();
    assertThatThrownBy(() -> kernel.forward(new double[4], new double[4], 2))
        .hasMessage("this kernel takes float[], not double[]");
    assertThatThrownBy(() -> kernel.withThreads(0)).hasMessageContaining("at least 1 thread");
  }
}
