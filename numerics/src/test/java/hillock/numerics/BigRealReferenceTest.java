// SPDX-License-Identifier: Apache-2.0
package hillock.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import ch.obermuhlner.math.big.BigDecimalMath;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.UnaryOperator;
import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The elementary functions against two other libraries at random points.
class BigRealReferenceTest {
  private static final int DIGITS = 60;
  private static final MathContext CONTEXT = new MathContext(DIGITS);

  @ParameterizedTest
  @EnumSource(
      value = BigFunction.class,
      names = {"EXPM1", "LOG1P", "SIGMOID", "SOFTPLUS", "ERFCX"},
      mode = EnumSource.Mode.EXCLUDE)
  void apfloatAgrees(BigFunction function) {
    compare(function, x -> decimal(apfloat(function, new Apfloat(x, DIGITS + 10))), 15, 1e-55);
  }

  private static BigDecimal decimal(Apfloat value) {
    return new BigDecimal(value.toString(true));
  }

  private static Apfloat apfloat(BigFunction function, Apfloat x) {
    return switch (function) {
      case EXP -> ApfloatMath.exp(x);
      case LOG -> ApfloatMath.log(x);
      case SIN -> ApfloatMath.sin(x);
      case COS -> ApfloatMath.cos(x);
      case ATAN -> ApfloatMath.atan(x);
      case SINH -> ApfloatMath.sinh(x);
      case COSH -> ApfloatMath.cosh(x);
      case TANH -> ApfloatMath.tanh(x);
      case ASINH -> ApfloatMath.asinh(x);
      case ERF -> ApfloatMath.erf(x);
      case ERFC -> ApfloatMath.erfc(x);
      case SQRT -> ApfloatMath.sqrt(x);
      case EXPM1, LOG1P, SIGMOID, SOFTPLUS, ERFCX -> throw new AssertionError(function);
    };
  }

  @ParameterizedTest
  @EnumSource(
      value = BigFunction.class,
      names = {"EXP", "LOG", "SIN", "COS", "ATAN", "SINH", "COSH", "TANH", "ASINH", "SQRT"})
  void bigMathAgrees(BigFunction function) {
    compare(function, x -> bigMath(function, x), 60, 1e-55);
  }

  private static BigDecimal bigMath(BigFunction function, BigDecimal x) {
    return switch (function) {
      case EXP -> BigDecimalMath.exp(x, CONTEXT);
      case LOG -> BigDecimalMath.log(x, CONTEXT);
      case SIN -> BigDecimalMath.sin(x, CONTEXT);
      case COS -> BigDecimalMath.cos(x, CONTEXT);
      case ATAN -> BigDecimalMath.atan(x, CONTEXT);
      case SINH -> BigDecimalMath.sinh(x, CONTEXT);
      case COSH -> BigDecimalMath.cosh(x, CONTEXT);
      case TANH -> BigDecimalMath.tanh(x, CONTEXT);
      case ASINH -> BigDecimalMath.asinh(x, CONTEXT);
      case SQRT -> BigDecimalMath.sqrt(x, CONTEXT);
      case EXPM1, LOG1P, SIGMOID, SOFTPLUS, ERF, ERFC, ERFCX -> throw new AssertionError(function);
    };
  }

  private static void compare(
      BigFunction function, UnaryOperator<BigDecimal> reference, int count, double tolerance) {
    Philox random = new Philox(11);
    for (int i = 0; i < count; i++) {
      double x = 4 * random.normal(i);
      if (function.isDefinedAt(x)) {
        BigReal expected = Enclosures.of(reference.apply(new BigDecimal(x)), tolerance);
        BigReal computed = function.big.at(BigReal.of(x), 180);
        assertThat(Enclosures.overlap(computed, expected))
            .as(function + " at " + x + ": " + computed + ", expected " + expected)
            .isTrue();
      }
    }
  }
}
