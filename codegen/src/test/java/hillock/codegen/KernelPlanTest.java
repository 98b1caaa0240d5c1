// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hillock.catalog.Catalog;
import hillock.codegen.KernelPlan.Kind;
import hillock.codegen.KernelPlan.Mode;
import hillock.expr.Activation;
import hillock.expr.Formula;
import hillock.expr.Scope;
import hillock.expr.Source;
import hillock.numerics.Precision;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The programs of a function belong together: all kinds give the same numbers.
final class KernelPlanTest {
  private static final double[] POINTS = {-30, -2.5, -1, -0.3, 0, 0.3, 1, 2.5, 30};
  private static final double DY = 0.75;

  static Stream<Activation> functions() {
    return Catalog.standard().activations().stream();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void allKindsAgree(Activation activation) {
    KernelPlan plan = new KernelPlan(activation, Precision.F64, Mode.EVALUATION);
    double[] learned = learned(plan, activation);
    int inputs = activation.inputs().size();
    Map<Kind, Program> programs = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      programs.put(kind, plan.program(kind));
    }
    for (double x : POINTS) {
      Map<Kind, double[]> results = new EnumMap<>(Kind.class);
      programs.forEach((kind, p) -> results.put(kind, run(plan, p, kind, x, learned)));
      double[] forward = requireNonNull(results.get(Kind.FORWARD));
      double[] backward = requireNonNull(results.get(Kind.BACKWARD));
      double[] both = requireNonNull(results.get(Kind.VALUE_AND_SLOPE));
      double[] gradients = requireNonNull(results.get(Kind.PARAMETER_GRADIENTS));
      assertThat(forward).hasSize(1);
      assertThat(backward).hasSize(inputs);
      assertThat(both).hasSize(1 + inputs);
      assertThat(gradients).hasSize(plan.learned().size());
      assertThat(requireNonNull(results.get(Kind.GRADIENTS))).hasSize(inputs + gradients.length);
      double[] all = requireNonNull(results.get(Kind.VALUE_AND_GRADIENTS));
      assertThat(all).hasSize(1 + inputs + gradients.length);
      assertThat(all[0]).isCloseTo(forward[0], within(1e-15 * Math.abs(forward[0])));
      for (int k = 0; k < gradients.length; k++) {
        assertThat(all[1 + inputs + k])
            .isCloseTo(gradients[k], within(1e-13 * (1 + Math.abs(gradients[k]))));
      }
      assertThat(both[0]).isCloseTo(forward[0], within(1e-15 * Math.abs(forward[0])));
      for (int i = 0; i < inputs; i++) {
        double slope = both[1 + i];
        assertThat(backward[i]).isCloseTo(DY * slope, within(1e-14 * (1 + Math.abs(slope))));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void slopesAreQuotientsOfDifferences(Activation activation) {
    KernelPlan plan = new KernelPlan(activation, Precision.F64, Mode.EVALUATION);
    double[] learned = learned(plan, activation);
    Program forward = plan.program(Kind.FORWARD);
    Program both = plan.program(Kind.VALUE_AND_SLOPE);
    double step = 0x1p-18;
    for (double x : new double[] {-4.1, -1.3, 0.7, 1.9, 4.4}) {
      double slope =
          Arrays.stream(run(plan, both, Kind.VALUE_AND_SLOPE, x, learned)).skip(1).sum();
      double right = run(plan, forward, Kind.FORWARD, x + step, learned)[0];
      double left = run(plan, forward, Kind.FORWARD, x - step, learned)[0];
      double quotient = (right - left) / (2 * step);
      assertThat(slope).isCloseTo(quotient, within(1e-8 * (1 + Math.abs(quotient))));
    }
  }

  private static double[] learned(KernelPlan plan, Activation activation) {
    return plan.learned().stream()
        .mapToDouble(
            p -> Constant.nearest(activation.defaults().getOrDefault(p, p), plan.precision()))
        .toArray();
  }

  /// All inputs are x; gradients are [#DY].
  private static double[] run(KernelPlan plan, Kind kind, double x, double[] learned) {
    return run(plan, plan.program(kind), kind, x, learned);
  }

  private static double[] run(
      KernelPlan plan, Program program, Kind kind, double x, double[] learned) {
    double[] inputs = new double[program.inputs()];
    Arrays.fill(inputs, x);
    boolean takesGradient = kind != Kind.FORWARD && kind != Kind.VALUE_AND_SLOPE;
    if (takesGradient && inputs.length > plan.activation().inputs().size()) {
      inputs[inputs.length - 1] = DY;
    }
    return Interpreter.run(program, inputs, plan.parameters(kind, learned));
  }

  @Test
  void learnedParametersStayParameters() {
    Activation activation =
        Formula.file(
                new Source("test.act", "f(x; learn a = 2, b = 3, learn c = 5) = a * x^2 + b * x + c"),
                Scope.EMPTY)
            .getFirst();
    KernelPlan plan = new KernelPlan(activation, Precision.F64, Mode.EVALUATION);
    assertThat(plan.learned()).extracting(p -> p.name()).containsExactly("a", "c");
    double[] values = {10, 20};
    assertThat(run(plan, Kind.FORWARD, 2, values)).containsExactly(66);
    assertThat(run(plan, Kind.PARAMETER_GRADIENTS, 2, values)).containsExactly(4 * DY, DY);
  }

  @Test
  void drawsAreInputsInTraining() {
    Activation rrelu = Catalog.standard().activation("rrelu").orElseThrow();
    KernelPlan training = new KernelPlan(rrelu, Precision.F64, Mode.TRAINING);
    KernelPlan evaluation = new KernelPlan(rrelu, Precision.F64, Mode.EVALUATION);
    assertThat(training.draws()).hasSize(1);
    assertThat(evaluation.draws()).isEmpty();
    Program program = training.program(Kind.FORWARD);
    double[] ends = new double[2];
    for (int draw = 0; draw <= 1; draw++) {
      ends[draw] = Interpreter.run(program, new double[] {-24, draw}, new double[0])[0];
    }
    assertThat(ends).containsExactly(new double[] {-3, -8}, within(1e-12));
  }

  @Test
  void limitsFollowTheLearnedParameters() {
    Activation activation = Catalog.standard().activation("swish").orElseThrow();
    KernelPlan plan = new KernelPlan(activation, Precision.F32, Mode.EVALUATION);
    double infinity = Double.POSITIVE_INFINITY;
    assertThat(run(plan, Kind.FORWARD, infinity, new double[] {2})).containsExactly(infinity);
    assertThat(run(plan, Kind.FORWARD, infinity, new double[] {-2})[0]).isZero();
    assertThat(run(plan, Kind.FORWARD, -infinity, new double[] {2})[0]).isZero();
    assertThat(run(plan, Kind.FORWARD, -infinity, new double[] {-2})).containsExactly(-infinity);
  }
}
