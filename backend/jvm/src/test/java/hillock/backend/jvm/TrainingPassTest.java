// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hillock.catalog.Catalog;
import hillock.codegen.AccuracyLevel;
import hillock.codegen.BackwardForm;
import hillock.codegen.BackwardPlan;
import hillock.codegen.Interpreter;
import hillock.codegen.Kernel;
import hillock.codegen.Program;
import hillock.codegen.Rows;
import hillock.codegen.Storage;
import hillock.codegen.TrainingPass;
import hillock.expr.Activation;
import hillock.numerics.Philox;
import hillock.numerics.Precision;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A forward and a backward pass give the bits of the programs of the chosen form, in place too.
class TrainingPassTest {
  private static final int LENGTH = 1021;

  private static Activation function(String name) {
    return Catalog.standard().activation(name).orElseThrow();
  }

  private static float[] normal(int stream) {
    float[] numbers = new float[LENGTH];
    new Philox(5, stream).fillNormal(numbers, 0, LENGTH, 0);
    for (int i = 0; i < LENGTH; i++) {
      numbers[i] *= 3;
    }
    return numbers;
  }

  /// What the programs of a form give, one element at a time.
  private static float[] expected(BackwardPlan.Candidate candidate, float[] x, float[] dy) {
    float[] dx = new float[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      double[] forward = run(candidate.forward(), x[i]);
      double saved =
          switch (candidate.form()) {
            case FROM_INPUT -> x[i];
            case FROM_OUTPUT -> forward[0];
            case FROM_SLOPE -> forward[1];
          };
      dx[i] = (float) run(candidate.backward(), saved, dy[i])[0];
    }
    return dx;
  }

  private static double[] run(Program program, double... inputs) {
    return Interpreter.run(program, inputs, new double[program.parameters()]);
  }

  @Test
  void everyFormGivesTheBitsOfItsPrograms() {
    Set<BackwardForm> seen = EnumSet.noneOf(BackwardForm.class);
    float[] x = normal(1);
    float[] dy = normal(2);
    for (AccuracyLevel level : AccuracyLevel.values()) {
      for (String name : new String[] {"sigmoid", "elu", "selu", "relu", "exp", "mish", "abs"}) {
        Kernel kernel = Kernel.of(function(name), Precision.F32, level);
        TrainingPass pass = kernel.trainingPass();
        float[] y = new float[LENGTH];
        float[] dx = new float[LENGTH];
        pass.forward(x, y);
        pass.backward(dy, dx);
        BackwardPlan.Candidate chosen =
            kernel.backwardPlan().candidate(pass.form()).orElseThrow();
        assertThat(dx).as("%s, %s", name, level).isEqualTo(expected(chosen, x, dy));
        float[] values = new float[LENGTH];
        kernel.forward(x, values);
        assertThat(y).usingComparatorWithPrecision(1e-6f).containsExactly(values);
        seen.add(pass.form());
      }
    }
    assertThat(seen).containsExactlyInAnyOrder(BackwardForm.values());
  }

  /// The whole catalog: the input is gone, and the gradient is that of the input.
  @Test
  void inPlaceNothingIsLost() {
    int tried = 0;
    float[] dy = normal(2);
    for (Activation activation : Catalog.standard().activations()) {
      if (activation.inputs().size() > 1 || activation.isRandom()) {
        continue;
      }
      Kernel kernel = Kernel.of(activation.fixed(), Precision.F32);
      float[] x = normal(1);
      float[] dx = new float[LENGTH];
      float[] expected = new float[LENGTH];
      kernel.backward(x, dy, expected);
      TrainingPass pass = kernel.trainingPass();
      pass.forward(x, x);
      assertThat(pass.form()).isNotEqualTo(BackwardForm.FROM_INPUT);
      pass.backward(dy, dx);
      assertSame(activation, expected, dx);
      tried++;
    }
    assertThat(tried).isGreaterThan(90);
  }

  /// The same but for the errors that `ACCURATE` admits: 3 ulps each, and 2^-23 of the largest.
  private static void assertSame(Activation activation, float[] expected, float[] actual) {
    float largest = 0;
    for (float each : expected) {
      largest = Math.max(largest, Math.abs(each));
    }
    for (int i = 0; i < LENGTH; i++) {
      float accepted = 8 * Math.ulp(expected[i]) + 0x1p-21f * largest;
      assertThat(actual[i])
          .as("%s, %d", activation, i)
          .isBetween(expected[i] - accepted, expected[i] + accepted);
    }
  }

  @Test
  void doublesAndSeveralInputsAndRowsAreServed() {
    Kernel tanh = Kernel.of(function("tanh"), Precision.F64);
    double[] x = {-2, -0.5, 0, 1, 3};
    double[] y = x.clone();
    double[] dx = new double[x.length];
    TrainingPass pass = tanh.trainingPass();
    pass.forward(y, y);
    pass.backward(new double[] {1, 1, 1, 1, 1}, dx);
    for (int i = 0; i < x.length; i++) {
      double cosh = StrictMath.cosh(x[i]);
      assertThat(dx[i]).isBetween(1 / (cosh * cosh) - 1e-15, 1 / (cosh * cosh) + 1e-15);
    }

    Kernel swiglu = Kernel.of(function("swiglu"), Precision.F32);
    TrainingPass gate = swiglu.trainingPass();
    float[] a = {1, -2, 9, 9, 3, 4};
    float[] b = {0.5f, 2, 9, 9, -1, 1};
    float[] da = new float[4];
    float[] db = new float[4];
    Rows first = Rows.of(a, 0, 2, 2, 4);
    gate.forward(new Rows[] {first, Rows.of(b, 0, 2, 2, 4)}, first);
    assertThat(gate.form()).isEqualTo(BackwardForm.FROM_SLOPE);
    gate.backward(
        Rows.of(new float[] {1, 1, 1, 1}, 0, 2, 2, 2),
        new Rows[] {Rows.of(da, 0, 2, 2, 2), Rows.of(db, 0, 2, 2, 2)});
    double[] silu = {1, -2, 3, 4};
    for (int i = 0; i < silu.length; i++) {
      float exact = (float) (silu[i] / (1 + StrictMath.exp(-silu[i])));
      assertThat(db[i]).isBetween(exact - 1e-6f, exact + 1e-6f);
    }
    assertThat(a[2]).isEqualTo(9);
  }

  @Test
  void misuseIsExplained() {
    Kernel prelu = Kernel.of(function("prelu"), Precision.F32);
    TrainingPass pass = prelu.trainingPass();
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> pass.backward(new float[3], new float[3]))
        .withMessage("there is no backward pass before a forward pass");
    float[] x = {1, 2, 3};
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> pass.forward(x, x))
        .withMessage(
            "write the values into other memory than the input:"
                + " gradients in the learned parameters need x");
    Kernel halves = Kernel.of(function("tanh"), Storage.BF16);
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> halves.compiled(BackwardForm.FROM_OUTPUT))
        .withMessage("no backward pass FROM_OUTPUT");
  }
}
