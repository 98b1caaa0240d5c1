// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hillock.catalog.Catalog;
import hillock.codegen.Kernel;
import hillock.codegen.KernelPlan.Kind;
import hillock.codegen.KernelPlan.Mode;
import hillock.numerics.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// What callers use, on the backend that is found at run time.
final class KernelTest {
  private static final float[] X = {-3, -1, -0.5f, 0, 0.25f, 1, 7, 30, Float.NaN};

  private static Kernel kernel(String name, Precision precision) {
    return Kernel.of(Catalog.standard().find(name), precision);
  }

  @Test
  void thisBackendIsFound() {
    assertThat(Kernel.compiler()).isInstanceOf(JvmCompiler.class);
    assertThat(Kernel.compiler().id()).isEqualTo("jvm");
  }

  @Test
  void outputsMayReplaceInputs() {
    Kernel mish = kernel("mish", Precision.F32);
    float[] y = new float[X.length];
    mish.forward(X, y);
    float[] inPlace = X.clone();
    mish.forward(inPlace, inPlace);
    assertThat(inPlace).containsExactly(y);

    float[] dx = new float[X.length];
    mish.backward(X, y, dx);
    float[] ontoGradient = y.clone();
    mish.backward(X, ontoGradient, ontoGradient);
    assertThat(ontoGradient).containsExactly(dx);
  }

  @Test
  void valueAndSlopeAreThoseOfForwardAndBackward() {
    Kernel relu = kernel("relu", Precision.F64);
    double[] x = {-2, -0.0, 0, 0.5, 3, 17};
    double[] y = new double[x.length];
    double[] slope = new double[x.length];
    relu.valueAndSlope(x, y, slope);
    assertThat(y).containsExactly(0, 0, 0, 0.5, 3, 17);
    assertThat(slope).containsExactly(0, 0, 0, 1, 1, 1);
    double[] dx = new double[x.length];
    relu.backward(x, new double[] {5, 5, 5, 5, 5, 5}, dx);
    assertThat(dx).containsExactly(0, 0, 0, 5, 5, 5);
  }

  @Test
  void learnedParametersChangeWhatAKernelGives() {
    Kernel prelu = kernel("prelu", Precision.F32);
    float[] y = new float[2];
    prelu.learn(0.5);
    prelu.forward(new float[] {-4, 4}, y);
    assertThat(y).containsExactly(-2, 4);
    prelu.learn(-1);
    prelu.forward(new float[] {-4, Float.NEGATIVE_INFINITY}, y);
    assertThat(y).containsExactly(4, Float.POSITIVE_INFINITY);
    assertThat(prelu.learned()).containsExactly(-1);
    assertThatThrownBy(() -> prelu.learn(1, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("prelu has 1 learned parameters, not 2");
  }

  @Test
  void drawsAreFurtherInputsInTraining() {
    Kernel rrelu = Kernel.of(Catalog.standard().find("rrelu"), Precision.F64, Mode.TRAINING);
    double[][] inputs = {{-24, -24, 8}, {0, 1, 0.5}};
    double[][] outputs = {new double[3]};
    rrelu.run(Kind.FORWARD, inputs, outputs);
    assertThat(outputs[0]).containsExactly(-3, -8, 8);
  }

  @Test
  void arraysOfOtherLengthsAreRefused() {
    Kernel mish = kernel("mish", Precision.F32);
    assertThatThrownBy(() -> mish.forward(new float[3], new float[4]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("arrays must have equal lengths, not 3 and 4");
    assertThatThrownBy(() -> mish.forward(new double[3], new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("give it float[]");
  }

  /// Programs keep memory for the last elements of an array; two threads must not share it.
  @Test
  void manyThreadsMayUseAKernel() throws Exception {
    Kernel mish = kernel("mish", Precision.F32);
    float[] y = new float[X.length];
    mish.forward(X, y);
    List<Callable<Boolean>> tasks = new ArrayList<>();
    for (int scale = 1; scale <= 8; scale++) {
      int rotation = scale;
      tasks.add(() -> isAlways(mish, rotated(X, rotation), rotated(y, rotation)));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<Boolean> each : threads.invokeAll(tasks)) {
        assertThat(each.get()).isTrue();
      }
    }
  }

  private static float[] rotated(float[] numbers, int by) {
    float[] rotated = new float[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      rotated[i] = numbers[(i + by) % numbers.length];
    }
    return rotated;
  }

  private static boolean isAlways(Kernel kernel, float[] x, float[] expected) {
    float[] y = new float[x.length];
    for (int i = 0; i < 5000; i++) {
      kernel.forward(x, y);
      if (!Arrays.equals(y, expected)) {
        return false;
      }
    }
    return true;
  }
}
