// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hillock.codegen.Kernel;
import hillock.codegen.KernelPlan.Kind;
import hillock.codegen.Pipeline;
import hillock.codegen.Rows;
import hillock.codegen.Storage;
import hillock.numerics.Philox;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Several functions in one call give the bits of one call after another.
final class PipelineTest {
  private static final String BIAS = "f(x, b) = x + b";
  private static final String MISH = "x * tanh(softplus(x))";
  private static final String SCALE = "f(x, s; learn a = 3) = max(x, a) * s";

  /// Computed in floats.
  private static final String ELU = "x > 0 ? x : expm1(x)";

  /// Floats computed in doubles.
  private static final String WIDE =
      "f(x; learn a = 1, learn b = 2) = (a*x^5 + x) / (1 + b*x^4 + abs(x)^5)";

  /// Long enough to be shared among threads.
  private static final int LENGTH = 300_007;

  private static Kernel kernel(String formula, Storage storage) {
    return Kernel.of(LargeFormulas.typed(formula), storage);
  }

  private static float[] numbers(int stream) {
    float[] numbers = new float[LENGTH];
    new Philox(stream).fillNormal(numbers, 0, LENGTH, 0);
    return numbers;
  }

  @Test
  void functionsOfOnePrecisionBecomeOneProgram() {
    Kernel bias = kernel(BIAS, Storage.F32);
    Kernel elu = kernel(ELU, Storage.F32);
    Kernel wide = kernel(WIDE, Storage.F32);
    assertThat(wide.plan().program(Kind.FORWARD).isWide()).isTrue();
    assertThat(Pipeline.of(bias, elu, kernel(SCALE, Storage.F32)).steps()).isEqualTo(1);
    assertThat(Pipeline.of(bias, elu, wide, elu, elu).steps()).isEqualTo(3);
    assertThat(Pipeline.of(kernel(MISH, Storage.BF16), kernel(MISH, Storage.BF16)).steps())
        .isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {MISH, WIDE})
  void floatsAreThoseOfOneCallAfterAnother(String middle) {
    Kernel bias = kernel(BIAS, Storage.F32);
    Kernel active = kernel(middle, Storage.F32);
    Kernel scale = kernel(SCALE, Storage.F32);
    scale.learn(0.3);
    float[] x = numbers(1);
    float[] b = numbers(2);
    float[] s = numbers(3);
    float[] expected = new float[LENGTH];
    bias.run(Kind.FORWARD, new float[][] {x, b}, new float[][] {expected});
    active.forward(expected, expected);
    scale.run(Kind.FORWARD, new float[][] {expected, s}, new float[][] {expected});

    Pipeline pipeline = Pipeline.of(bias, active, scale);
    float[] y = new float[LENGTH];
    pipeline.run(new float[][] {x, b, s}, y);
    assertThat(Arrays.mismatch(y, expected)).isEqualTo(-1);
    float[] ontoScales = s.clone();
    pipeline.run(new float[][] {x, b, ontoScales}, ontoScales);
    assertThat(Arrays.mismatch(ontoScales, expected)).isEqualTo(-1);
    float[] inPlace = x.clone();
    pipeline.run(new float[][] {inPlace, b, s}, inPlace);
    assertThat(Arrays.mismatch(inPlace, expected)).isEqualTo(-1);
  }

  @ParameterizedTest
  @EnumSource
  void rowsOfEveryFormatAreThoseOfOneCallAfterAnother(Storage storage) {
    Kernel bias = kernel(BIAS, storage);
    Kernel mish = kernel(MISH, storage);
    Kernel softplus = kernel("softplus(x)", storage);
    Pipeline pipeline = Pipeline.of(bias, mish, softplus);
    for (int columns : new int[] {1, 7, 130, 5000}) {
      Rows x = matrix(storage, 1, columns);
      Rows b = matrix(storage, 2, columns);
      Rows expected = matrix(storage, 3, columns);
      Rows y = matrix(storage, 3, columns);
      bias.run(Kind.FORWARD, new Rows[] {x, b}, new Rows[] {expected});
      mish.run(Kind.FORWARD, new Rows[] {expected}, new Rows[] {expected});
      softplus.run(Kind.FORWARD, new Rows[] {expected}, new Rows[] {expected});
      pipeline.run(new Rows[] {x, b}, y);
      assertThat(y.memory().mismatch(expected.memory())).as("%d columns", columns).isEqualTo(-1);
    }
  }

  /// Five rows with gaps, all filled with numbers.
  private static Rows matrix(Storage storage, int stream, int columns) {
    int stride = columns + 3;
    float[] numbers = new float[5 * stride];
    new Philox(stream).fillNormal(numbers, 0, numbers.length, 0);
    return switch (storage) {
      case BF16, F16 -> {
        short[] shorts = new short[numbers.length];
        for (int i = 0; i < shorts.length; i++) {
          shorts[i] = storage.encode(numbers[i]);
        }
        yield Rows.of(shorts, 0, 5, columns, stride);
      }
      case F32 -> Rows.of(numbers, 0, 5, columns, stride);
      case F64 -> {
        double[] doubles = new double[numbers.length];
        for (int i = 0; i < doubles.length; i++) {
          doubles[i] = numbers[i];
        }
        yield Rows.of(doubles, 0, 5, columns, stride);
      }
    };
  }

  @Test
  void largePipelinesAreCutIntoStages() {
    List<Kernel> others = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      others.add(kernel("x > 0 ? x / " + i + " : expm1(x / " + i + ")", Storage.F32));
    }
    Kernel first = kernel(ELU, Storage.F32);
    Pipeline pipeline = Pipeline.of(first, others.toArray(Kernel[]::new));
    assertThat(pipeline.steps()).isEqualTo(1);
    float[] x = numbers(4);
    float[] y = new float[LENGTH];
    pipeline.run(new float[][] {x}, y);
    first.forward(x, x);
    others.forEach(each -> each.forward(x, x));
    assertThat(Arrays.mismatch(y, x)).isEqualTo(-1);
  }

  @Test
  void arraysThatDoNotFitAreRefused() {
    Kernel mish = kernel(MISH, Storage.F32);
    Kernel wide = kernel(WIDE, Storage.F32);
    float[] y = new float[10];
    for (Pipeline pipeline : List.of(Pipeline.of(mish, mish), Pipeline.of(mish, wide))) {
      assertThatThrownBy(() -> pipeline.run(new float[][] {y, y}, y))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("1 inputs, not 2");
      assertThatThrownBy(() -> pipeline.run(new float[][] {new float[9]}, y))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("9");
    }
    assertThatThrownBy(() -> Pipeline.of(mish, kernel(MISH, Storage.F64)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("all must work on the same arrays");
  }
}
