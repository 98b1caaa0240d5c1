// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hillock.catalog.Catalog;
import hillock.codegen.KernelPlan.Kind;
import hillock.codegen.KernelPlan.Mode;
import hillock.numerics.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The piecewise linear unit and its derivatives in all parameters, the outer knots included,
/// against closed forms.
final class KnotGradientTest {
  private static final int INTERVALS = 4;

  /// Heights, the slopes outside, the outer knots.
  private record Unit(List<Double> y, double left, double right, double low, double high) {
    static Unit random(Random random) {
      List<Double> y =
          random.doubles(INTERVALS + 1, -2, 2).map(Unit::rounded).boxed().toList();
      double low = rounded(-3 + random.nextDouble());
      double high = rounded(1 + random.nextDouble());
      return new Unit(y, rounded(random.nextGaussian()), rounded(random.nextGaussian()), low, high);
    }

    private static double rounded(double value) {
      return (float) value;
    }

    double[] learned() {
      return DoubleStream.concat(
              y.stream().mapToDouble(Double::doubleValue), DoubleStream.of(left, right, low, high))
          .toArray();
    }

    double value(double x) {
      if (x < low) {
        return y.get(0) + left * (x - low);
      }
      if (x >= high) {
        return y.get(INTERVALS) + right * (x - high);
      }
      double part = part(x);
      return (1 - part) * y.get(interval(x)) + part * y.get(interval(x) + 1);
    }

    /// In the order of [#learned].
    double[] gradients(double x) {
      double[] gradients = new double[INTERVALS + 5];
      if (x < low) {
        gradients[0] = 1;
        gradients[5] = x - low;
        gradients[7] = -left;
      } else if (x >= high) {
        gradients[INTERVALS] = 1;
        gradients[6] = x - high;
        gradients[8] = -right;
      } else {
        double slope = (y.get(interval(x) + 1) - y.get(interval(x))) * INTERVALS / (high - low);
        gradients[interval(x)] = 1 - part(x);
        gradients[interval(x) + 1] = part(x);
        gradients[7] = -slope * (high - x) / (high - low);
        gradients[8] = -slope * (x - low) / (high - low);
      }
      return gradients;
    }

    private int interval(double x) {
      return (int) Math.floor((x - low) / (high - low) * INTERVALS);
    }

    private double part(double x) {
      return (x - low) / (high - low) * INTERVALS - interval(x);
    }
  }

  @ParameterizedTest
  @EnumSource
  void derivativesAreThoseOfClosedForms(Precision precision) {
    KernelPlan plan =
        new KernelPlan(Catalog.standard().find("pwlu"), precision, Mode.EVALUATION);
    List<String> names = new ArrayList<>();
    plan.learned().forEach(p -> names.add(p.name()));
    assertThat(names).containsExactly("y", "y", "y", "y", "y", "left", "right", "low", "high");
    Program forward = plan.program(Kind.FORWARD);
    Program gradients = plan.program(Kind.PARAMETER_GRADIENTS);
    Random random = new Random(36);
    double error = precision == Precision.F32 ? 1e-5 : 1e-13;
    for (int i = 0; i < 200; i++) {
      Unit unit = Unit.random(random);
      double[] learned = unit.learned();
      for (int j = 0; j < 20; j++) {
        double x = (float) random.nextDouble(-5, 5);
        assertThat(run(forward, learned, x)[0])
            .isCloseTo(unit.value(x), within(error));
        assertThat(run(gradients, learned, x, 1))
            .as("%s at %s", unit, x)
            .containsExactly(unit.gradients(x), within(error));
      }
    }
  }

  /// What the programs would give at ±∞ takes long to work out, and no input is infinite here.
  private static double[] run(Program program, double[] learned, double... inputs) {
    double[] parameters = new double[program.parameters()];
    Arrays.fill(parameters, Double.NaN);
    System.arraycopy(learned, 0, parameters, 0, learned.length);
    return Interpreter.run(program, inputs, parameters);
  }
}
