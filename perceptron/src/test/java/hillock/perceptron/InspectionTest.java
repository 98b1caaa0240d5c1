// SPDX-License-Identifier: Apache-2.0
package hillock.perceptron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import hillock.perceptron.Network.HiddenLayer;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Statistics of a layer small enough to be worked out by hand.
class InspectionTest {
  private static final Engine ENGINE = new Engine();

  /// Two examples; sums of the hidden layer are (-1, 2, 0) and (-3, 4, 0); one output.
  private static List<LayerStatistics> statistics() {
    Network network = new Network(1, List.of(new HiddenLayer(3, Functions.RELU, 1)), 1, 1);
    Perceptron perceptron = new Perceptron(ENGINE, network, 1);
    set(perceptron.dense().get(0).weights, -1, 1, 0);
    set(perceptron.dense().get(0).biases, 0, 1, 0);
    set(perceptron.dense().get(1).weights, 5, 0.5f, 7);
    set(perceptron.dense().get(1).biases, 0);
    float[] inputs = {1, 3};
    float[] targets = {0, 0};
    Examples examples = Examples.valued(inputs, 1, targets, 1);
    return new Inspection(ENGINE, perceptron, examples, 1).statistics();
  }

  private static void set(float[] dst, float... values) {
    System.arraycopy(values, 0, dst, 0, dst.length);
  }

  @Test
  void sumsAndActivations() {
    LayerStatistics hidden = statistics().getFirst();
    assertThat(hidden.sums().mean()).isCloseTo(2 / 6.0, offset(1e-7));
    assertThat(hidden.sums().variance()).isCloseTo(30 / 6.0 - 1 / 9.0, offset(1e-7));
    assertThat(hidden.activations().mean()).isCloseTo(1, offset(1e-7));
    assertThat(hidden.activations().variance()).isCloseTo(20 / 6.0 - 1, offset(1e-7));
  }

  @Test
  void histograms() {
    Histogram sums = statistics().getFirst().sumHistogram();
    assertThat(sums.lo()).isEqualTo(-3);
    assertThat(sums.hi()).isEqualTo(4);
    assertThat(sums.counts()).hasSize(Histogram.BINS);
    assertThat(sums.counts().stream().mapToInt(n -> n).sum()).isEqualTo(6);
    assertThat(sums.counts().getFirst()).isEqualTo(1);
    assertThat(sums.counts().getLast()).isEqualTo(1);
    assertThat(sums.counts().get(3 * Histogram.BINS / 7)).isEqualTo(2);
  }

  @Test
  void fractions() {
    LayerStatistics hidden = statistics().getFirst();
    assertThat(hidden.saturated()).isCloseTo(4 / 6.0, offset(1e-12));
    assertThat(hidden.dead()).isCloseTo(2 / 3.0, offset(1e-12));
    assertThat(hidden.sparse()).isCloseTo(4 / 6.0, offset(1e-12));
  }

  /// Outputs 1 and 2; gradients in them are 1 and 2, in the live unit 0.5 and 1.
  @Test
  void gradients() {
    List<LayerStatistics> layers = statistics();
    assertThat(layers.getFirst().sumGradientNorm())
        .isCloseTo(Math.sqrt((0.25 + 1) / 2), offset(1e-6));
    assertThat(layers.getFirst().weightGradientNorm())
        .isCloseTo((0.5 * 1 + 1 * 3) / 2, offset(1e-6));
    assertThat(layers.getLast().sumGradientNorm())
        .isCloseTo(Math.sqrt((1 + 4) / 2.0), offset(1e-6));
    assertThat(layers.getLast().weightGradientNorm())
        .isCloseTo((1 * 2 + 2 * 4) / 2.0, offset(1e-6));
  }

  @Test
  void theOutputLayerIsLinear() {
    LayerStatistics output = statistics().getLast();
    assertThat(output.activations()).isEqualTo(output.sums());
    assertThat(output.sums().mean()).isEqualTo(1.5);
    assertThat(output.saturated()).isZero();
    assertThat(output.dead()).isZero();
    assertThat(output.learned()).isEmpty();
  }

  /// At ±4 the slope of tanh is 0.00134, at ±5 it is 0.00018.
  @Test
  void tanhSaturatesSoftly() {
    Network network = new Network(1, List.of(new HiddenLayer(4, Functions.TANH, 1)), 1, 1);
    Perceptron perceptron = new Perceptron(ENGINE, network, 1);
    set(perceptron.dense().get(0).weights, -4, 4, 5, 1);
    Examples one = Examples.valued(new float[] {1}, 1, new float[] {0}, 1);
    LayerStatistics hidden = new Inspection(ENGINE, perceptron, one, 1).statistics().getFirst();
    assertThat(hidden.saturated()).isEqualTo(0.25);
    assertThat(hidden.dead()).isZero();
    assertThat(hidden.sparse()).isZero();
  }

  @Test
  void equalNumbersMakeOneBin() {
    Histogram histogram = Histogram.of(new float[] {2, 2, 2}, 3);
    assertThat(histogram.lo()).isEqualTo(histogram.hi()).isEqualTo(2);
    assertThat(histogram.counts().getFirst()).isEqualTo(3);
  }
}
