// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.catalog.Catalog;
import hillock.expr.Arithmetic;
import hillock.expr.Expr;
import hillock.expr.Formula;
import hillock.expr.Function;
import hillock.expr.Property.Saturation;
import hillock.expr.Property.Side;
import hillock.numerics.Interval;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is proved of functions that oscillate for ever, or seem to have a pole where they go on.
class OscillationTest {
  private static final Expr.Input X = new Expr.Input(0, "x");

  private static Prover typed(String formula) {
    return Prover.of(Formula.typed(formula, Catalog.standard(), Map.of()));
  }

  /// A limit that does not exist is told from one that is not found.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sin(x) | near -1 and 1",
        "3 * cos(2 * x + 1) | near",
        "x * cos(x) | near -inf and inf",
        "x * (1 + sin(x)) | near 0 and inf",
        "sin(x)^2 | near 0 and 1",
        "sin(x) + cos(x / 3) | near",
        "atan(x) + sin(x) / 10 | near",
        "sin(pi * x) * (1 + exp(-x)) | near -1 and 1",
      })
  void provesThatThereIsNoLimit(String formula, String expected) {
    Ends end = typed(formula).end(Side.RIGHT);
    assertThat(end.limit()).isInstanceOf(Value.None.class);
    assertThat(end.limit().toString()).contains(expected);
    assertThat(end.saturation()).isEqualTo(Saturation.NONE);
    assertThat(end.verdict().isProved()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"sin(x^2)", "sin(exp(x))", "sin(x) + sin(sqrt(2) * x)", "sin(x) / x", "sin(1 / x)"})
  void saysNothingOfWavesWithoutACommonPeriod(String formula) {
    assertThat(typed(formula).end(Side.RIGHT).limit()).isNotInstanceOf(Value.None.class);
  }

  @ParameterizedTest
  @CsvSource({"log(x)", "sqrt(x)"})
  void thereIsNoLimitWhereThereAreNoValues(String formula) {
    Ends end = typed(formula).end(Side.LEFT);
    assertThat(end.limit()).hasToString("none (no values there)");
    assertThat(end.verdict().isProved()).isTrue();
  }

  /// By calculus: a·sin + b·cos swings by √(a² + b²).
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x + sin(x)^2 | 0 | 2",
        "3 * sin(x) + 4 * cos(x) | -5 | 5",
        "5 * x + sin(x) * cos(x) | 4 | 6",
        "x - cos(2 * x)^2 / 2 | 0 | 2",
      })
  void takesSinesAndCosinesOfOneArgumentTogether(String formula, double least, double most) {
    LipschitzConstant slope = typed(formula).lipschitzConstant();
    assertThat(slope.verdict().isProved()).isTrue();
    assertThat(slope.least().enclosure().contains(least)).isTrue();
    assertThat(slope.greatest().enclosure().contains(most)).isTrue();
    assertThat(slope.least().lo()).isGreaterThanOrEqualTo(least - 1e-12);
    assertThat(slope.greatest().hi()).isLessThanOrEqualTo(most + 1e-12);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x + sin(x) | true",
        "x + sin(x)^2 | true",
        "x * cos(x) | true",
        "x == 0 ? 1 : x + sin(x) / x | true",
        "relu(x) + sin(x) / 10 | true",
        "sin(x) | false",
        "x + 1 + sin(x) / 2 | false",
      })
  void countsFixedPointsThatNeverEnd(String formula, boolean isInfinite) {
    FixedPoints found = typed(formula).fixedPoints();
    assertThat(found.verdict().isProved()).isTrue();
    assertThat(found.isInfinite()).isEqualTo(isInfinite);
    assertThat(found.toString().contains("infinitely many")).isEqualTo(isInfinite);
  }

  /// (1 - cos x)/x² = 1/2 - x²/24 + …, sin(x)/x = 1 - x²/6 + …: the steepest change is at 0.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x == 0 ? 1 : sin(x) / x | 0.33333333333333333",
        "x == 0 ? 1/2 : (1 - cos(x)) / x^2 | 0.083333333333333333",
      })
  void goesOnWhereAPoleIsOnlyInTheFormula(String formula, double bend) {
    LipschitzConstant found = typed(formula).slopeLipschitzConstant();
    assertThat(found.verdict().isProved()).isTrue();
    assertThat(found.slope().lo()).isCloseTo(bend, offset());
    assertThat(found.slope().hi()).isCloseTo(bend, offset());
  }

  private static Offset<Double> offset() {
    return Offset.offset(1e-6);
  }

  /// 1/(x - 50) falls to 0 on the far side of its pole; that says nothing of this side.
  @Test
  void looksForPolesFarOut() {
    Context context = Context.of(X, 1_000_000);
    Expr formula = Arithmetic.power(Arithmetic.subtract(X, Expr.of(50)), Expr.of(-1));
    Expr far = Arithmetic.multiply(formula, Expr.apply(Function.EXP, Arithmetic.negate(X)));
    Enclosure values = FarEnclosure.of(context.stable(far), context).on(Interval.of(16, 49.5));
    assertThat(values.interval().contains(-2 * StrictMath.exp(-49.5))).isTrue();
    Enclosure beyond = FarEnclosure.of(context.stable(far), context).on(Interval.of(60, 70));
    assertThat(beyond.isBounded()).isTrue();
  }

  /// A term that vanishes far out, of which interval arithmetic says ∞ · 0, beside one that swings.
  @Test
  void boundsSumsFarOut() {
    Range range = typed("x * exp(-x^2 / 2) + sin(x) / 10").range();
    assertThat(range.verdict().isProved()).isTrue();
    Interval supremum = range.supremum().enclosure();
    assertThat(supremum.lo()).isGreaterThan(Math.exp(-0.5));
    assertThat(supremum.hi()).isLessThan(Math.exp(-0.5) + 0.1);
  }
}
