// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

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
      Map.of(
          "tan", "has infinitely many poles",
          "noisy-relu-mean", "has a curvature whose bound far out is not found",
          "smu", "bends within a millionth, where the steepest slope is known to 6 digits");

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
