// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hillock.catalog.Catalog;
import hillock.codegen.Interpreter;
import hillock.codegen.Kernel;
import hillock.codegen.KernelPlan.Kind;
import hillock.codegen.Program;
import hillock.codegen.Rows;
import hillock.codegen.Storage;
import hillock.expr.Activation;
import hillock.expr.Formula;
import hillock.expr.Scope;
import hillock.expr.Source;
import hillock.numerics.BigReal;
import hillock.numerics.Philox;
import hillock.numerics.Precision;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Gradients in parameters are the sums of the terms that the program computes, beyond the precision of
/// these, whatever the number of threads.
class GradientSumsTest {
  private static final int BITS = 400;

  private static Activation function(String name) {
    return Catalog.standard().activation(name).orElseThrow();
  }

  /// A learned slope: its gradient is the sum of x·dy.
  private static Activation line() {
    return Formula.file(new Source("test.act", "line(x; learn a = 2) = a * x"), Scope.EMPTY)
        .getFirst();
  }

  private static float[] floats(int length, int stream) {
    float[] numbers = new float[length];
    new Philox(9, stream).fillNormal(numbers, 0, length, 0);
    return numbers;
  }

  private static BigReal sum(double[] terms) {
    BigReal sum = BigReal.ZERO;
    for (double term : terms) {
      sum = sum.add(BigReal.of(term), BITS);
    }
    return sum;
  }

  /// The terms of every learned parameter, one element at a time.
  private static double[][] terms(Kernel kernel, Program program, double[] x, double[] dy) {
    int count = kernel.learned().length;
    double[] parameters = kernel.plan().parameters(Kind.GRADIENTS, kernel.learned());
    double[][] terms = new double[count][x.length];
    for (int i = 0; i < x.length; i++) {
      double[] outputs = Interpreter.run(program, new double[] {x[i], dy[i]}, parameters);
      for (int k = 0; k < count; k++) {
        terms[k][i] = outputs[outputs.length - count + k];
      }
    }
    return terms;
  }

  private static double[] widened(float[] numbers) {
    return IntStream.range(0, numbers.length).mapToDouble(i -> numbers[i]).toArray();
  }

  /// Every function of the catalog with learned parameters, in place too.
  @Test
  void sumsAreThoseOfTheTerms() {
    int length = 201;
    int tried = 0;
    for (Activation activation : Catalog.standard().activations()) {
      if (activation.learnedElements().isEmpty() || activation.inputs().size() > 1) {
        continue;
      }
      tried++;
      Kernel kernel = Kernel.of(activation, Precision.F32);
      float[] x = floats(length, 1);
      float[] dy = floats(length, 2);
      float[] dx = new float[length];
      float[] y = new float[length];
      double[] gradients = new double[activation.learnedElements().size()];
      double[] again = new double[gradients.length];
      kernel.backward(x, dy, dx, gradients);
      kernel.valueAndGradients(x, dy, y, new float[length], again);
      Program program = kernel.plan().program(Kind.GRADIENTS);
      double[][] terms = terms(kernel, program, widened(x), widened(dy));
      for (int k = 0; k < gradients.length; k++) {
        double size = Arrays.stream(terms[k]).map(Math::abs).sum();
        double exact = sum(terms[k]).midpoint();
        assertThat(gradients[k])
            .as("%s, %d", activation, k)
            .isBetween(exact - 0x1p-48 * size, exact + 0x1p-48 * size);
        assertThat(again[k])
            .as("%s, %d", activation, k)
            .isBetween(exact - 0x1p-20 * size, exact + 0x1p-20 * size);
      }
      double[] inPlace = new double[gradients.length];
      kernel.backward(x, dy, dy, inPlace);
      assertThat(inPlace).isEqualTo(gradients);
      assertThat(dy).isEqualTo(dx);
    }
    assertThat(tried).isGreaterThan(15);
  }

  /// The bits depend on the elements only: not on threads, nor on what is behind a tile.
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 31, 8191, 8192, 8193, 16384, 100_003, 3_000_000})
  void bitsDoNotDependOnThreads(int length) {
    Kernel kernel = Kernel.of(function("prelu"), Precision.F32);
    float[] x = floats(length, 3);
    float[] dy = floats(length, 4);
    float[] dx = new float[length];
    double[] alone = new double[1];
    kernel.withThreads(1).backward(x, dy, dx, alone);
    double exact = 0;
    for (int i = 0; i < length; i++) {
      exact += x[i] > 0 ? 0 : (double) (x[i] * dy[i]);
    }
    assertThat(alone[0]).isBetween(exact - 1e-9, exact + 1e-9);
    for (int threads = 2; threads <= 3; threads++) {
      float[] other = new float[length];
      double[] shared = new double[1];
      kernel.withThreads(threads).backward(x, dy, other, shared);
      assertThat(shared).isEqualTo(alone);
      assertThat(other).isEqualTo(dx);
    }
    MemorySegment xs = MemorySegment.ofArray(x);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment copy = arena.allocate(4L * length + 4);
      MemorySegment.copy(xs, 0, copy, 0, 4L * length);
      double[] offHeap = new double[1];
      kernel.runSumming(
          Kind.GRADIENTS,
          new Rows[] {Rows.of(copy, length), Rows.of(dy)},
          new Rows[] {Rows.of(copy, length)},
          offHeap);
      assertThat(offHeap).isEqualTo(alone);
      for (int i = 0; i < length; i++) {
        assertThat(copy.getAtIndex(ValueLayout.JAVA_FLOAT, i)).isEqualTo(dx[i]);
      }
    }
  }

  /// Terms that cancel within a tile and between tiles: a sum in doubles has no right digit left.
  @Test
  void doublesAreSummedToTwiceTheirPrecision() {
    Kernel kernel = Kernel.of(line(), Precision.F64);
    int length = 40_000;
    double[] x = new double[length];
    double[] dy = new double[length];
    Philox philox = new Philox(17, 0);
    for (int i = 0; i < length / 2; i++) {
      double size = Math.scalb(philox.uniform(2L * i) - 0.5, philox.integer(2L * i + 1, 40));
      x[i] = size;
      x[length - 1 - i] = -size;
    }
    Arrays.fill(dy, 1);
    x[7] = Math.nextUp(x[7]);
    x[12_345] = 1e-13;
    x[length - 1 - 12_345] = 0;
    double[] gradient = new double[1];
    kernel.backward(x, dy, new double[length], gradient);
    double exact = sum(x).midpoint();
    double inDoubles = Arrays.stream(x).reduce(0, (a, b) -> a + b);
    assertThat(exact).isNotZero();
    assertThat(Math.abs(inDoubles - exact)).isGreaterThan(Math.abs(exact));
    double size = Arrays.stream(x).map(Math::abs).sum();
    assertThat(Math.abs(gradient[0] - exact))
        .isLessThan(0x1p-100 * size)
        .isLessThan(1e-6 * Math.abs(exact));
  }

  /// Floats whose sum is lost in floats, and in doubles would not be.
  @Test
  void floatsAreSummedInDouble() {
    Kernel kernel = Kernel.of(line(), Precision.F32);
    int length = 1 << 20;
    float[] x = new float[length];
    float[] dy = new float[length];
    Arrays.fill(x, 1e-4f);
    Arrays.fill(dy, 1);
    x[0] = 1e9f;
    x[length - 1] = -1e9f;
    double[] gradient = new double[1];
    kernel.backward(x, dy, dy, gradient);
    double exact = (length - 2) * (double) 1e-4f;
    assertThat(gradient[0]).isBetween(exact * (1 - 1e-7), exact * (1 + 1e-7));
  }

  @Test
  void rowsWithGapsAreServed() {
    Kernel kernel = Kernel.of(function("prelu"), Precision.F32);
    float[] x = floats(60_000, 5);
    float[] dy = floats(60_000, 6);
    float[] dx = new float[60_000];
    double[] gradient = new double[1];
    Rows[] inputs = {Rows.of(x, 3, 50, 1000, 1100), Rows.of(dy, 0, 50, 1000, 1000)};
    kernel.runSumming(
        Kind.GRADIENTS, inputs, new Rows[] {Rows.of(dx, 5, 50, 1000, 1200)}, gradient);
    double exact = 0;
    for (int i = 0; i < 50; i++) {
      for (int j = 0; j < 1000; j++) {
        float input = x[3 + 1100 * i + j];
        float dyHere = dy[1000 * i + j];
        exact += input > 0 ? 0 : (double) (input * dyHere);
        assertThat(dx[5 + 1200 * i + j]).isEqualTo(input > 0 ? dyHere : 0.25f * dyHere);
      }
    }
    assertThat(gradient[0]).isBetween(exact - 1e-9, exact + 1e-9);
    assertThat(dx[4]).isZero();
    assertThat(dx[5 + 1000]).isZero();
  }

  @Test
  void misuseIsExplained() {
    Kernel prelu = Kernel.of(function("prelu"), Precision.F32);
    float[] three = new float[3];
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> prelu.backward(three, three, three, new double[2]))
        .withMessage("prelu has 1 learned parameters, not 2");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> prelu.backward(three, new float[4], three, new double[1]))
        .withMessage("arrays must have equal sizes, not 1 x 3 and 1 x 4");
    Kernel halves = Kernel.of(function("prelu"), Storage.BF16);
    Rows[] rows = {Rows.of(new short[3])};
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(
            () -> halves.runSumming(Kind.GRADIENTS, rows, rows, new double[1]))
        .withMessage(
            "gradients in parameters are not summed from BF16: widen the arrays to floats");
  }
}
