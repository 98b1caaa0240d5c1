// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.catalog.Catalog;
import hillock.expr.Activation;
import hillock.expr.Formula;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Odd and hostile formulas get a card soon, and nothing in it is false.
class HostileFormulaTest {
  /// Seconds of processor time; the clock would also measure what else the machine does.
  private static final double PATIENCE = 2;

  private static Activation typed(String formula) {
    return Formula.typed(formula, Catalog.standard(), Map.of());
  }

  @ParameterizedTest
  @MethodSource("hillock.certify.HostileFormulas#all")
  void theCardAgreesWithSamples(String formula) {
    Activation activation = typed(formula);
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    PropertyCard card = Prover.of(activation).card();
    long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    assertThat(spent / (double) TimeUnit.SECONDS.toNanos(1)).as("seconds").isLessThan(PATIENCE);
    assertThat(card.text().lines()).as("%s", card.text()).allMatch(line -> line.length() < 600);
    Samples samples = Samples.of(activation, SampledTruth.places(card));
    assertThat(SampledTruth.contradictions(card, samples)).as("%s", card.text()).isEmpty();
  }

  /// The comparison itself can fail: the card of one function is not that of another.
  @Test
  void samplesContradictTheWrongCard() {
    PropertyCard card = Prover.of(typed("tanh(x)")).card();
    for (String other : new String[] {"x", "softsign(x) + 0.1", "sin(x)", "max(-1, min(x, 1))"}) {
      Samples samples = Samples.of(typed(other), SampledTruth.places(card));
      assertThat(SampledTruth.contradictions(card, samples)).as(other).isNotEmpty();
    }
  }
}
