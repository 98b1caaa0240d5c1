// SPDX-License-Identifier: Apache-2.0
package hillock.perceptron;

import hillock.codegen.KernelPlan.Mode;
import hillock.perceptron.Network.HiddenLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A multilayer perceptron: weights, biases and the learned parameters of activation functions.
///
/// Layers count from 0, the output layer is last. For one thread at a time.
public final class Perceptron {
  private static final int SCORED_TOGETHER = 256;

  private final Engine engine;
  private final Network network;
  private final List<DenseLayer> dense = new ArrayList<>();
  private final List<ActivationLayer> activations = new ArrayList<>();
  private final Pass evaluation;

  /// A network with fresh weights.
  ///
  /// The weights are `gain/√inputs` times standard normal numbers that depend on the seed, the
  /// layer and their place only: networks of one shape begin alike, whatever their activation
  /// functions.
  public Perceptron(Engine engine, Network network, long seed) {
    this.engine = engine;
    this.network = network;
    int inputs = network.inputs();
    for (HiddenLayer layer : network.hidden()) {
      addDense(inputs, layer.units(), seed, layer.gain());
      activations.add(new ActivationLayer(engine.kernels(layer.activation())));
      inputs = layer.units();
    }
    addDense(inputs, network.outputs(), seed, network.outputGain());
    this.evaluation = new Pass(this, engine.worker(), Mode.EVALUATION, SCORED_TOGETHER);
  }

  private void addDense(int inputs, int units, long seed, double gain) {
    DenseLayer layer = new DenseLayer(inputs, units);
    layer.initialize(Streams.weights(seed, dense.size()), gain);
    dense.add(layer);
  }

  public Network network() {
    return network;
  }

  List<DenseLayer> dense() {
    return dense;
  }

  List<ActivationLayer> activations() {
    return activations;
  }

  /// A copy of the weights of a layer: number `input · units + unit` leads from input to unit.
  public float[] weights(int layer) {
    return dense.get(layer).weights.clone();
  }

  /// A copy of the biases of a layer.
  public float[] biases(int layer) {
    return dense.get(layer).biases.clone();
  }

  /// A copy of the learned parameters of the activation function of a hidden layer, in the order of
  /// [hillock.expr.Activation#learnedElements].
  public float[] learned(int layer) {
    return activations.get(layer).parameters.clone();
  }

  /// How well the network does, with activation functions in their deterministic form.
  ///
  /// @throws IllegalArgumentException if the examples have other numbers of inputs or outputs
  public Score score(Examples examples) {
    requireFit(examples);
    Loss loss = Loss.of(examples.targets(), engine);
    Tally tally = new Tally();
    evaluate(
        examples,
        (_, batch) -> loss.add(batch, evaluation.outputs(), evaluation.outputGradient(), tally));
    return tally.score();
  }

  /// The outputs of the network, row after row, with activation functions in their deterministic
  /// form; before softmax.
  ///
  /// @throws IllegalArgumentException if the examples have other numbers of inputs or outputs
  public float[] outputs(Examples examples) {
    requireFit(examples);
    int width = network.outputs();
    float[] outputs = new float[Math.multiplyExact(examples.count(), width)];
    evaluate(
        examples,
        (start, batch) ->
            System.arraycopy(
                evaluation.outputs(), 0, outputs, start * width, batch.size() * width));
    return outputs;
  }

  /// What is done with the outputs of some examples.
  private interface Use {
    /// @param start the number of the first example
    void outputs(int start, Batch batch);
  }

  private void evaluate(Examples examples, Use use) {
    int[] order = IntStream.range(0, examples.count()).toArray();
    for (int start = 0; start < order.length; start += SCORED_TOGETHER) {
      int size = Math.min(SCORED_TOGETHER, order.length - start);
      Batch batch = new Batch(examples, order, start, size);
      evaluation.forward(batch, 0, 0);
      use.outputs(start, batch);
    }
  }

  void requireFit(Examples examples) {
    if (examples.width() != network.inputs() || examples.outputs() != network.outputs()) {
      throw new IllegalArgumentException(
          "the network has %d inputs and %d outputs, the examples have %d and %d"
              .formatted(
                  network.inputs(), network.outputs(), examples.width(), examples.outputs()));
    }
  }

  /// What the network holds now, to come back to.
  public Checkpoint checkpoint() {
    return new Checkpoint(arrays());
  }

  /// Goes back to a checkpoint.
  ///
  /// @throws IllegalArgumentException if the checkpoint is of a network of another shape
  public void restore(Checkpoint checkpoint) {
    checkpoint.copyTo(arrays());
  }

  /// True if no weight, bias or learned parameter is NaN or infinite.
  boolean isFinite() {
    return arrays().stream().allMatch(Perceptron::isFinite);
  }

  private static boolean isFinite(float[] numbers) {
    boolean isFinite = true;
    for (float number : numbers) {
      isFinite &= Float.isFinite(number);
    }
    return isFinite;
  }

  private List<float[]> arrays() {
    List<float[]> arrays = new ArrayList<>();
    dense.forEach(layer -> arrays.add(layer.weights));
    dense.forEach(layer -> arrays.add(layer.biases));
    activations.forEach(layer -> arrays.add(layer.parameters));
    return arrays;
  }
}
