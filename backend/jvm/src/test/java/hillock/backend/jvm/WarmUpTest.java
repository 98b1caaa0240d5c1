// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import hillock.codegen.Kernel;
import hillock.codegen.KernelPlan.Kind;
import hillock.numerics.Precision;
import hillock.testkit.AwkwardNumbers;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The JIT compiler changes how long a kernel takes, and not one bit of what it gives.
@Isolated
final class WarmUpTest {
  private static final int CALLS = 20_000;

  private static final int FEW = 50;
  private static final int FEW_ELEMENTS = 64;

  /// Allocated per element by compiled code, at most.
  private static final long MOST_BYTES = 40;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /// Twelve vectors of the widest, and a rest.
  private static final int LENGTH = 199;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x * tanh(softplus(x))",
        "x * (1 + erf(x / sqrt(2))) / 2",
        "log(1 + x^2) * atan(x)",
        "(x + sqrt(x^2 + 4)) / 2"
      })
  void theBitsAreTheSameBeforeAndAfter(String formula) {
    for (Precision precision : Precision.values()) {
      Kernel kernel = Kernel.of(LargeFormulas.typed(formula), precision);
      List<Long> before = bits(kernel, 1);
      assertThat(bits(kernel, CALLS)).as("at %s", precision).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x + sin(x)^2", "sum(s in 1..25: sigmoid(x + s))"})
  void slowProgramsToo(String formula) {
    for (Precision precision : Precision.values()) {
      Kernel kernel = Kernel.of(LargeFormulas.typed(formula), precision);
      List<Long> before = bits(kernel, 1);
      assertThat(bits(kernel, CALLS / 20)).as("at %s", precision).isEqualTo(before);
    }
  }

  /// A few calls of four vectors would never make the JIT compiler look at a loop. That vectors are no
  /// objects any more, of thousands of bytes for an element, was brought about in the background. On a
  /// busy machine that gives up early, but not on formula after formula.
  @Test
  void kernelsAreCompiledWhileNobodyUsesThem() throws InterruptedException {
    long allocated = Long.MAX_VALUE;
    for (int i = 0; i < 8 && allocated > MOST_BYTES * FEW_ELEMENTS; i++) {
      String formula = "x * tanh(softplus(" + (29 + i) + " * x / 31))";
      Kernel kernel = Kernel.of(LargeFormulas.typed(formula), Precision.F32);
      allocated = allocatedOnceCompiled(kernel);
    }
    assertThat(allocated / FEW_ELEMENTS)
        .as("bytes allocated per element")
        .isLessThan(MOST_BYTES);
  }

  private static long allocatedOnceCompiled(Kernel kernel) throws InterruptedException {
    float[] x = new float[FEW_ELEMENTS];
    long allocated = Long.MAX_VALUE;
    for (int calls = 0; calls < FEW && allocated > MOST_BYTES * FEW_ELEMENTS; calls++) {
      Thread.sleep(300);
      long before = THREADS.getCurrentThreadAllocatedBytes();
      kernel.forward(x, x);
      allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    }
    return allocated;
  }

  /// The bits of value and slope after so many calls.
  private static List<Long> bits(Kernel kernel, int calls) {
    Precision precision = kernel.plan().precision();
    double[] numbers =
        Arrays.stream(AwkwardNumbers.bits(precision, LENGTH, 0))
            .mapToDouble(bits -> AwkwardNumbers.number(precision, bits))
            .toArray();
    List<Long> bits = new ArrayList<>();
    for (double result : run(kernel, numbers, calls)) {
      bits.add(AwkwardNumbers.bits(precision, result));
    }
    return bits;
  }

  private static double[] run(Kernel kernel, double[] numbers, int calls) {
    return switch (kernel.plan().precision()) {
      case F32 -> runOnFloats(kernel, numbers, calls);
      case F64 -> runOnDoubles(kernel, numbers, calls);
    };
  }

  private static double[] runOnFloats(Kernel kernel, double[] numbers, int calls) {
    float[][] x = {new float[LENGTH]};
    for (int i = 0; i < LENGTH; i++) {
      x[0][i] = (float) numbers[i];
    }
    float[][] results = new float[2][LENGTH];
    for (int i = 0; i < calls; i++) {
      kernel.run(Kind.VALUE_AND_SLOPE, x, results);
    }
    double[] all = new double[2 * LENGTH];
    Arrays.setAll(all, i -> results[i / LENGTH][i % LENGTH]);
    return all;
  }

  private static double[] runOnDoubles(Kernel kernel, double[] numbers, int calls) {
    double[][] results = new double[2][LENGTH];
    for (int i = 0; i < calls; i++) {
      kernel.run(Kind.VALUE_AND_SLOPE, new double[][] {numbers}, results);
    }
    double[] all = new double[2 * LENGTH];
    Arrays.setAll(all, i -> results[i / LENGTH][i % LENGTH]);
    return all;
  }
}
