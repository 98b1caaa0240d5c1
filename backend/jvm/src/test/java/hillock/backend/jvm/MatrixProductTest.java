// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import hillock.codegen.spi.Matrix;
import hillock.codegen.spi.MatrixProduct;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixProductTest {
  private static final long SEED = 20260101;
  private static final int CASES = 250;

  /// Around the lanes of every width, rows of tiles and blocks, and the depth of a panel.
  private static final int[] SIZES = {
    0, 1, 2, 3, 4, 5, 7, 8, 9, 11, 13, 15, 16, 17, 23, 31, 32, 33, 37, 63, 64, 65, 71
  };

  private static final int[] DEPTHS = {0, 1, 2, 3, 7, 16, 31, 97, 255, 256, 257, 521};

  /// A matrix within an array of random numbers, with room before, after and between its lines.
  private static Matrix random(RandomGenerator random, int rows, int columns) {
    boolean isTransposed = random.nextBoolean();
    int lines = isTransposed ? columns : rows;
    int width = isTransposed ? rows : columns;
    int offset = random.nextInt(4);
    int stride = width + random.nextInt(4);
    float[] elements = new float[offset + lines * stride + random.nextInt(4)];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = (float) random.nextGaussian();
    }
    return new Matrix(elements, offset, rows, columns, stride, isTransposed);
  }

  private static Matrix target(RandomGenerator random, int rows, int columns) {
    Matrix any = random(random, rows, columns);
    return any.isTransposed() ? target(random, rows, columns) : any;
  }

  private static float element(Matrix m, int i, int j) {
    int along = m.isTransposed() ? j * m.stride() + i : i * m.stride() + j;
    return m.elements()[m.offset() + along];
  }

  private static Matrix copy(Matrix m) {
    return new Matrix(
        m.elements().clone(), m.offset(), m.rows(), m.columns(), m.stride(), m.isTransposed());
  }

  /// Someone who multiplies with vectors of this width, or without vectors if it is 0.
  private static MatrixProduct.Worker worker(int bits) {
    return bits == 0
        ? new ScalarMatrixProduct().worker()
        : JvmMatrixProduct.ofWidth(bits).worker();
  }

  /// The contract, element by element.
  private static void textbook(Matrix a, Matrix b, Matrix c, boolean isFresh) {
    for (int i = 0; i < c.rows(); i++) {
      for (int j = 0; j < c.columns(); j++) {
        float sum = isFresh ? 0 : element(c, i, j);
        for (int p = 0; p < a.columns(); p++) {
          sum = Math.fma(element(a, i, p), element(b, p, j), sum);
        }
        c.elements()[c.offset() + i * c.stride() + j] = sum;
      }
    }
  }

  private static void assertSameBits(float[] actual, float[] expected, String what) {
    for (int i = 0; i < expected.length; i++) {
      assertEquals(
          Float.floatToIntBits(expected[i]), Float.floatToIntBits(actual[i]), what + " at " + i);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 64, 128, 256, 512})
  void everyElementIsTheTextbookSumAndNothingElseIsTouched(int bits) {
    RandomGenerator random = new java.util.Random(SEED + bits);
    MatrixProduct.Worker worker = worker(bits);
    for (int n = 0; n < CASES; n++) {
      int rows = SIZES[random.nextInt(SIZES.length)];
      int columns = SIZES[random.nextInt(SIZES.length)];
      int depth = DEPTHS[random.nextInt(DEPTHS.length)];
      boolean isFresh = random.nextBoolean();
      Matrix a = random(random, rows, depth);
      Matrix b = random(random, depth, columns);
      Matrix c = target(random, rows, columns);
      Matrix expected = copy(c);
      textbook(a, b, expected, isFresh);
      if (isFresh) {
        worker.multiply(a, b, c);
      } else {
        worker.multiplyAdd(a, b, c);
      }
      assertSameBits(c.elements(), expected.elements(), "case %d: (%s)(%s)".formatted(n, a, b));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {128, 256, 512})
  void sumsAreAsAccurateAsStated(int bits) {
    RandomGenerator random = new java.util.Random(SEED - bits);
    int depth = 521;
    Matrix a = random(random, 19, depth);
    Matrix b = random(random, depth, 35);
    Matrix c = target(random, 19, 35);
    worker(bits).multiply(a, b, c);
    for (int i = 0; i < c.rows(); i++) {
      for (int j = 0; j < c.columns(); j++) {
        double exact = 0;
        double magnitude = 0;
        for (int p = 0; p < depth; p++) {
          double product = (double) element(a, i, p) * element(b, p, j);
          exact += product;
          magnitude += Math.abs(product);
        }
        double unit = depth * 0x1p-24;
        assertThat(Math.abs(element(c, i, j) - exact)).isLessThan(unit / (1 - unit) * magnitude);
      }
    }
  }

  @Test
  void infinityAndNaNGoWhereArithmeticTakesThem() {
    float[] a = {Float.POSITIVE_INFINITY, 1, 2, Float.NaN, -0.0f, 0};
    float[] b = {1, 0, 3, 4};
    Matrix c = Matrix.of(new float[6], 3, 2);
    new JvmMatrixProduct().worker().multiply(Matrix.of(a, 3, 2), Matrix.of(b, 2, 2), c);
    assertSameBits(
        c.elements(),
        new float[] {Float.POSITIVE_INFINITY, Float.NaN, Float.NaN, Float.NaN, 0, 0},
        "special values");
  }

  @Test
  void rowsAreAnnouncedOnceInOrderAndFinal() {
    RandomGenerator random = new java.util.Random(SEED);
    Matrix a = random(random, 101, 300);
    Matrix b = random(random, 300, 40);
    Matrix c = target(random, 101, 40);
    Matrix expected = copy(c);
    textbook(a, b, expected, true);
    List<Integer> announced = new ArrayList<>();
    new JvmMatrixProduct()
        .worker()
        .multiply(
            a,
            b,
            c,
            (first, count) -> {
              for (int i = first; i < first + count; i++) {
                announced.add(i);
                for (int j = 0; j < c.columns(); j++) {
                  assertEquals(element(expected, i, j), element(c, i, j));
                }
              }
            });
    assertThat(announced).hasSize(101).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void aWorkerAllocatesNothingOnceWarm() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    MatrixProduct.Worker worker = new JvmMatrixProduct().worker();
    Matrix a = Matrix.of(new float[37 * 64], 37, 64);
    Matrix b = Matrix.of(new float[64 * 37], 64, 37);
    Matrix c = Matrix.of(new float[37 * 37], 37, 37);
    long allocated = Long.MAX_VALUE;
    long deadline = System.nanoTime() + 30_000_000_000L;
    while (allocated != 0 && System.nanoTime() < deadline) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int n = 0; n < 100; n++) {
        worker.multiply(a, b, c);
        worker.multiplyAdd(a, b, c);
      }
      allocated = threads.getCurrentThreadAllocatedBytes() - before;
    }
    assertThat(allocated).isZero();
  }

  @Test
  void sizesThatDoNotFitAreRefused() {
    MatrixProduct.Worker worker = new JvmMatrixProduct().worker();
    Matrix a = Matrix.of(new float[6], 2, 3);
    Matrix b = Matrix.of(new float[12], 3, 4);
    Matrix c = Matrix.of(new float[8], 4, 2);
    assertThatThrownBy(() -> worker.multiply(a, b, c))
        .hasMessage("the product of 2 x 3 and 3 x 4 does not fit a matrix of 4 x 2");
    assertThatThrownBy(() -> worker.multiplyAdd(a, b, c.transposed()))
        .hasMessageContaining("does not fit a transposed matrix of 2 x 4");
    assertThatThrownBy(() -> Matrix.of(new float[5], 2, 3))
        .hasMessage("a matrix of 2 x 3 at offset 0 with stride 3 needs 6 floats, not 5");
    assertThatThrownBy(() -> Matrix.of(new float[5], -1, 3)).hasMessageContaining("no matrix");
    assertThatThrownBy(() -> new Matrix(new float[9], 0, 3, 3, 2, false))
        .hasMessageContaining("nor lines overlap");
    assertThatThrownBy(() -> Matrix.of(new float[9], 1 << 20, 1 << 20))
        .hasMessageContaining("needs 1099511627776 floats");
  }

  @Test
  void theServiceIsFound() {
    MatrixProduct product = MatrixProduct.installed();
    assertThat(product.id()).isEqualTo("jvm");
    float[] c = new float[1];
    product
        .worker()
        .multiply(
            Matrix.of(new float[] {2, 3}, 1, 2),
            Matrix.of(new float[] {5, 7}, 2, 1),
            Matrix.of(c, 1, 1));
    assertThat(Arrays.toString(c)).isEqualTo("[31.0]");
  }
}
