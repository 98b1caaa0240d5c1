// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hillock.codegen.Kernel;
import hillock.codegen.KernelPlan.Kind;
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
import org.junit.jupiter.params.provider.MethodSource;

/// Long arrays give the same bits on one thread and on all.
final class ThreadsTest {
  /// Enough for every kernel here to be shared; no multiple of anything.
  private static final int LENGTH = 400_003;

  private static final float[] X = new float[LENGTH];

  static {
    new Philox(5).fillNormal(X, 0, LENGTH, 0);
  }

  /// One loop, loops in stages, and doubles for floats.
  static Stream<Kernel> kernels() {
    Kernel one = kernel("x * tanh(softplus(x))");
    Kernel staged = kernel(LargeFormulas.sum("tanh(x + @)", 60));
    Kernel wide = kernel("f(x; learn a = 1, learn b = 2) = (a*x^5 + x) / (1 + b*x^4 + abs(x)^5)");
    assertThat(wide.plan().program(Kind.FORWARD).isWide()).isTrue();
    return Stream.of(one, staged, wide);
  }

  private static Kernel kernel(String formula) {
    return Kernel.of(LargeFormulas.typed(formula), Precision.F32);
  }

  private static float[] expected(Kernel kernel) {
    float[] y = new float[LENGTH];
    kernel.withThreads(1).forward(X, y);
    return y;
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void arraysAreShared(Kernel kernel) {
    float[] y = new float[LENGTH];
    kernel.forward(X, y);
    assertThat(Arrays.mismatch(y, expected(kernel))).isEqualTo(-1);
    float[] inPlace = X.clone();
    kernel.forward(inPlace, inPlace);
    assertThat(Arrays.mismatch(inPlace, y)).isEqualTo(-1);
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void memoryIsShared(Kernel kernel) {
    float[] expected = expected(kernel);
    for (Arena arena : List.of(Arena.ofShared(), Arena.ofConfined())) {
      try (arena) {
        MemorySegment x = arena.allocateFrom(ValueLayout.JAVA_FLOAT, X);
        MemorySegment[] both = {x};
        kernel.run(Kind.FORWARD, both, both, LENGTH);
        assertThat(Arrays.mismatch(x.toArray(ValueLayout.JAVA_FLOAT), expected)).isEqualTo(-1);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void rowsAreShared(Kernel kernel) {
    float[] expected = expected(kernel);
    for (int rows : new int[] {1, 3, 100, 20_000}) {
      int columns = LENGTH / rows - 2;
      int stride = LENGTH / rows;
      float[] y = new float[LENGTH];
      Rows[] source = {Rows.of(X, 0, rows, columns, stride)};
      Rows[] target = {Rows.of(y, 0, rows, columns, stride)};
      kernel.run(Kind.FORWARD, source, target);
      for (int i = 0; i < rows * stride; i++) {
        float wanted = i % stride < columns ? expected[i] : 0;
        if (y[i] != wanted) {
          assertThat(y[i]).as("element %d of %d rows", i, rows).isEqualTo(wanted);
        }
      }
    }
  }

  @Test
  void doublesAreShared() {
    Kernel kernel = Kernel.of(LargeFormulas.typed("x * tanh(softplus(x))"), Precision.F64);
    double[] x = new double[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      x[i] = X[i];
    }
    double[] y = new double[LENGTH];
    kernel.withThreads(1).forward(x, y);
    double[] slope = new double[LENGTH];
    kernel.valueAndSlope(x, x, slope);
    assertThat(Arrays.mismatch(x, y)).isEqualTo(-1);
  }

  /// Nothing is written if something is wrong, however many threads would have worked.
  @Test
  void wrongArgumentsAreRefusedBeforehand() {
    Kernel kernel = kernel("x * tanh(softplus(x))");
    float[] y = new float[LENGTH];
    assertThatThrownBy(
            () ->
                kernel.run(
                    Kind.FORWARD,
                    new Rows[] {Rows.of(X, 0, 2, LENGTH / 2, LENGTH / 2 + 1)},
                    new Rows[] {Rows.of(y, 0, 2, LENGTH / 2, LENGTH / 2 + 2)}))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("output 0 has 400003 elements");
    assertThat(Arrays.mismatch(y, new float[LENGTH])).isEqualTo(-1);
  }

  @Test
  void learnedParametersOfTheOtherKernelAreItsOwn() {
    Kernel kernel = kernel("f(x; learn a = 2) = a * x");
    Kernel alone = kernel.withThreads(1);
    alone.learn(3);
    float[] y = new float[1];
    kernel.forward(new float[] {1}, y);
    assertThat(y).containsExactly(2);
    alone.forward(new float[] {1}, y);
    assertThat(y).containsExactly(3);
  }
}
