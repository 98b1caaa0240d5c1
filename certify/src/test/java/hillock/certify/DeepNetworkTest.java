// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hillock.certify.SignalPropagation.Layer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Signals and gradients in real perceptrons of 50 layers, forward and backward.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeepNetworkTest {
  private static final int DEPTH = 50;
  private static final int WIDTH = 512;
  private static final int NETWORKS = 4;
  private static final double FIRST_CORRELATION = 0.3;

  /// The variance of what one finite layer adds to the mean of all correlations, about.
  private static final double FLUCTUATION = 2.0 / (WIDTH * NETWORKS);

  private List<DeepNetwork> networks = List.of();

  @BeforeAll
  void build() {
    networks =
        IntStream.rangeClosed(1, NETWORKS)
            .mapToObj(seed -> new DeepNetwork(seed, DEPTH, WIDTH))
            .toList();
  }

  @AfterAll
  void forget() {
    networks = List.of();
  }

  private static WrittenOut function(String formula) {
    return WrittenOut.all().stream()
        .filter(function -> function.formula().equals(formula))
        .findFirst()
        .orElseThrow();
  }

  private DeepNetwork.Signals signals(
      String formula, double sigmaW, double sigmaB, double variance) {
    return DeepNetwork.Signals.mean(
        networks.stream()
            .map(n -> n.run(function(formula), sigmaW, sigmaB, variance, FIRST_CORRELATION))
            .toList());
  }

  /// Where the variance settles, everything is as the theory says: variance and correlation, up to
  /// fluctuations between networks, and the growth of gradients.
  @ParameterizedTest
  @CsvSource({
    "tanh(x), 0.9, 0.3", "tanh(x), 1.5, 0.3", "tanh(x), 2.5, 0", "selu(x), 1, 0",
    "softsign(x), 3, 0.2", "hard-tanh(x), 1.6, 0.1", "sin(x), 1.3, 0.2", "silu(x), 1.2, 0.5"
  })
  void agreesWithRealNetworks(String formula, double sigmaW, double sigmaB) {
    SignalPropagation theory =
        new SignalPropagation(SignalClosedFormTest.field(formula), sigmaW, sigmaB);
    double variance = theory.limit(1).variance();
    List<Layer> layers = theory.layers(variance, DEPTH);
    DeepNetwork.Signals real = signals(formula, sigmaW, sigmaB, variance);
    CorrelationMap map = theory.correlationMap(variance);
    double correlation = FIRST_CORRELATION;
    double fluctuation = FLUCTUATION;
    for (int i = 0; i < DEPTH; i++) {
      assertThat(real.variance().get(i) / layers.get(i).variance())
          .as("variance in layer %d", i + 1)
          .isCloseTo(1, within(0.15));
      assertThat(real.correlation().get(i))
          .as("correlation in layer %d", i + 1)
          .isCloseTo(correlation, within(4 * Math.sqrt(fluctuation)));
      double slope = map.slopeAt(correlation);
      fluctuation = slope * slope * fluctuation + FLUCTUATION;
      correlation = map.at(correlation);
    }
    double growth = Math.log(layers.getFirst().gradient()) / (DEPTH - 1);
    assertThat(real.gradientGrowth()).isCloseTo(growth, within(0.015));
  }

  /// Far from the fixed point the variance follows the map, layer by layer.
  @Test
  void followsTheVarianceMap() {
    SignalPropagation theory =
        new SignalPropagation(SignalClosedFormTest.field("tanh(x)"), 1.2, 0.2);
    List<Layer> layers = theory.layers(9, DEPTH);
    DeepNetwork.Signals real = signals("tanh(x)", 1.2, 0.2, 9);
    for (int i = 0; i < DEPTH; i++) {
      assertThat(real.variance().get(i) / layers.get(i).variance()).isCloseTo(1, within(0.15));
    }
  }

  /// The variance of relu does not settle; networks differ, but grow at the same rate.
  @ParameterizedTest
  @CsvSource({"1.4142135623730951", "1.3", "1.6"})
  void reluGrowsAtItsRate(double sigmaW) {
    SignalPropagation theory =
        new SignalPropagation(SignalClosedFormTest.field("relu(x)"), sigmaW, 0);
    List<Layer> layers = theory.layers(1, DEPTH);
    DeepNetwork.Signals real = signals("relu(x)", sigmaW, 0, 1);
    double expected = Math.log(layers.getLast().variance()) / (DEPTH - 1);
    double growth = Math.log(real.variance().getLast() / real.variance().getFirst()) / (DEPTH - 1);
    assertThat(growth).isCloseTo(expected, within(0.03));
    double gradientGrowth = Math.log(layers.getFirst().gradient()) / (DEPTH - 1);
    assertThat(real.gradientGrowth()).isCloseTo(gradientGrowth, within(0.015));
  }
}
