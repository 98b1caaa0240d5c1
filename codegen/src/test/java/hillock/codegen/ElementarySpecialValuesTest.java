// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hillock.codegen.ElementaryTable.Entry;
import hillock.numerics.Precision;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What the elementary functions give at zeros, poles, infinities and NaN, to the bit.
final class ElementarySpecialValuesTest {
  private static final double[] NO_PARAMETERS = {};

  static List<Entry> entries() {
    return ElementaryTable.entries();
  }

  private static double at(Entry entry, Precision precision, double x, double y) {
    return Interpreter.run(entry.program(precision), new double[] {x, y}, NO_PARAMETERS)[0];
  }

  private static Entry named(String name) {
    return entries().stream().filter(e -> e.name().equals(name)).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void nanGivesNaN(Entry entry) {
    for (Precision precision : Precision.values()) {
      double result = at(entry, precision, Double.NaN, 0);
      assertEquals(Double.NaN, result, () -> entry + " of NaN");
      double negative = Double.longBitsToDouble(0xfff8_0000_0000_0000L);
      assertEquals(Double.NaN, at(entry, precision, negative, 0), () -> entry + " of -NaN");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "exp, -Infinity, 0",
    "exp, Infinity, Infinity",
    "exp, 0, 1",
    "exp, -0.0, 1",
    "exp, 1e30, Infinity",
    "exp, -1e30, 0",
    "exp(-|x|), -Infinity, 0",
    "exp(-|x|), Infinity, 0",
    "expm1, -Infinity, -1",
    "expm1, Infinity, Infinity",
    "expm1, 0, 0",
    "expm1, -0.0, 0",
    "expm1, -1e30, -1",
    "expm1, 1e30, Infinity",
    "expm1(-|x|), -Infinity, -1",
    "log, 0, -Infinity",
    "log, -0.0, -Infinity",
    "log, 1, 0",
    "log, -1, NaN",
    "log, -Infinity, NaN",
    "log, Infinity, Infinity",
    "log1p, -1, -Infinity",
    "log1p, -2, NaN",
    "log1p, -Infinity, NaN",
    "log1p, 0, 0",
    "log1p, -0.0, -0.0",
    "log1p, Infinity, Infinity",
    "log1p of a fraction, 0, 0",
    "atan, 0, 0",
    "atan, -0.0, 0",
    "erf, 0, 0",
    "erf, -0.0, -0.0",
    "erf, Infinity, 1",
    "erf, -Infinity, -1",
    "erf, 1e30, 1",
    "erfcx(|x|), 0, 1",
    "erfcx(|x|), Infinity, 0"
  })
  void atTheEndsOfTheLine(String name, double x, double expected) {
    for (Precision precision : Precision.values()) {
      assertEquals(expected, at(named(name), precision, x, 0), name);
    }
  }

  @Test
  void arcTangentsOfInfinityAreTheNearestNumbers() {
    for (Precision precision : Precision.values()) {
      double half = precision.round(Math.PI / 2);
      assertEquals(half, at(named("atan"), precision, Double.POSITIVE_INFINITY, 0));
      assertEquals(-half, at(named("atan"), precision, Double.NEGATIVE_INFINITY, 0));
      assertEquals(half, at(named("atan"), precision, precision.maxValue(), 0));
    }
  }

  @Test
  void subnormalArgumentsAreKept() {
    for (Precision precision : Precision.values()) {
      for (double x : new double[] {precision.minSubnormal(), 5 * precision.minSubnormal()}) {
        for (String name : List.of("expm1", "log1p", "atan", "log1p of a fraction")) {
          assertEquals(x, at(named(name), precision, x, 0), name);
        }
        assertEquals(-x, at(named("expm1(-|x|)"), precision, x, 0));
        assertEquals(x, at(named("hypot"), precision, x, 0));
        assertEquals(5 * x, at(named("hypot"), precision, 3 * x, 4 * x));
      }
    }
  }

  @Test
  void hypotNeitherOverflowsNorVanishesEarly() {
    for (Precision precision : Precision.values()) {
      double huge = precision.maxValue();
      assertEquals(huge, at(named("hypot"), precision, huge, 0));
      assertEquals(huge, at(named("hypot"), precision, 1, -huge));
      assertEquals(Double.POSITIVE_INFINITY, at(named("hypot"), precision, huge, huge));
      double power = Math.scalb(1.0, precision.maxExponent() - 3);
      assertEquals(5 * power, at(named("hypot"), precision, -3 * power, 4 * power));
      assertEquals(0.0, at(named("hypot"), precision, -0.0, 0));
      assertEquals(
          Double.POSITIVE_INFINITY, at(named("hypot"), precision, 1, Double.NEGATIVE_INFINITY));
    }
  }

  @Test
  void logarithmsOfPowersOfTwoAreTheNearestNumbers() {
    for (Precision precision : Precision.values()) {
      for (int k = precision.minExponent() - 20; k <= precision.maxExponent(); k++) {
        double expected = precision.round(k * StrictMath.log(2));
        double ulp = precision.ulp(expected);
        assertEquals(expected, at(named("log"), precision, Math.scalb(1.0, k), 0), ulp);
      }
    }
  }
}
