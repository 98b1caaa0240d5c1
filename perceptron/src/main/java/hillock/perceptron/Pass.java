// SPDX-License-Identifier: Apache-2.0
package hillock.perceptron;

import hillock.codegen.KernelPlan.Mode;
import hillock.codegen.spi.Matrix;
import hillock.codegen.spi.MatrixProduct;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Takes batches forward and backward through a network.
///
/// The activation function works on blocks of rows right after the matrix product that makes them,
/// while they are in the cache.
final class Pass {
  /// Numbers of one layer for one batch: 1 GiB.
  private static final long MAX_SIZE = 1 << 28;

  private final Perceptron perceptron;
  private final MatrixProduct.Worker worker;
  private final float[] x;
  private final List<HiddenPass> hidden = new ArrayList<>();
  private final float[] outputs;
  private final float[] outputGradient;
  private final float[] ones;
  private int rows;

  /// @param mode whether activation functions draw their random numbers
  /// @param capacity the largest number of examples of a batch
  Pass(Perceptron perceptron, MatrixProduct.Worker worker, Mode mode, int capacity) {
    Network network = perceptron.network();
    this.perceptron = perceptron;
    this.worker = worker;
    this.x = new float[room(capacity, network.inputs())];
    for (int i = 0; i < network.hidden().size(); i++) {
      int size = room(capacity, network.hidden().get(i).units());
      hidden.add(new HiddenPass(perceptron.activations().get(i), mode, size));
    }
    this.outputs = new float[room(capacity, network.outputs())];
    this.outputGradient = new float[outputs.length];
    this.ones = new float[capacity];
    Arrays.fill(ones, 1);
  }

  private static int room(int capacity, int units) {
    long size = (long) capacity * units;
    if (size > MAX_SIZE) {
      throw new IllegalArgumentException(
          "%d examples with %d numbers each do not fit: take smaller batches or fewer units"
              .formatted(capacity, units));
    }
    return (int) size;
  }

  HiddenPass hidden(int layer) {
    return hidden.get(layer);
  }

  /// The outputs of the network, before softmax.
  float[] outputs() {
    return outputs;
  }

  /// The gradient of the objective in the outputs.
  float[] outputGradient() {
    return outputGradient;
  }

  /// Computes all layers.
  ///
  /// @param seed of the random draws of activation functions
  /// @param step the number of the step, for the same purpose
  void forward(Batch batch, long seed, long step) {
    rows = batch.size();
    batch.copyInputs(x);
    for (int i = 0; i < hidden.size(); i++) {
      DenseLayer dense = perceptron.dense().get(i);
      HiddenPass pass = hidden.get(i);
      int layer = i;
      pass.draw(draw -> Streams.draws(seed, step, layer, draw), rows * dense.units);
      dense.forward(
          worker,
          input(i),
          pass.z,
          (first, count) -> pass.forward(first * dense.units, count * dense.units));
    }
    perceptron.dense().getLast().forward(worker, input(hidden.size()), outputs, (_, _) -> {});
  }

  /// Computes the gradients of all weights, biases and learned parameters, from the gradient in the
  /// outputs.
  void backward() {
    for (int i = hidden.size(); i >= 0; i--) {
      DenseLayer dense = perceptron.dense().get(i);
      float[] dz = i == hidden.size() ? outputGradient : hidden.get(i).dz;
      dense.gradients(worker, input(i), dz, ones);
      if (i > 0) {
        backward(dense, dz, hidden.get(i - 1));
      }
    }
  }

  /// From the gradient in the sums of a layer to that in the sums of the layer before.
  private void backward(DenseLayer dense, float[] dz, HiddenPass before) {
    before.beginBackward();
    dense.backward(
        worker,
        dz,
        before.dz,
        rows,
        (first, count) -> before.backward(first * dense.inputs, count * dense.inputs));
    before.endBackward();
  }

  /// What a layer sees.
  private Matrix input(int layer) {
    float[] values = layer == 0 ? x : hidden.get(layer - 1).a;
    return Matrix.of(values, rows, perceptron.dense().get(layer).inputs);
  }
}
