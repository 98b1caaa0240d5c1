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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MaxoutTest {
  private static final int ROWS = 5;

  /// Small integers, so that ties are many.
  private static float[] random(int length, int seed) {
    float[] x = new float[length];
    Philox philox = new Philox(seed);
    for (int i = 0; i < length; i++) {
      x[i] = philox.integer(i, 7) - 3;
    }
    return x;
  }

  private static int firstLargest(float[] x, int from, int pieces) {
    int best = from;
    for (int i = from + 1; i < from + pieces; i++) {
      best = x[i] > x[best] ? i : best;
    }
    return best;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 8})
  void theFirstOfTheLargestCounts(int pieces) {
    Maxout maxout = Maxout.of(pieces, Precision.F32);
    for (int columns : new int[] {1, 3, 64, 700, 2048, 2500}) {
      int results = ROWS * columns;
      float[] x = random(results * pieces, columns);
      float[] dy = new float[results];
      new Philox(1).fillNormal(dy, 0, results, 0);
      float[] expected = new float[results];
      float[] gradients = new float[x.length];
      for (int i = 0; i < results; i++) {
        int best = firstLargest(x, i * pieces, pieces);
        expected[i] = x[best];
        gradients[best] = dy[i];
      }
      float[] y = new float[results];
      maxout.forward(x, y, columns);
      assertThat(y).isEqualTo(expected);
      float[] dx = new float[x.length];
      maxout.backward(x, dy, dx, columns);
      for (int i = 0; i < dx.length; i++) {
        assertThat(dx[i] == gradients[i]).as("%d of %d columns", i, columns).isTrue();
      }
    }
  }

  @Test
  void doublesWithStridesOutsideTheHeap() {
    Maxout maxout = Maxout.of(3, Precision.F64);
    double[] x = TestRows.normal(4 * 13, 1, 5);
    double[] y = new double[4 * 5];
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, x);
      maxout.forward(new Rows(memory, 4, 12, 13), Rows.of(y, 0, 4, 4, 5));
    }
    for (int row = 0; row < 4; row++) {
      for (int i = 0; i < 4; i++) {
        int from = row * 13 + i * 3;
        double largest = Arrays.stream(x, from, from + 3).max().orElseThrow();
        assertThat(y[row * 5 + i]).isEqualTo(largest);
      }
      assertThat(y[row * 5 + 4]).isZero();
    }
  }

  @Test
  void notANumberSpreadsOverItsNeighborsOnly() {
    Maxout maxout = Maxout.of(2, Precision.F32);
    float[] x = {1, Float.NaN, 2, 3, Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY, 4, Float.POSITIVE_INFINITY};
    float[] y = new float[4];
    maxout.forward(x, y, 4);
    assertThat(y).containsExactly(Float.NaN, 3, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY);
    float[] dx = new float[8];
    maxout.backward(x, new float[] {1, 1, 1, 1}, dx, 4);
    assertThat(dx).containsExactly(Float.NaN, Float.NaN, 0, 1, 1, 0, 0, 1);
  }

  @ParameterizedTest
  @EnumSource
  void threadsDoNotChangeTheBits(Precision precision) {
    Maxout maxout = Maxout.of(2, precision);
    double[] numbers = TestRows.normal(400_000, 1, 1);
    if (precision == Precision.F64) {
      double[] y = new double[200_000];
      double[] alone = new double[200_000];
      maxout.forward(numbers, y, 100);
      maxout.withThreads(1).forward(numbers, alone, 100);
      assertThat(Arrays.mismatch(y, alone)).isEqualTo(-1);
    } else {
      float[] x = Subject.floats(numbers);
      float[] y = new float[200_000];
      float[] alone = new float[200_000];
      maxout.forward(x, y, 100);
      maxout.withThreads(1).forward(x, alone, 100);
      assertThat(Arrays.mismatch(y, alone)).isEqualTo(-1);
    }
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> Maxout.of(0, Precision.F32))
        .hasMessage("maxout takes the largest of 1 to 32 elements, not of 0");
    Maxout maxout = Maxout.of(2, Precision.F32);
    assertThatThrownBy(() -> maxout.forward(new float[12], new float[3], 3))
        .hasMessage("maxout of 2 makes rows of n numbers of 2 n, not 1 x 3 of 2 x 6");
    assertThatThrownBy(() -> maxout.backward(new float[12], new float[6], new float[6], 3))
        .hasMessage("matrices must have equal sizes, not 2 x 6 and 1 x 6");
  }
}
