// SPDX-License-Identifier: Apache-2.0
package hillock.perceptron;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.expr.Activation;
import hillock.perceptron.Network.HiddenLayer;
import hillock.perceptron.Optimizer.Adam;
import hillock.perceptron.Schedule.Cosine;
import hillock.perceptron.Training.Trained;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// The same seed gives the same bits.
class DeterminismTest {
  private static final Examples EXAMPLES = Problems.spirals(300, 1);

  private static Training training(long seed) {
    List<HiddenLayer> hidden =
        List.of(
            new HiddenLayer(40, Functions.RRELU, 1),
            new HiddenLayer(33, Functions.SWISH, 1),
            new HiddenLayer(17, Functions.NOISY, 1));
    Hyperparameters hyperparameters =
        new Hyperparameters(4, 37, 0.01, new Cosine(), new Adam(), 1e-4);
    return new Training(new Network(2, hidden, 2, 1), hyperparameters, seed);
  }

  private static Trained run(Engine engine, long seed) {
    return training(seed).run(engine, EXAMPLES, EXAMPLES, (_, _) -> {});
  }

  private static int bits(Trained trained) {
    int bits = 0;
    for (int layer = 0; layer < 4; layer++) {
      bits = 31 * bits + Arrays.hashCode(trained.perceptron().weights(layer));
      bits = 31 * bits + Arrays.hashCode(trained.perceptron().biases(layer));
    }
    return bits;
  }

  private static void assertSame(Trained one, Trained other) {
    assertThat(other.history()).isEqualTo(one.history());
    assertThat(bits(other)).isEqualTo(bits(one));
  }

  /// Each run has kernels of its own, so that the first is interpreted for the most part; the later
  /// ones meet ever more compiled code.
  @Test
  void interpretedAndCompiledCodeGiveTheSameBits() {
    Trained early = run(new Engine(), 1);
    Engine engine = new Engine();
    for (int i = 0; i < 20; i++) {
      run(engine, 2);
    }
    assertSame(early, run(engine, 1));
  }

  @Test
  void trainingsAtTheSameTimeDoNotDisturbEachOther() throws Exception {
    Engine engine = new Engine();
    List<Trained> alone = new ArrayList<>();
    for (long seed = 1; seed <= 3; seed++) {
      alone.add(run(engine, seed));
    }
    assertThat(alone).extracting(DeterminismTest::bits).doesNotHaveDuplicates();
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      List<Future<Trained>> together = new ArrayList<>();
      for (long seed : List.of(1L, 2L, 3L, 1L, 2L, 3L)) {
        together.add(threads.submit(() -> run(engine, seed)));
      }
      for (int i = 0; i < together.size(); i++) {
        assertSame(alone.get(i % 3), together.get(i).get());
      }
    }
  }

  @Test
  void listenersAndInspectionsLeaveNoTrace() {
    Engine engine = new Engine();
    Trained watched =
        training(1).run(engine, EXAMPLES, EXAMPLES, (_, perceptron) -> perceptron.score(EXAMPLES));
    assertSame(run(engine, 1), watched);
  }

  @Test
  void networksOfOneShapeBeginAlike() {
    Engine engine = new Engine();
    for (long seed = 1; seed <= 2; seed++) {
      float[] relu = weights(engine, Functions.RELU, 1, seed);
      float[] tanh = weights(engine, Functions.TANH, 2, seed);
      for (int i = 0; i < relu.length; i++) {
        assertThat(tanh[i]).isEqualTo(2 * relu[i]);
      }
    }
    assertThat(weights(engine, Functions.RELU, 1, 1))
        .isNotEqualTo(weights(engine, Functions.RELU, 1, 2));
  }

  @Test
  void weightsHaveTheVarianceThatTheGainAsksFor() {
    float[] weights = weights(new Engine(), Functions.RELU, 1.5, 3);
    Moments moments = Moments.of(weights, weights.length);
    assertThat(Math.abs(moments.mean())).isLessThan(5 * 1.5 / Math.sqrt(weights.length * 100.0));
    assertThat(moments.variance() * 100 / (1.5 * 1.5)).isBetween(0.97, 1.03);
  }

  private static float[] weights(Engine engine, Activation activation, double gain, long seed) {
    Network network = Network.of(100, List.of(200), 2, activation, gain);
    Perceptron perceptron = new Perceptron(engine, network, seed);
    assertThat(perceptron.biases(0)).containsOnly(0);
    return perceptron.weights(0);
  }
}
