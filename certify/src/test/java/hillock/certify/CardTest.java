// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import hillock.expr.Activation;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every statement of the card of every function in the catalog, against samples.
class CardTest {
  /// Statements of whole cards that are left undecided, with the reason.
  private static final Map<String, String> UNDECIDED =
      Map.ofEntries(
          entry("tan", "has infinitely many poles"),
          entry("log2", "has no values on the left, and so no mean and no left end"),
          entry("log10", "has no values on the left, and so no mean and no left end"),
          entry("sine", "oscillates without end"),
          entry("cos", "oscillates without end"),
          entry("snake", "oscillates without end"),
          entry("gcu", "oscillates without end"),
          entry("gelu-sine", "oscillates without end on the left"),
          entry("min-x-sin", "oscillates without end on the right"),
          entry("cos-minus-x", "has a slope that oscillates without end"),
          entry("noisy-relu-mean", "has a curvature whose bound far out is not found"),
          entry("smu", "bends within a millionth, where the steepest slope is known to 6 digits"),
          entry("pau-a", "is a quotient of polynomials too long for boxes far out"),
          entry("pau-b", "is a quotient of polynomials too long for boxes far out"),
          entry("pau-c", "is a quotient of polynomials too long for boxes far out"),
          entry("pau-d", "is a quotient of polynomials too long for boxes far out"),
          entry("opau", "is a quotient of polynomials too long for boxes far out"),
          entry("sinc", "has slopes next to 0 that cancel in intervals"),
          entry("sinc-plus-x", "has slopes next to 0 that cancel in intervals"),
          entry("smu-1", "comes closer to f(x) = x than any bound"),
          entry("max-x-sigmoid", "is f(x) = x from a point on that is no rational number"));

  @TestFactory
  Stream<DynamicTest> everyCardAgreesWithSamples() {
    return CatalogFunctions.ofOneInput().map(a -> dynamicTest(a.name(), () -> compare(a)));
  }

  private static void compare(Activation activation) {
    PropertyCard card = Prover.of(activation).card();
    Samples samples = Samples.of(activation, SampledTruth.places(card));
    assertThat(samples.defined()).hasSizeGreaterThan(200);
    assertThat(SampledTruth.contradictions(card, samples)).as("%s", card.text()).isEmpty();
    assertThat(SampledWitnesses.missing(card, samples)).as("%s", card.text()).isEmpty();
  }

  /// Whatever is asked of a function of the catalog is answered.
  @TestFactory
  Stream<DynamicTest> everyCardIsComplete() {
    return CatalogFunctions.ofOneInput().map(a -> dynamicTest(a.name(), () -> isComplete(a)));
  }

  private static void isComplete(Activation activation) {
    PropertyCard card = Prover.of(activation).card();
    boolean isComplete =
        card.lines().stream().noneMatch(line -> line.verdict().equals("undecided"));
    assertThat(isComplete)
        .as("%s", card.text())
        .isEqualTo(!UNDECIDED.containsKey(activation.name()));
  }
}
