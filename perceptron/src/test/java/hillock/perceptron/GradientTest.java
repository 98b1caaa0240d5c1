// SPDX-License-Identifier: Apache-2.0
package hillock.perceptron;

import static hillock.perceptron.ReferenceNetwork.doubles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import hillock.codegen.KernelPlan.Mode;
import hillock.expr.Activation;
import hillock.perceptron.Network.HiddenLayer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The engine in float against a network in double that knows no derivatives.
class GradientTest {
  private static final long SEED = 7;
  private static final int STEP = 3;
  private static final int EXAMPLES = 9;
  private static final int INPUTS = 5;
  private static final int OUTPUTS = 3;
  private static final Engine ENGINE = new Engine();

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
        Functions.RRELU,
        Functions.NOISY);
  }

  private final Random random = new Random(SEED);
  private final float[] inputs = gaussian(EXAMPLES * INPUTS);

  private float[] gaussian(int length) {
    float[] numbers = new float[length];
    for (int i = 0; i < length; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }

  private static double[][] rows(float[] numbers, int width) {
    double[] all = doubles(numbers);
    return IntStream.range(0, all.length / width)
        .mapToObj(i -> Arrays.copyOfRange(all, i * width, (i + 1) * width))
        .toArray(double[][]::new);
  }

  /// A network with two hidden layers of different sizes, nothing in it zero.
  private Perceptron perceptron(Activation activation) {
    Network network =
        new Network(
            INPUTS,
            List.of(new HiddenLayer(7, activation, 1.3), new HiddenLayer(4, activation, 0.9)),
            OUTPUTS,
            1.1);
    Perceptron perceptron = new Perceptron(ENGINE, network, SEED);
    for (DenseLayer layer : perceptron.dense()) {
      System.arraycopy(gaussian(layer.units), 0, layer.biases, 0, layer.units);
    }
    return perceptron;
  }

  private static ReferenceNetwork reference(Perceptron perceptron) {
    List<HiddenLayer> hidden = perceptron.network().hidden();
    return new ReferenceNetwork(
        perceptron,
        Mode.TRAINING,
        (layer, draw, example, unit) -> {
          int index = example * hidden.get(layer).units() + unit;
          var stream = Streams.draws(SEED, STEP, layer, draw);
          boolean isNormal = hidden.get(layer).activation() == Functions.NOISY;
          return isNormal ? (float) stream.normal(index) : stream.uniformFloat(index);
        });
  }

  private static double trainingLoss(Perceptron perceptron, Examples examples) {
    Pass pass = new Pass(perceptron, ENGINE.worker(), Mode.TRAINING, EXAMPLES + 2);
    int[] order = IntStream.range(0, EXAMPLES).toArray();
    Batch batch = new Batch(examples, order, 0, EXAMPLES);
    Tally tally = new Tally();
    pass.forward(batch, SEED, STEP);
    Loss.of(examples.targets(), ENGINE).add(batch, pass.outputs(), pass.outputGradient(), tally);
    pass.backward();
    return tally.score().loss();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void crossEntropyAndItsGradients(Activation activation) {
    int[] labels = random.ints(EXAMPLES, 0, OUTPUTS).toArray();
    Perceptron perceptron = perceptron(activation);
    double loss = trainingLoss(perceptron, Examples.labeled(inputs, INPUTS, labels, OUTPUTS));
    ReferenceNetwork reference = reference(perceptron);
    double[][] x = rows(inputs, INPUTS);
    check(perceptron, loss, reference, () -> reference.crossEntropy(x, labels));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void squaredErrorAndItsGradients(Activation activation) {
    float[] targets = gaussian(EXAMPLES * OUTPUTS);
    Perceptron perceptron = perceptron(activation);
    double loss = trainingLoss(perceptron, Examples.valued(inputs, INPUTS, targets, OUTPUTS));
    ReferenceNetwork reference = reference(perceptron);
    double[][] x = rows(inputs, INPUTS);
    double[][] t = rows(targets, OUTPUTS);
    check(perceptron, loss, reference, () -> reference.squaredError(x, t));
  }

  private static void check(
      Perceptron perceptron, double loss, ReferenceNetwork reference, DoubleSupplier exact) {
    assertThat(loss).isCloseTo(exact.getAsDouble(), offset(3e-6));
    for (int i = 0; i < perceptron.dense().size(); i++) {
      DenseLayer layer = perceptron.dense().get(i);
      compare("weights", i, layer.weightGradient, reference.weights.get(i), exact);
      compare("biases", i, layer.biasGradient, reference.biases.get(i), exact);
    }
    for (int i = 0; i < perceptron.activations().size(); i++) {
      ActivationLayer layer = perceptron.activations().get(i);
      compare("parameters", i, layer.gradient, reference.learned.get(i), exact);
    }
  }

  /// Relative to the largest gradient of its kind floats agree to 2e-6, but for sums that cancel.
  private static void compare(
      String what, int layer, float[] actual, double[] numbers, DoubleSupplier loss) {
    double[] expected = ReferenceNetwork.gradient(numbers, loss);
    double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
    assertThat(actual).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(Math.abs(actual[i] - expected[i]))
          .as("%s of layer %d, number %d: %s for %s", what, layer, i, actual[i], expected[i])
          .isLessThan(2e-6 * largest + 2e-8);
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void outputsOutsideTrainingAreDeterministic(Activation activation) {
    Perceptron perceptron = perceptron(activation);
    Examples examples = Examples.valued(inputs, INPUTS, new float[EXAMPLES * OUTPUTS], OUTPUTS);
    float[] outputs = perceptron.outputs(examples);
    ReferenceNetwork reference =
        new ReferenceNetwork(
            perceptron,
            Mode.EVALUATION,
            (_, _, _, _) -> {
              throw new AssertionError("no draws outside training");
            });
    double[][] x = rows(inputs, INPUTS);
    for (int i = 0; i < EXAMPLES; i++) {
      double[] expected = reference.outputs(x[i], i);
      for (int k = 0; k < OUTPUTS; k++) {
        assertThat((double) outputs[i * OUTPUTS + k]).isCloseTo(expected[k], offset(3e-6));
      }
    }
  }
}
