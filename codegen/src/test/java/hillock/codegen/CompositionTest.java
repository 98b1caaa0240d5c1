// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hillock.catalog.Catalog;
import hillock.codegen.KernelPlan.Kind;
import hillock.codegen.KernelPlan.Mode;
import hillock.expr.Activation;
import hillock.expr.Formula;
import hillock.expr.Scope;
import hillock.numerics.Precision;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Two programs as one give the bits of one after the other.
final class CompositionTest {
  private static final Activation BIAS = typed("f(x, b) = x + b");
  private static final Activation SCALE = typed("f(x, s; learn a = 3) = max(x, a) * s");

  private static Activation typed(String formula) {
    return Formula.typed(formula, Scope.EMPTY, Map.of());
  }

  private static Program program(Activation activation, Precision precision) {
    return new KernelPlan(activation, precision, Mode.EVALUATION).program(Kind.FORWARD);
  }

  @ParameterizedTest
  @EnumSource
  void bitsAreThoseOfOneAfterTheOther(Precision precision) {
    Program bias = program(BIAS, precision);
    Program elu = program(Catalog.standard().find("elu"), precision);
    Program scale = program(SCALE, precision);
    Program all = Composition.of(Composition.of(bias, elu), scale);
    assertThat(all.inputs()).isEqualTo(3);
    double[] numbers = AwkwardNumbers.of(precision, 40);
    double[] a = {precision.round(0.7)};
    for (double x : numbers) {
      for (double b : numbers) {
        double s = precision.round(1.7);
        double biased = Interpreter.run(bias, new double[] {x, b}, new double[0])[0];
        double active = Interpreter.run(elu, new double[] {biased}, new double[0])[0];
        double expected = Interpreter.run(scale, new double[] {active, s}, a)[0];
        double together = Interpreter.run(all, new double[] {x, b, s}, a)[0];
        assertThat(Double.doubleToLongBits(together))
            .as("at %s and %s", x, b)
            .isEqualTo(Double.doubleToLongBits(expected));
      }
    }
  }

  @Test
  void equalConstantsAreWrittenOnce() {
    Program elu = program(Catalog.standard().find("elu"), Precision.F32);
    Program twice = Composition.of(elu, elu);
    assertThat(twice.instructions()).hasSizeLessThan(2 * elu.instructions().size());
    assertThat(twice.instructions()).doesNotHaveDuplicates();
  }

  @Test
  void whatIsRoundedInBetweenStaysApart() {
    Program floats = program(BIAS, Precision.F32);
    Program doubles = program(BIAS, Precision.F64).storedAs(Precision.F32);
    assertThat(Composition.isExact(floats, doubles)).isFalse();
    assertThat(Composition.isExact(doubles, doubles)).isFalse();
    assertThatThrownBy(() -> Composition.of(floats, doubles))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("round differently");
  }
}
