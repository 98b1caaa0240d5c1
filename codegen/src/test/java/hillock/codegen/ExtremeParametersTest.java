// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.catalog.Catalog;
import hillock.codegen.KernelPlan.Kind;
import hillock.codegen.KernelPlan.Mode;
import hillock.expr.Activation;
import hillock.expr.Expr.Param;
import hillock.expr.Parameter;
import hillock.expr.Rational;
import hillock.numerics.Precision;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Programs that were planned for the usual parameters give numbers also after a training has driven
/// these to the largest and smallest numbers that there are; unless the formula has no value there.
final class ExtremeParametersTest {
  private static final double[] FLOATS = {
    Float.MAX_VALUE, -Float.MAX_VALUE, 0x1p-126, -0x1p-146, 0x1p66
  };

  /// Powers of two, as exact expansions multiply them up.
  private static final double[] DOUBLES = {0x1p997, -0x1p997, 0x1p-997, -0x1p-1060, 0x1p530};

  static List<String> functions() {
    return Catalog.standard().activations().stream()
        .filter(a -> a.inputs().size() == 1 && !a.learnedElements().isEmpty())
        .map(Activation::name)
        .toList();
  }

  /// Those of which such doubles are expanded in seconds; of others, as aglu and pserf, it takes
  /// minutes.
  static List<String> functionsOfDoubles() {
    return List.of(
        "prelu",
        "poly-relu",
        "srelu",
        "pelu",
        "xielu",
        "trelu",
        "trelu-tanh",
        "noisy-hard-tanh",
        "noisy-hard-sigmoid",
        "swish",
        "xwish",
        "erfact",
        "acon-b",
        "acon-c");
  }

  @ParameterizedTest
  @MethodSource("functions")
  void floatsAreNumbers(String function) {
    check(function, Precision.F32, FLOATS);
  }

  @ParameterizedTest
  @MethodSource("functionsOfDoubles")
  void doublesAreNumbers(String function) {
    check(function, Precision.F64, DOUBLES);
  }

  private static void check(String function, Precision precision, double[] numbers) {
    Activation usual = Catalog.standard().activation(function).orElseThrow();
    KernelPlan plan = new KernelPlan(usual, precision, Mode.EVALUATION);
    for (Kind kind : List.of(Kind.VALUE_AND_SLOPE, Kind.PARAMETER_GRADIENTS)) {
      Program program = plan.program(kind);
      for (int start = 0; start < numbers.length; start++) {
        for (int step = 0; step < 2; step++) {
          check(plan, kind, program, setting(usual, numbers, start, step));
        }
      }
    }
  }

  /// The function with numbers of a list that the domains allow, by turns.
  private static Activation setting(Activation usual, double[] numbers, int start, int step) {
    Map<String, Rational> values = new HashMap<>();
    int next = start;
    for (Parameter parameter : usual.parameters()) {
      for (int i = 0; i < numbers.length && !values.containsKey(parameter.name()); i++) {
        Rational number = Rational.of(numbers[(next + i) % numbers.length]);
        if (parameter.isLearned() && parameter.domain().contains(number)) {
          values.put(parameter.name(), number);
        }
      }
      next += step;
    }
    return usual.withDefaults(values);
  }

  private static void check(KernelPlan plan, Kind kind, Program program, Activation setting) {
    double[] parameters;
    try {
      parameters = plan.parameters(kind, values(plan, setting));
    } catch (ArithmeticException noFunction) {
      // Parameters that leave no function, such as an interval from 0 to 0.
      return;
    }
    for (double x : points(plan.precision()).toArray()) {
      double[] inputs = new double[program.inputs()];
      Arrays.fill(inputs, 1);
      inputs[0] = x;
      double[] outputs = Interpreter.run(program, inputs, parameters);
      for (int k = 0; k < outputs.length; k++) {
        if (Double.isNaN(outputs[k])) {
          assertThat(isDefined(plan, kind, k, setting, x))
              .as("%s %d of %s is a number in %s at %s", kind, k, setting, plan.precision(), x)
              .isFalse();
        }
      }
    }
  }

  private static double[] values(KernelPlan plan, Activation setting) {
    return plan.learned().stream()
        .mapToDouble(
            p -> Constant.nearest(setting.defaults().getOrDefault(p, p), plan.precision()))
        .toArray();
  }

  private static boolean isDefined(
      KernelPlan plan, Kind kind, int output, Activation setting, double x) {
    boolean isInParameter = kind == Kind.PARAMETER_GRADIENTS;
    int order = isInParameter ? 1 : output;
    Subject subject =
        isInParameter
            ? Subject.of(setting, learned(plan, output), plan.precision())
            : Subject.of(setting, plan.precision());
    return subject.exact(x, order).get(order).isPresent();
  }

  private static Param learned(KernelPlan plan, int index) {
    return plan.learned().get(index);
  }

  private static DoubleStream points(Precision precision) {
    double most = precision.maxValue();
    return DoubleStream.of(
            0, precision.minSubnormal(), 1e-20, 0.3, 1, 90, 1e20, Math.sqrt(most), most)
        .flatMap(x -> DoubleStream.of(x, -x))
        .map(precision::round);
  }
}
