// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.calculus.SlopeFromOutput;
import hillock.calculus.Stabilizer;
import hillock.calculus.Variables;
import hillock.catalog.Catalog;
import hillock.codegen.KernelPlan.Kind;
import hillock.codegen.KernelPlan.Mode;
import hillock.codegen.LoopCost.Place;
import hillock.expr.Activation;
import hillock.expr.Expr.Input;
import hillock.expr.Formula;
import hillock.expr.Scope;
import hillock.numerics.Philox;
import hillock.numerics.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The form of the backward pass is chosen by what it costs, of those that are exact enough.
class BackwardPlanTest {
  private static final int POINTS = 12_000;
  private static final double[] INPUTS = inputs();

  private static BackwardPlan plan(Activation function, AccuracyLevel level) {
    KernelPlan plan = new KernelPlan(function, Precision.F32, level, Mode.EVALUATION);
    return BackwardPlan.of(plan, Storage.F32);
  }

  private static Activation function(String text) {
    return Catalog.standard()
        .activation(text)
        .orElseGet(() -> Formula.typed("f(x) = " + text, Scope.EMPTY, Map.of()));
  }

  /// A third moderate numbers, a third of any magnitude, and a third of any bits.
  private static double[] inputs() {
    Philox philox = new Philox(11, 0);
    return IntStream.range(0, POINTS)
        .mapToDouble(
            i -> {
              double u = 2 * philox.uniform(2L * i) - 1;
              return switch (i % 3) {
                case 0 -> 18 * u;
                case 1 -> u * Math.scalb(1.0, philox.integer(2L * i + 1, 48) - 40);
                default ->
                    Float.intBitsToFloat(philox.integer(2L * i + 1, 0x7f800000))
                        * Math.signum(u);
              };
            })
        .map(Precision.F32::round)
        .toArray();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sigmoid                            | FAST     | FROM_OUTPUT
          tanh                               | FAST     | FROM_OUTPUT
          elu                                | FAST     | FROM_OUTPUT
          selu                               | FAST     | FROM_OUTPUT
          1 / (1 + exp(-2*x)) - 1/2          | FAST     | FROM_OUTPUT
          x > 0 ? x : 3 * tanh(x / 3)        | FAST     | FROM_OUTPUT
          exp                                | ACCURATE | FROM_OUTPUT
          mish                               | ACCURATE | FROM_SLOPE
          gelu-erf                           | ACCURATE | FROM_SLOPE
          relu                               | ACCURATE | FROM_INPUT
          sigmoid                            | EXACT    | FROM_INPUT
          exp                                | EXACT    | FROM_INPUT
          swish                              | FAST     | FROM_INPUT
          """)
  void theCheapestFormIsChosen(String text, AccuracyLevel level, BackwardForm form) {
    BackwardPlan plan = plan(function(text), level);
    assertThat(plan.chosen(Place.CACHE).form()).isEqualTo(form);
    assertThat(plan.form(1000)).isEqualTo(form);
    assertThat(plan.form(BackwardPlan.BEYOND_CACHES))
        .isEqualTo(plan.chosen(Place.MEMORY).form());
  }

  /// Where a function saturates, or rounding takes values across a knot, the value does not tell.
  @ParameterizedTest
  @CsvSource({
    "sigmoid, ACCURATE",
    "tanh, ACCURATE",
    "elu, ACCURATE",
    "selu, ACCURATE",
    "hard-sigmoid, ACCURATE",
    "hard-sigmoid, FAST",
    "hard-sigmoid-binarynet, FAST",
    "max(x / 3; 0), ACCURATE",
    "arctan, ACCURATE"
  })
  void inexactSlopesAreRejected(String text, AccuracyLevel level) {
    BackwardPlan plan = plan(function(text.replace(';', ',')), level);
    assertThat(plan.slopeFromOutput()).isPresent();
    assertThat(plan.candidate(BackwardForm.FROM_OUTPUT)).isEmpty();
    assertThat(plan.remark()).isNotEmpty();
  }

  @Test
  void fromTheInputIsTheOnlyFormWhereOthersWouldRoundTwiceOrNotSuffice() {
    assertThat(forms(plan(function("prelu"), AccuracyLevel.ACCURATE)))
        .containsExactly(BackwardForm.FROM_INPUT);
    assertThat(forms(plan(function("relu"), AccuracyLevel.EXACT)))
        .containsExactly(BackwardForm.FROM_INPUT);
    assertThat(forms(plan(function("plus"), AccuracyLevel.ACCURATE)))
        .containsExactly(BackwardForm.FROM_INPUT, BackwardForm.FROM_SLOPE);
    KernelPlan noisy =
        new KernelPlan(function("rrelu"), Precision.F32, Mode.TRAINING);
    assertThat(forms(BackwardPlan.of(noisy, Storage.F32)))
        .containsExactly(BackwardForm.FROM_INPUT, BackwardForm.FROM_SLOPE);
    KernelPlan relu = new KernelPlan(function("relu"), Precision.F32, Mode.EVALUATION);
    assertThat(forms(BackwardPlan.of(relu, Storage.BF16)))
        .containsExactly(BackwardForm.FROM_INPUT);
    KernelPlan doubles = new KernelPlan(function("tanh"), Precision.F64, Mode.EVALUATION);
    assertThat(forms(BackwardPlan.of(doubles, Storage.F64)))
        .containsExactly(BackwardForm.FROM_INPUT, BackwardForm.FROM_SLOPE);
  }

  private static List<BackwardForm> forms(BackwardPlan plan) {
    return plan.candidates().stream().map(BackwardPlan.Candidate::form).toList();
  }

  /// The whole catalog, at points that the choice was not made by; the reference computes in doubles.
  @ParameterizedTest
  @EnumSource(
      value = AccuracyLevel.class,
      names = {"FAST", "ACCURATE"})
  void slopesFromOutputsKeepThePromise(AccuracyLevel level) {
    List<String> checked = new ArrayList<>();
    for (Activation activation : Catalog.standard().activations()) {
      if (activation.inputs().size() > 1 || activation.isRandom()) {
        continue;
      }
      KernelPlan plan =
          new KernelPlan(activation.fixed(), Precision.F32, level, Mode.EVALUATION);
      if (slopeByValue(plan).isEmpty()) {
        continue;
      }
      Program forward = plan.program(Kind.FORWARD);
      OutputForm.of(plan, forward)
          .backward()
          .ifPresent(
              backward -> {
                check(activation.fixed(), level, forward, backward);
                checked.add(activation.name());
              });
    }
    assertThat(checked)
        .contains("relu", "relu6", "hard-tanh", "exp", "softplus")
        .hasSizeGreaterThan(15);
  }

  private static Optional<SlopeFromOutput.Found> slopeByValue(KernelPlan plan) {
    Input y = new Input(1, "y");
    return SlopeFromOutput.of(
        plan.value(), plan.input(0), y, new Stabilizer(plan.activation().parameters()));
  }

  private static void check(
      Activation function, AccuracyLevel level, Program forward, Program backward) {
    KernelPlan careful = new KernelPlan(function, Precision.F64, Mode.EVALUATION);
    Program derivative = careful.derivativeProgram(careful.input(0), 1);
    double[] exact = run(derivative, INPUTS);
    double[] y = run(forward, INPUTS);
    double[] ones = new double[POINTS];
    Arrays.fill(ones, 1);
    double[] slopes = run(backward, y, ones);
    double scale = largest(exact);
    for (int i = 0; i < POINTS; i++) {
      double error = Math.abs(slopes[i] - exact[i]);
      boolean isRight = slopes[i] == Precision.F32.round(exact[i]) || Double.isNaN(exact[i]);
      double ulps = error / Precision.F32.ulp(exact[i]);
      boolean isKept =
          switch (level) {
            case FAST -> ulps <= 64 || error <= 0x1p-21 * scale;
            case ACCURATE, EXACT -> ulps <= 3 || error <= 0x1p-23 * scale && vanishes(exact);
          };
      assertThat(isRight || isKept)
          .as("%s, %s, at %s: %s, not %s", function, level, INPUTS[i], slopes[i], exact[i])
          .isTrue();
    }
  }

  private static boolean vanishes(double[] slopes) {
    return Arrays.stream(slopes).anyMatch(s -> s < 0) && Arrays.stream(slopes).anyMatch(s -> s > 0);
  }

  private static double largest(double[] values) {
    return IntStream.range(0, POINTS)
        .filter(i -> Math.abs(INPUTS[i]) <= 16)
        .mapToDouble(i -> Math.abs(values[i]))
        .filter(Double::isFinite)
        .max()
        .orElse(0);
  }

  private static double[] run(Program program, double[]... inputs) {
    return Interpreter.run(program, inputs, POINTS, new double[0])[0];
  }

  /// Slopes from outputs say what they are of: y, whatever the input is called.
  @Test
  void theSlopeIsOfY() {
    Activation function = Formula.typed("f(y) = tanh(y)", Scope.EMPTY, Map.of());
    BackwardPlan plan = plan(function, AccuracyLevel.FAST);
    assertThat(new TreeSet<>(Variables.in(plan.slopeFromOutput().orElseThrow()).stream()
            .map(v -> ((Input) v).name())
            .toList()))
        .containsExactly("y");
    assertThat(plan.chosen(Place.CACHE).form()).isEqualTo(BackwardForm.FROM_OUTPUT);
  }
}
