// SPDX-License-Identifier: Apache-2.0
package hillock.perceptron;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hillock.perceptron.Network.HiddenLayer;
import hillock.perceptron.Optimizer.Adam;
import hillock.perceptron.Optimizer.Sgd;
import hillock.perceptron.Schedule.Constant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// What makes no sense is refused, with a message that says what and where.
class HostileTest {
  private static void assertRefused(String message, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  private static Hyperparameters with(int epochs, int batch, double rate, double l2) {
    return new Hyperparameters(epochs, batch, rate, new Constant(), new Sgd(0), l2);
  }

  @Test
  void hyperparameters() {
    assertRefused("the number of epochs must be at least 1, not 0", () -> with(0, 1, 1, 0));
    assertRefused("the batch must be at least 1, not -5", () -> with(1, -5, 1, 0));
    assertRefused(
        "the learning rate must be positive and finite, not NaN", () -> with(1, 1, Double.NaN, 0));
    assertRefused("the learning rate must be positive and finite, not 0.0", () -> with(1, 1, 0, 0));
    assertRefused(
        "the learning rate must be positive and finite, not Infinity",
        () -> with(1, 1, Double.POSITIVE_INFINITY, 0));
    assertRefused(
        "the L2 coefficient must be finite and not negative, not -1.0", () -> with(1, 1, 1, -1));
    assertRefused(
        "the L2 coefficient must be finite and not negative, not NaN",
        () -> with(1, 1, 1, Double.NaN));
  }

  @Test
  void optimizers() {
    assertRefused("the momentum must be in [0, 1), not 1.0", () -> new Sgd(1));
    assertRefused("the momentum must be in [0, 1), not NaN", () -> new Sgd(Double.NaN));
    assertRefused("beta1 must be in [0, 1), not -0.1", () -> new Adam(-0.1, 0.9, 1));
    assertRefused("beta2 must be in [0, 1), not 1.5", () -> new Adam(0.9, 1.5, 1));
    assertRefused("epsilon must be positive and finite, not 0.0", () -> new Adam(0.9, 0.9, 0));
  }

  @Test
  void networks() {
    assertRefused(
        "the number of inputs must be at least 1, not 0",
        () -> Network.of(0, List.of(3), 2, Functions.RELU, 1));
    assertRefused(
        "the number of units must be at least 1, not -3",
        () -> Network.of(2, List.of(-3), 2, Functions.RELU, 1));
    assertRefused(
        "the number of outputs must be at least 1, not 0",
        () -> Network.of(2, List.of(3), 0, Functions.RELU, 1));
    assertRefused(
        "a gain must be positive and finite, not NaN",
        () -> Network.of(2, List.of(3), 2, Functions.RELU, Double.NaN));
    assertRefused(
        "a gain must be positive and finite, not -1.0", () -> new Network(2, List.of(), 2, -1));
    assertRefused(
        "a layer of 65536 x 65536 weights is too large: at most 2^28",
        () -> Network.of(65536, List.of(65536), 2, Functions.RELU, 1));
    assertRefused(
        "swiglu has the inputs a, b; a hidden layer needs a function of one input",
        () -> new HiddenLayer(3, Functions.of("swiglu(a, b) = a * sigmoid(a) * b"), 1));
  }

  @Test
  void batchesThatDoNotFit() {
    Network wide = Network.of(1, List.of(1 << 21), 2, Functions.RELU, 1);
    assertRefused(
        "256 examples with 2097152 numbers each do not fit: take smaller batches or fewer units",
        () -> new Perceptron(new Engine(), wide, 1));
  }

  @Test
  void examples() {
    float[] four = {1, 2, 3, 4};
    int[] two = {0, 1};
    assertRefused(
        "a row of inputs must have at least 1 number, not 0",
        () -> Examples.labeled(four, 0, two, 2));
    assertRefused(
        "4 inputs are no whole rows of 3, of which there must be at least 1",
        () -> Examples.labeled(four, 3, two, 2));
    assertRefused(
        "0 inputs are no whole rows of 2, of which there must be at least 1",
        () -> Examples.labeled(new float[0], 2, new int[0], 2));
    assertRefused("4 examples need 4 labels, not 2", () -> Examples.labeled(four, 1, two, 2));
    assertRefused(
        "there must be at least 2 classes, not 1", () -> Examples.labeled(four, 2, two, 1));
    assertRefused(
        "label 2 of example 1 is none of the classes 0 to 1",
        () -> Examples.labeled(four, 2, new int[] {0, 2}, 2));
    assertRefused(
        "label -1 of example 0 is none of the classes 0 to 1",
        () -> Examples.labeled(four, 2, new int[] {-1, 0}, 2));
    assertRefused(
        "4 examples need 4 rows of targets, not 2",
        () -> Examples.valued(four, 1, new float[] {1, 2}, 1));
  }

  @Test
  void numbersThatAreNone() {
    float[] holed = {1, 2, 3, Float.NaN};
    assertRefused(
        "input 1 of example 1 is NaN: remove such examples or fill in a number",
        () -> Examples.labeled(holed, 2, new int[] {0, 1}, 2));
    float[] infinite = {1, Float.NEGATIVE_INFINITY};
    assertRefused(
        "target 0 of example 1 is -Infinity: remove such examples or fill in a number",
        () -> Examples.valued(new float[] {1, 2}, 1, infinite, 1));
  }

  @Test
  void examplesOfAnotherWidth() {
    Network network = Network.of(3, List.of(4), 2, Functions.RELU, 1);
    Training training = new Training(network, with(1, 1, 1, 0), 1);
    Examples two = Examples.labeled(new float[] {1, 2}, 2, new int[] {0}, 2);
    Examples three = Examples.labeled(new float[] {1, 2, 3}, 3, new int[] {0}, 2);
    String message = "the network has 3 inputs and 2 outputs, the examples have 2 and 2";
    Engine engine = new Engine();
    assertRefused(message, () -> training.run(engine, two, three, (_, _) -> {}));
    assertRefused(message, () -> training.run(engine, three, two, (_, _) -> {}));
    Perceptron perceptron = new Perceptron(engine, network, 1);
    assertRefused(message, () -> perceptron.score(two));
    Network other = Network.of(3, List.of(5), 2, Functions.RELU, 1);
    Checkpoint checkpoint = new Perceptron(engine, other, 1).checkpoint();
    assertRefused(
        "the checkpoint is of a network of another shape", () -> perceptron.restore(checkpoint));
  }
}
