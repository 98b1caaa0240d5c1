// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import hillock.codegen.spi.Reductions;
import hillock.numerics.Philox;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReductionsTest {
  /// Every length around the partial sums, and some long ones.
  private static final int[] LENGTHS = {
    0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 47, 63, 64, 65, 95, 96, 127, 128, 129, 1000,
    4096, 10_007
  };

  private static final int OFFSET = 3;

  static Stream<Reductions.Worker> workers() {
    return Stream.of(new JvmReductions().worker(), new ScalarReductions().worker());
  }

  /// Numbers of very different magnitudes.
  private static double[] numbers(int length, long seed) {
    Philox random = new Philox(seed);
    double[] numbers = new double[OFFSET + length + 1];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Math.scalb(random.normal(2L * i), random.integer(2L * i + 1, 40) - 20);
    }
    return numbers;
  }

  private static float[] floats(double[] numbers) {
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }

  /// The order of the contract, word for word.
  private static double textbook(double[] terms) {
    double[] partial = new double[32];
    for (int i = 0; i < terms.length; i++) {
      partial[i % 32] += terms[i];
    }
    for (int half = 16; half > 0; half /= 2) {
      for (int j = 0; j < half; j++) {
        partial[j] += partial[j + half];
      }
    }
    return partial[0];
  }

  @ParameterizedTest
  @MethodSource("workers")
  void sumsOfFloatsAreAddedInTheStatedOrder(Reductions.Worker worker) {
    for (int length : LENGTHS) {
      float[] x = floats(numbers(length, 1));
      float[] y = floats(numbers(length, 2));
      double[] terms = new double[length];
      double[] products = new double[length];
      for (int i = 0; i < length; i++) {
        terms[i] = x[OFFSET + i];
        products[i] = (double) x[OFFSET + i] * y[1 + i];
      }
      assertEquals(textbook(terms), worker.sum(x, OFFSET, length), "sum of " + length);
      assertEquals(
          textbook(products),
          worker.sumOfProducts(x, OFFSET, y, 1, length),
          "sum of products of " + length);
    }
  }

  @ParameterizedTest
  @MethodSource("workers")
  void sumsOfDoublesAreAsAccurateAsStated(Reductions.Worker worker) {
    for (int length : LENGTHS) {
      double[] x = numbers(length, 3);
      double[] y = numbers(length, 4);
      // What has been summed is almost all taken away again.
      for (int i = length / 2; i < length; i++) {
        x[OFFSET + i] = -x[OFFSET + length - 1 - i] * (1 + 0x1p-40 * (i % 7));
        y[OFFSET + i] = y[OFFSET + length - 1 - i];
      }
      checkSum(worker.sum(x, OFFSET, length), x, null, length);
      checkSum(worker.sumOfProducts(x, OFFSET, y, OFFSET, length), x, y, length);
    }
  }

  private static void checkSum(
      double sum, double[] x, double @Nullable [] y, int length) {
    BigDecimal exact = BigDecimal.ZERO;
    BigDecimal magnitude = BigDecimal.ZERO;
    for (int i = OFFSET; i < OFFSET + length; i++) {
      BigDecimal factor = y == null ? BigDecimal.ONE : new BigDecimal(y[i]);
      BigDecimal term = new BigDecimal(x[i]).multiply(factor);
      exact = exact.add(term);
      magnitude = magnitude.add(term.abs());
    }
    double error = new BigDecimal(sum).subtract(exact).abs().doubleValue();
    double bound =
        0x1p-53 * Math.abs(exact.doubleValue())
            + 0x1p-104 * length * length * magnitude.doubleValue();
    assertThat(error).as("error of the sum of %d", length).isLessThanOrEqualTo(bound);
  }

  @Test
  void vectorsAndNumbersGiveTheSameBits() {
    Reductions.Worker vectors = new JvmReductions().worker();
    Reductions.Worker scalars = new ScalarReductions().worker();
    for (int length : LENGTHS) {
      double[] x = numbers(length, 5);
      double[] y = numbers(length, 6);
      assertEquals(
          scalars.sum(x, OFFSET, length), vectors.sum(x, OFFSET, length), "sum of " + length);
      assertEquals(
          scalars.sumOfProducts(x, OFFSET, y, 0, length),
          vectors.sumOfProducts(x, OFFSET, y, 0, length),
          "sum of products of " + length);
      assertEquals(scalars.max(x, OFFSET, length), vectors.max(x, OFFSET, length));
    }
  }

  @ParameterizedTest
  @MethodSource("workers")
  void theLargestIsFoundWhereverItIs(Reductions.Worker worker) {
    for (int length : new int[] {1, 2, 31, 32, 33, 100}) {
      for (int place = 0; place < length; place++) {
        double[] x = numbers(length, 7);
        x[0] = Double.MAX_VALUE;
        x[OFFSET + length] = Double.MAX_VALUE;
        x[OFFSET + place] = 0x1p100;
        assertEquals(0x1p100, worker.max(x, OFFSET, length));
        assertEquals(0x1p100f, worker.max(floats(x), OFFSET, length));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("workers")
  void notANumberDoesNotCountAsTheLargest(Reductions.Worker worker) {
    for (int length : new int[] {1, 5, 64, 70}) {
      double[] x = new double[length];
      Arrays.fill(x, Double.NaN);
      assertEquals(Double.NEGATIVE_INFINITY, worker.max(x, 0, length));
      assertEquals(Float.NEGATIVE_INFINITY, worker.max(floats(x), 0, length));
      x[length / 2] = -0.0;
      assertEquals(0.0, worker.max(x, 0, length));
      assertEquals(0f, worker.max(floats(x), 0, length));
      assertThat(worker.sum(x, 0, length)).satisfies(s -> assertThat(length == 1 || s.isNaN()).isTrue());
    }
    assertEquals(Double.NEGATIVE_INFINITY, worker.max(new double[0], 0, 0));
    assertEquals(Float.NEGATIVE_INFINITY, worker.max(new float[0], 0, 0));
  }

  @ParameterizedTest
  @MethodSource("workers")
  void infinitiesGoWhereAdditionTakesThem(Reductions.Worker worker) {
    for (int length : new int[] {3, 40}) {
      double[] x = new double[length];
      double[] ones = new double[length];
      Arrays.fill(ones, 1);
      x[1] = Double.POSITIVE_INFINITY;
      for (int i = 0; i < 2; i++) {
        double expected = i == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        assertEquals(expected, worker.sum(x, 0, length));
        assertEquals(expected, worker.sum(floats(x), 0, length));
        assertEquals(expected, worker.sumOfProducts(x, 0, ones, 0, length));
        assertEquals(expected, worker.sumOfProducts(floats(x), 0, floats(ones), 0, length));
        x[2] = Double.NEGATIVE_INFINITY;
      }
    }
  }

  @ParameterizedTest
  @MethodSource("workers")
  void partsBeyondAnArrayAreRefused(Reductions.Worker worker) {
    assertThatThrownBy(() -> worker.sum(new float[10], 5, 6))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> worker.sumOfProducts(new double[40], 0, new double[39], 0, 40))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> worker.max(new float[10], -1, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void aWorkerAllocatesNothingOnceWarm() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Reductions.Worker worker = new JvmReductions().worker();
    double[] x = numbers(1000, 8);
    float[] floats = floats(x);
    long allocated = Long.MAX_VALUE;
    double sum = 0;
    long deadline = System.nanoTime() + 30_000_000_000L;
    while (allocated != 0 && System.nanoTime() < deadline) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int n = 0; n < 1000; n++) {
        sum += worker.sum(floats, 0, 1000) + worker.max(floats, 0, 1000);
        sum += worker.sumOfProducts(floats, 0, floats, 3, 999);
        sum += worker.sum(x, 0, 1000) + worker.sumOfProducts(x, 0, x, 3, 999);
        sum += worker.max(x, 0, 1000);
      }
      allocated = threads.getCurrentThreadAllocatedBytes() - before;
    }
    assertThat(allocated).isZero();
    assertThat(sum).isNotZero();
  }

  @Test
  void theServiceIsFound() {
    assertThat(Reductions.installed().id()).isEqualTo("jvm");
    assertThat(List.of(new ScalarReductions().id())).containsExactly("scalar");
  }
}
