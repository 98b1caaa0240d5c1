// SPDX-License-Identifier: Apache-2.0
package hillock.perceptron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hillock.expr.Activation;
import hillock.perceptron.History.Diverged;
import hillock.perceptron.Optimizer.Adam;
import hillock.perceptron.Optimizer.Sgd;
import hillock.perceptron.Schedule.Constant;
import hillock.perceptron.Training.Trained;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Parameters with an alignment rest, are set once from what entered the function, and learn.
class ParameterAlignmentTest {
  private static final Engine ENGINE = new Engine();
  private static final Examples EXAMPLES = Problems.spirals(200, 1);

  /// A rectifier whose parameters matter where no input ever is, so that they stay as they are set.
  private static final Activation WATCHER =
      Functions.of(
          "watcher(x; learn low = -3, learn high = 3, learn y[2] = 7, learn other = 11)"
              + " = x > 1e30 ? low + high + y[1] + y[2] + other : max(0, x)\n"
              + "  align 3: low = mean - 3 * deviation, high = mean + 3 * deviation, y[i] = i / 4");

  /// Two straight pieces between learned knots.
  private static final Activation BENT =
      Functions.of(
          "bent(x; learn y[3] = [0, 0, 3], learn left = 0, learn right = 1, learn low = -3,"
              + " learn high = 3) = x < low ? y[1] + left * (x - low)"
              + " : x >= high ? y[3] + right * (x - high)"
              + " : x < (low + high) / 2 ? y[1] + (y[2] - y[1]) * 2 * (x - low) / (high - low)"
              + " : y[2] + (y[3] - y[2]) * (2 * x - low - high) / (high - low)\n"
              + "  align 2: low = mean - 3 * deviation, high = mean + 3 * deviation,"
              + " y[i] = max(0, mean + (i - 2) * 3 * deviation)");

  private static Training training(Activation activation, int epochs, int batch, Optimizer how) {
    Network network = Network.of(2, List.of(8, 6), 2, activation, 1.4);
    return new Training(
        network, new Hyperparameters(epochs, batch, 0.05, new Constant(), how, 0), 4);
  }

  private static ActivationLayer layer(Activation activation) {
    Network network = Network.of(2, List.of(1), 2, activation, 1);
    return new Perceptron(ENGINE, network, 1).activations().getFirst();
  }

  @Test
  void statisticsMoveATenthOfTheWay() {
    ActivationLayer layer = layer(WATCHER);
    ParameterAlignment alignment = new ParameterAlignment(WATCHER);
    alignment.beginEpoch(1, layer);
    alignment.observe(new float[] {1, 3, 99}, 2);
    alignment.observe(new float[] {0, 8}, 2);
    alignment.observe(new float[] {-5, 5, -5, 5}, 4);
    double mean = 0.9 * (0.9 * 2 + 0.1 * 4) + 0.1 * 0;
    double deviation = 0.9 * (0.9 * 1 + 0.1 * 4) + 0.1 * 5;
    assertThat(layer.parameters).containsExactly(-3, 3, 7, 7, 11);
    alignment.beginEpoch(4, layer);
    assertThat(layer.parameters[0]).isCloseTo((float) (mean - 3 * deviation), within(1e-6f));
    assertThat(layer.parameters[1]).isCloseTo((float) (mean + 3 * deviation), within(1e-6f));
    assertThat(layer.parameters).endsWith(0.25f, 0.5f, 11);
  }

  @Test
  void parametersRestForTheEpochsThatAreSaid() {
    ActivationLayer layer = layer(WATCHER);
    ParameterAlignment alignment = new ParameterAlignment(WATCHER);
    List<Boolean> resting = new ArrayList<>();
    for (int epoch = 1; epoch <= 5; epoch++) {
      alignment.beginEpoch(epoch, layer);
      alignment.observe(new float[] {1, 2}, 2);
      resting.add(alignment.isResting());
    }
    assertThat(resting).containsExactly(true, true, true, false, false);
    ParameterAlignment without = new ParameterAlignment(Functions.PRELU);
    without.beginEpoch(1, layer(Functions.PRELU));
    assertThat(without.isResting()).isFalse();
  }

  @Test
  void parametersAreMovedIntoTheirDomains() {
    Activation bounded =
        Functions.of("f(x; learn a = 1 in [0, 2]) = a * x\n  align 1: a = 10 * deviation");
    ActivationLayer layer = layer(bounded);
    ParameterAlignment alignment = new ParameterAlignment(bounded);
    alignment.observe(new float[] {1, 3}, 2);
    alignment.beginEpoch(2, layer);
    assertThat(layer.parameters).containsExactly(2);
  }

  /// A batch is all examples, so that its statistics follow from the weights at the end of the
  /// epoch before, whatever the order.
  @Test
  void knotsAreThreeDeviationsFromTheMeanOfWhatEnters() {
    Training training = training(WATCHER, 5, EXAMPLES.count(), new Sgd(0.5));
    List<float[]> learned = new ArrayList<>();
    List<double[]> batches = new ArrayList<>();
    batches.add(statistics(new Perceptron(ENGINE, training.network(), training.seed())));
    training.run(
        ENGINE,
        EXAMPLES,
        EXAMPLES,
        (_, perceptron) -> {
          learned.add(perceptron.learned(0));
          batches.add(statistics(perceptron));
        });
    double[] expected = batches.getFirst();
    for (double[] batch : batches.subList(1, 3)) {
      for (int i = 0; i < 2; i++) {
        expected[i] = 0.9 * expected[i] + 0.1 * batch[i];
      }
    }
    float low = (float) (expected[0] - 3 * expected[1]);
    float high = (float) (expected[0] + 3 * expected[1]);
    for (int epoch = 1; epoch <= 3; epoch++) {
      assertThat(learned.get(epoch - 1)).containsExactly(-3, 3, 7, 7, 11);
    }
    for (int epoch = 4; epoch <= 5; epoch++) {
      assertThat(learned.get(epoch - 1))
          .containsExactly(new float[] {low, high, 0.25f, 0.5f, 11}, within(1e-5f));
    }
    assertThat(batches.get(2)[1]).isNotCloseTo(batches.get(0)[1], within(1e-3));
  }

  /// The mean and the deviation of the sums of the first layer over all examples, from its weights.
  private static double[] statistics(Perceptron perceptron) {
    float[] weights = perceptron.weights(0);
    float[] biases = perceptron.biases(0);
    int units = biases.length;
    double sum = 0;
    double squares = 0;
    for (int example = 0; example < EXAMPLES.count(); example++) {
      for (int unit = 0; unit < units; unit++) {
        double z = biases[unit];
        for (int i = 0; i < 2; i++) {
          z += (double) EXAMPLES.inputs()[2 * example + i] * weights[i * units + unit];
        }
        sum += z;
        squares += z * z;
      }
    }
    double mean = sum / (EXAMPLES.count() * units);
    return new double[] {
      mean, Math.sqrt(squares / (EXAMPLES.count() * units) - mean * mean)
    };
  }

  @Test
  void untilThenTheFunctionIsWhatItBeginsAsAndThenItLearns() {
    List<float[]> bent = new ArrayList<>();
    List<float[]> weights = new ArrayList<>();
    training(BENT, 4, 20, new Adam())
        .run(
            ENGINE,
            EXAMPLES,
            EXAMPLES,
            (_, perceptron) -> {
              bent.add(perceptron.learned(1));
              weights.add(perceptron.weights(1));
            });
    List<float[]> fixedWeights = new ArrayList<>();
    training(BENT.fixed(), 2, 20, new Adam())
        .run(
            ENGINE, EXAMPLES, EXAMPLES, (_, perceptron) -> fixedWeights.add(perceptron.weights(1)));
    assertThat(bent.get(1)).containsExactly(0, 0, 3, 0, 1, -3, 3);
    assertThat(weights.get(1)).containsExactly(fixedWeights.get(1), within(1e-4f));
    assertThat(bent.get(3)).isNotEqualTo(bent.get(2));
    assertThat(bent.get(2)[3]).isNotZero();
  }

  @Test
  void theSameSeedGivesTheSameBitsOnAnyThread() throws Exception {
    Trained alone = training(BENT, 4, 20, new Adam()).run(ENGINE, EXAMPLES, EXAMPLES, (_, _) -> {});
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      List<Future<Trained>> together = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        together.add(
            threads.submit(
                () ->
                    training(BENT, 4, 20, new Adam())
                        .run(ENGINE, EXAMPLES, EXAMPLES, (_, _) -> {})));
      }
      for (Future<Trained> other : together) {
        assertThat(other.get().history()).isEqualTo(alone.history());
        assertThat(other.get().perceptron().learned(0)).isEqualTo(alone.perceptron().learned(0));
        assertThat(other.get().perceptron().weights(0)).isEqualTo(alone.perceptron().weights(0));
      }
    }
  }

  @Test
  void trainingSaysThatItDivergesWhereAValueDoesNotExist() {
    Activation broken =
        Functions.of("f(x; learn a = 1) = a * x\n  align 1: a = log(mean - mean - deviation)");
    Trained trained =
        training(broken, 3, 20, new Sgd(0)).run(ENGINE, EXAMPLES, EXAMPLES, (_, _) -> {});
    assertThat(trained.history().ending())
        .isInstanceOfSatisfying(
            Diverged.class, diverged -> assertThat(diverged.epoch()).isEqualTo(2));
  }
}
