// SPDX-License-Identifier: Apache-2.0
package hillock.perceptron;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.expr.Activation;
import hillock.perceptron.History.Completed;
import hillock.perceptron.History.Diverged;
import hillock.perceptron.Optimizer.Adam;
import hillock.perceptron.Optimizer.Sgd;
import hillock.perceptron.Schedule.Constant;
import hillock.perceptron.Schedule.Cosine;
import hillock.perceptron.Training.Trained;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whole trainings: they learn, they say when they fail.
class TrainingTest {
  private static final Engine ENGINE = new Engine();

  private static Hyperparameters adam(int epochs, int batch, double rate) {
    return new Hyperparameters(epochs, batch, rate, new Cosine(), new Adam(), 0);
  }

  private static Trained train(
      Network network, Hyperparameters hyperparameters, long seed, Examples examples) {
    return new Training(network, hyperparameters, seed)
        .run(ENGINE, examples, examples, (_, _) -> {});
  }

  static Stream<Activation> functions() {
    return Stream.of(
        Functions.RELU,
        Functions.TANH,
        Functions.SOFTPLUS,
        Functions.PRELU,
        Functions.SWISH,
        Functions.ELU,
        Functions.APL,
        Functions.SHIFT,
        Functions.RRELU);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void everyFunctionLearnsExclusiveOr(Activation activation) {
    Network network = Network.of(2, List.of(16), 2, activation, 1);
    Trained trained = train(network, adam(300, 4, 0.03), 5, Problems.xor());
    Score score = trained.perceptron().score(Problems.xor());
    assertThat(score.accuracy()).hasValue(1);
    assertThat(score.loss()).isLessThan(0.01);
  }

  @Test
  void plainDescentLearnsExclusiveOrToo() {
    Network network = Network.of(2, List.of(16), 2, Functions.TANH, 1);
    Hyperparameters descent = new Hyperparameters(500, 4, 0.5, new Constant(), new Sgd(0), 0);
    Trained trained = train(network, descent, 5, Problems.xor());
    assertThat(trained.perceptron().score(Problems.xor()).loss()).isLessThan(0.02);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void twoSpiralsAreToldApart(long seed) {
    Examples examples = Problems.spirals(2000, 1);
    Examples unseen = Problems.spirals(1000, 2);
    Network network = Network.of(2, List.of(64, 64), 2, Functions.TANH, 1.6);
    Trained trained =
        new Training(network, adam(60, 32, 0.01), seed).run(ENGINE, examples, unseen, (_, _) -> {});
    Score score = trained.history().epochs().getLast().validation();
    assertThat(score.accuracy().orElseThrow()).isGreaterThanOrEqualTo(0.98);
  }

  @Test
  void wavesAreFitted() {
    Network network = Network.of(1, List.of(32, 32), 2, Functions.TANH, 1.3);
    Trained trained = train(network, adam(300, 16, 0.01), 3, Problems.waves(128));
    Epoch last = trained.history().epochs().getLast();
    assertThat(last.validation().accuracy()).isEmpty();
    assertThat(last.validation().loss()).isLessThan(1e-3);
  }

  @Test
  void historyHasEveryEpochAndTheListenerHearsOfIt() {
    Network network = Network.of(2, List.of(8, 6), 2, Functions.PRELU, 1);
    List<Epoch> heard = new ArrayList<>();
    List<Score> scores = new ArrayList<>();
    Examples examples = Problems.spirals(100, 1);
    Trained trained =
        new Training(network, adam(5, 32, 0.01), 1)
            .run(
                ENGINE,
                examples,
                examples,
                (epoch, perceptron) -> {
                  heard.add(epoch);
                  scores.add(perceptron.score(examples));
                });
    History history = trained.history();
    assertThat(history.ending()).isEqualTo(new Completed());
    assertThat(history.epochs()).isEqualTo(heard).hasSize(5);
    assertThat(history.epochs()).extracting(Epoch::number).containsExactly(1, 2, 3, 4, 5);
    assertThat(history.epochs()).extracting(Epoch::validation).isEqualTo(scores);
    assertThat(history.atStart()).hasSize(3);
    assertThat(history.epochs()).allSatisfy(epoch -> assertThat(epoch.layers()).hasSize(3));
  }

  @Test
  void learnedParametersMoveAndAreReported() {
    for (Activation activation : List.of(Functions.PRELU, Functions.SWISH)) {
      Network network = Network.of(2, List.of(16, 16), 2, activation, 1);
      Trained trained = train(network, adam(20, 16, 0.01), 1, Problems.spirals(500, 1));
      float initial = activation == Functions.PRELU ? 0.25f : 1;
      Epoch last = trained.history().epochs().getLast();
      for (int layer = 0; layer < 2; layer++) {
        float now = trained.perceptron().learned(layer)[0];
        assertThat(Math.abs(now - initial)).isGreaterThan(0.05f);
        assertThat(last.layers().get(layer).learned()).containsExactly(now);
      }
      assertThat(trained.perceptron().learned(0)).isNotEqualTo(trained.perceptron().learned(1));
    }
  }

  /// Free, both parameters would end far outside of these domains.
  @Test
  void learnedParametersStayInTheirDomain() {
    Activation bent =
        Functions.of(
            "bent(x; learn a = 0.5 in [7/16, 1/2], learn b = 1 in (0.9, 1.1))"
                + " = a * x + b * tanh(x)");
    Network network = Network.of(1, List.of(8), 2, bent, 1);
    Trained trained = train(network, adam(60, 16, 0.03), 1, Problems.waves(64));
    float[] learned = trained.perceptron().learned(0);
    assertThat(learned[0]).isEqualTo(0.4375f);
    assertThat(learned[1]).isEqualTo(Math.nextDown(1.1f));
  }

  @Test
  void theL2TermShrinksWeightsAndNothingElse() {
    Examples examples = Problems.spirals(200, 1);
    Network network = Network.of(2, List.of(8), 2, Functions.ELU, 1);
    double free = weights(train(network, l2(0), 1, examples));
    double bound = weights(train(network, l2(0.1), 1, examples));
    assertThat(bound).isLessThan(0.5 * free);
  }

  private static Hyperparameters l2(double l2) {
    return new Hyperparameters(50, 20, 0.05, new Constant(), new Sgd(0.9), l2);
  }

  private static double weights(Trained trained) {
    double squares = 0;
    for (float weight : trained.perceptron().weights(0)) {
      squares += weight * weight;
    }
    return squares;
  }

  @ParameterizedTest
  @MethodSource("functions")
  void anAbsurdLearningRateIsReportedAndNotThrown(Activation activation) {
    Network network = Network.of(1, List.of(16, 16), 2, activation, 1);
    Hyperparameters absurd = new Hyperparameters(10, 8, 1e6, new Constant(), new Sgd(0.9), 0);
    Trained trained = train(network, absurd, 1, Problems.waves(64));
    assertThat(trained.history().ending())
        .isInstanceOfSatisfying(
            Diverged.class,
            diverged -> {
              assertThat(diverged.epoch()).isBetween(1, 10);
              assertThat(diverged.step()).isBetween(1, 8);
              assertThat(trained.history().epochs()).hasSize(diverged.epoch() - 1);
            });
  }

  @Test
  void checkpointsBringBackWhatWas() {
    Network network = Network.of(2, List.of(8), 2, Functions.SWISH, 1);
    Examples examples = Problems.spirals(200, 1);
    List<Checkpoint> checkpoints = new ArrayList<>();
    Trained trained =
        new Training(network, adam(4, 20, 0.05), 1)
            .run(
                ENGINE,
                examples,
                examples,
                (_, perceptron) -> checkpoints.add(perceptron.checkpoint()));
    Perceptron other = new Perceptron(ENGINE, network, 99);
    for (int i = 0; i < 4; i++) {
      other.restore(checkpoints.get(i));
      Score then = trained.history().epochs().get(i).validation();
      assertThat(other.score(examples)).isEqualTo(then);
    }
    assertThat(other.learned(0)).isEqualTo(trained.perceptron().learned(0));
    assertThat(other.biases(1)).isEqualTo(trained.perceptron().biases(1));
  }
}
