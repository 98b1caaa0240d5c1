// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hillock.catalog.Catalog;
import hillock.certify.Monotony.Turn;
import hillock.expr.Formula;
import hillock.expr.Property;
import hillock.expr.Property.Side;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the prover finds by itself, against values computed elsewhere with 50 digits.
class KnownValuesTest {
  private static Prover prover(String name) {
    return Prover.of(Catalog.standard().find(name));
  }

  private static Prover typed(String formula) {
    return Prover.of(Formula.typed(formula, Catalog.standard(), Map.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "gelu-erf,    -0.751791524694, -0.169971207480",
    "silu,        -1.278464542761, -0.278464542761",
    "hard-swish,  -1.5,            -0.375",
    "elish,       -0.881373587020, -0.171572875254",
    "hard-elish,  -0.4428544,      -0.0996731515",
    "mish,        -1.192431214523, -0.308843413017",
  })
  void findsTheMinimum(String name, double place, double value) {
    Prover prover = prover(name);
    List<Turn> minima = prover.monotony().turns().stream().filter(Turn::isMinimum).toList();
    assertThat(minima).hasSize(1);
    assertThat(minima.getFirst().place().nearest()).isCloseTo(place, within(1e-7));
    assertThat(minima.getFirst().value().enclosure().midpoint()).isCloseTo(value, within(1e-10));
    assertThat(prover.range().verdict().isProved()).isTrue();
    assertThat(prover.range().infimum().lo()).isCloseTo(value, within(1e-10));
    assertThat(prover.range().infimum().attained()).isEqualTo(Extremum.Attained.YES);
  }

  @ParameterizedTest
  @CsvSource({
    "x * tanh(exp(x)),                 -1.07886, -0.35328578",
    "x * erf(softplus(x)),             -1.19306, -0.34843746",
    "x * tanh(log(1 + sigmoid(x))),    -1.39452, -0.24999366",
    "x * log(1 + sigmoid(x)),          -1.37245, -0.25276882",
    "x * atan(exp(x)),                 -1.0758113791, -0.3535690415",
  })
  void findsTheMinimumOfTypedFormulas(String formula, double place, double value) {
    Prover prover = typed(formula);
    assertThat(prover.range().verdict().isProved()).as("%s", prover.range().verdict()).isTrue();
    assertThat(prover.range().infimum().lo()).isCloseTo(value, within(1e-8));
    assertThat(prover.monotony().turns().getFirst().place().nearest())
        .isCloseTo(place, within(1e-5));
  }

  @ParameterizedTest
  @CsvSource({
    "sigmoid, 0.25, 0", "tanh, 1, 0", "gelu-erf, 1.128904145185, -0.128904145185",
    "silu, 1.09983932, -0.0998393200", "mish, 1.088498, -0.112526", "hard-swish, 1.5, -0.5",
    "relu, 1, 0", "selu, 1.75809934084737686, 0", "softsign, 1, 0", "hard-sigmoid, 0.1666667, 0",
    "bent-identity, 1.5, 0.5",
  })
  void findsTheSteepestSlopes(String name, double greatest, double least) {
    LipschitzConstant constant = prover(name).lipschitzConstant();
    assertThat(constant.verdict().isProved()).as("%s", constant.verdict()).isTrue();
    assertThat(constant.greatest().hi()).isCloseTo(greatest, within(2e-6));
    assertThat(constant.least().lo()).isCloseTo(least, within(2e-6));
  }

  /// Places of the extreme slopes, computed with 30 digits by mpmath 1.3.0 (`findroot` on f'').
  @ParameterizedTest
  @CsvSource({
    "silu, -0.09983932013, -2.399357280520468, 1.09983932013, 2.399357280520468",
    "gelu-erf, -0.128904145185, -1.414213562373, 1.128904145185, 1.414213562373",
    "mish, -0.112526122389, -2.256376396391, 1.088498161226, 1.490571179485",
    "gaussian, -0.857763884961, 0.707106781187, 0.857763884961, -0.707106781187",
  })
  void findsWhereSlopesAreExtreme(
      String name, double least, double atLeast, double greatest, double atGreatest) {
    LipschitzConstant constant = prover(name).lipschitzConstant();
    assertThat(constant.least().lo()).isCloseTo(least, within(1e-6));
    assertThat(constant.greatest().hi()).isCloseTo(greatest, within(1e-6));
    assertThat(place(constant.least())).isCloseTo(atLeast, within(1e-6));
    assertThat(place(constant.greatest())).isCloseTo(atGreatest, within(1e-6));
  }

  private static double place(Extremum extremum) {
    Prover number = typed(extremum.where());
    return number.range().infimum().lo();
  }

  /// Greatest |f''|: 1/(6√3) of the logistic function, √2/√π of gelu at 0, 4/(3√3) of tanh.
  @ParameterizedTest
  @CsvSource({
    "sigmoid, 0.0962250448649376", "tanh, 0.769800358919501", "gelu-erf, 0.797884560802865",
    "silu, 0.5", "softplus, 0.25", "softsign, 2", "relu-squared, 2", "elu, 1", "identity, 0",
    "smelu, 0.5", "arctan, 0.649519052838329", "square, 2",
  })
  void findsHowFastSlopesChange(String name, double expected) {
    LipschitzConstant constant = prover(name).slopeLipschitzConstant();
    assertThat(constant.verdict().isProved()).as("%s", constant.verdict()).isTrue();
    assertThat(constant.slope().hi()).isCloseTo(expected, within(1e-9));
    assertThat(constant.slope().hi()).isGreaterThanOrEqualTo(expected * (1 - 1e-15));
  }

  @ParameterizedTest
  @CsvSource({"relu, 0", "selu, 0", "hard-swish, -3", "step, 0", "leaky-relu, 0"})
  void findsWhereSlopesJump(String name, String place) {
    assertThat(prover(name).slopeLipschitzConstant().verdict())
        .isInstanceOfSatisfying(
            Verdict.Refuted.class, refuted -> assertThat(refuted.at()).isEqualTo(place));
  }

  /// By iterating: cos settles at 0.739, erf leaves 0 for ±0.617, cube leaves ±1 for 0.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cos(x) | ATTRACTING",
        "erf(x) | ATTRACTING REPELLING ATTRACTING",
        "x^3 | REPELLING ATTRACTING REPELLING",
        "tanh(x) | ATTRACTING",
        "sinh(x) | REPELLING",
        "x + x^2 | ONE_SIDED",
        "-x | NEUTRAL",
        "x | NEUTRAL",
        "relu(x) | NEUTRAL",
        "selu(x) | ATTRACTING REPELLING",
        "x > 0 ? 2*x : x/2 | ONE_SIDED",
        "x > 0 ? -x/2 : -x/3 | ATTRACTING",
        "x > 0 ? -2*x : -3*x | REPELLING",
        "x - x^3 | ATTRACTING",
        "x + x^3 | REPELLING",
      })
  void findsWhatIterationDoes(String formula, String expected) {
    String found =
        String.join(
            " ",
            typed(formula).fixedPoints().sets().stream()
                .map(set -> set.stability().name())
                .toList());
    assertThat(found).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gelu-erf | y = 0 | y = x",
        "softplus | y = 0 | y = x",
        "squareplus | y = 0 | y = x",
        "elu | y = -1 | y = x",
        "hard-swish | y = 0 | y = x",
        "leaky-relu | y = 0.01 * x | y = x",
        "soft-shrink | y = x + 0.5 | y = x - 0.5",
        "tanh | y = -1 | y = 1",
      })
  void findsAsymptotes(String name, String left, String right) {
    Prover prover = prover(name);
    assertThat(prover.end(Side.LEFT).asymptote().orElseThrow()).hasToString(left);
    assertThat(prover.end(Side.RIGHT).asymptote().orElseThrow()).hasToString(right);
  }

  @Test
  void xwishComesNearToALineBelowTheIdentity() {
    Prover prover = typed("x * (atan(x) + pi / 2) / pi");
    assertThat(prover.end(Side.RIGHT).asymptote().orElseThrow()).hasToString("y = x - 1 / pi");
    assertThat(prover.fixedPoints()).hasToString("0");
    assertThat(prover.fixedPoints().verdict().isProved()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sigmoid | 0.65904606841",
        "tanh | 0",
        "hard-tanh | [-1, 1]",
        "softsign | 0",
        "relu | [0, inf)",
        "softplus | none",
        "relu6 | [0, 6]",
        "leaky-relu | [0, inf)",
        "elu | [0, inf)",
        "selu | -1.2588171641, 0",
        "gelu-erf | 0",
        "silu | 0",
        "hard-swish | 0, [3, inf)",
        "mish | 0",
        "hard-sigmoid | 0.6",
        "relu-squared | 0, 1",
        "step | 1",
        "identity | (-inf, inf)",
      })
  void findsTheFixedPoints(String name, String expected) {
    FixedPoints found = prover(name).fixedPoints();
    assertThat(found.verdict().isProved()).as("%s", found.verdict()).isTrue();
    assertThat(found.toString()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "relu | 0 | kink at 0: 0 | 1",
        "elu | 1 | f'' at 0: 1 | 0",
        "selu | 0 | kink at 0",
        "softsign | 1 | f'' at 0: 2 | -2",
        "hard-swish | 0 | kink at -3: 0 | -0.5; kink at 3: 1.5 | 1",
        "relu6 | 0 | kink at 0: 0 | 1; kink at 6: 1 | 0",
        "relu-squared | 1 | f'' at 0: 0 | 2",
        "elish | 1 | f'' at 0: 1 | 0.5",
        "hard-elish | 0 | kink at -1",
        "relu-softplus | 0 | kink at 0: 0.5 | 1",
        "relu-softsign | 1 | f'' at 0: 2 | 0",
        "step | -1 | step at 0: 0 | 1",
        "thresholded-relu | -1 | step at 1: 0 | 1",
      })
  void findsTheCorners(String name, int order, String rest) {
    Smoothness smoothness = prover(name).smoothness();
    assertThat(smoothness.verdict().isProved()).isTrue();
    assertThat(smoothness.order()).isEqualTo(order);
    String corners =
        String.join("; ", smoothness.corners().stream().map(Object::toString).toList());
    assertThat(corners).startsWith(rest.replace(" \\| ", " | "));
  }

  @ParameterizedTest
  @CsvSource({"mish", "gelu-erf", "gelu-tanh", "softplus", "squareplus", "tanh", "bent-identity"})
  void findsAnalyticFunctionsSmooth(String name) {
    assertThat(prover(name).smoothness().order()).isEqualTo(Property.Smooth.INFINITE);
    assertThat(prover(name).smoothness().verdict().isProved()).isTrue();
  }

  /// Seed survey: "Xwish is similar to Swish"; in truth it is increasing and convex.
  @ParameterizedTest
  @CsvSource({"x * (atan(x) + pi / 2) / pi", "x * (atan(2 * x) + pi / 2) / pi"})
  void findsXwishIncreasingAndConvex(String formula) {
    Prover prover = typed(formula);
    assertThat(prover.monotony().direction()).isEqualTo(Property.Direction.INCREASING);
    assertThat(prover.monotony().verdict().isProved()).isTrue();
    assertThat(prover.convexity().curvature()).isEqualTo(Property.Curvature.CONVEX);
    assertThat(prover.convexity().verdict().isProved()).isTrue();
  }
}
