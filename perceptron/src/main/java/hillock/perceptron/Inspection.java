// SPDX-License-Identifier: Apache-2.0
package hillock.perceptron;

import hillock.codegen.KernelPlan.Kind;
import hillock.codegen.KernelPlan.Mode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Looks at the layers of a network on a fixed sample of examples.
final class Inspection {
  /// Examples of the sample.
  static final int SAMPLE = 512;

  private final Perceptron perceptron;
  private final Batch sample;
  private final Loss loss;
  private final Pass pass;

  /// @param seed of the choice of the examples
  Inspection(Engine engine, Perceptron perceptron, Examples examples, long seed) {
    int size = Math.min(SAMPLE, examples.count());
    int[] order = Streams.sample(seed).permutation(examples.count());
    this.perceptron = perceptron;
    this.sample = new Batch(examples, order, 0, size);
    this.loss = Loss.of(examples.targets(), engine);
    this.pass = new Pass(perceptron, engine.worker(), Mode.EVALUATION, size);
  }

  /// The statistics of all layers, the output layer last.
  List<LayerStatistics> statistics() {
    pass.forward(sample, 0, 0);
    loss.add(sample, pass.outputs(), pass.outputGradient(), new Tally());
    pass.backward();
    List<LayerStatistics> layers = new ArrayList<>();
    for (int i = 0; i < perceptron.activations().size(); i++) {
      layers.add(hidden(i));
    }
    layers.add(output());
    return layers;
  }

  private LayerStatistics hidden(int layer) {
    DenseLayer dense = perceptron.dense().get(layer);
    ActivationLayer activation = perceptron.activations().get(layer);
    HiddenPass hidden = pass.hidden(layer);
    float[] slopes = slopes(activation, hidden.z);
    List<Float> learned = new ArrayList<>();
    for (float parameter : activation.parameters) {
      learned.add(parameter);
    }
    return statistics(dense, hidden.z, hidden.a, slopes, hidden.dz, learned);
  }

  private LayerStatistics output() {
    DenseLayer dense = perceptron.dense().getLast();
    float[] z = pass.outputs();
    float[] slopes = new float[z.length];
    Arrays.fill(slopes, 1);
    return statistics(dense, z, z, slopes, pass.outputGradient(), List.of());
  }

  /// g′ at every sum.
  private static float[] slopes(ActivationLayer activation, float[] z) {
    Pointwise backward = new Pointwise(activation.kernel(Mode.EVALUATION).compiled(Kind.BACKWARD));
    float[] slopes = new float[z.length];
    Arrays.fill(slopes, 1);
    float[][] outputs = {slopes};
    backward.run(new float[][] {z, slopes}, 0, outputs, 0, z.length, activation.parameters);
    return slopes;
  }

  private LayerStatistics statistics(
      DenseLayer dense, float[] z, float[] a, float[] slopes, float[] dz, List<Float> learned) {
    int length = z.length;
    return new LayerStatistics(
        Moments.of(z, length),
        Moments.of(a, length),
        Histogram.of(z, length),
        Histogram.of(a, length),
        saturated(slopes),
        dead(slopes, dense.units),
        sparse(a),
        norm(dense.weightGradient),
        norm(dz) * Math.sqrt(sample.size()),
        learned);
  }

  private static double saturated(float[] slopes) {
    int count = 0;
    for (float slope : slopes) {
      count += Math.abs(slope) < LayerStatistics.SATURATED_SLOPE ? 1 : 0;
    }
    return (double) count / slopes.length;
  }

  private static double dead(float[] slopes, int units) {
    boolean[] isAlive = new boolean[units];
    for (int i = 0; i < slopes.length; i++) {
      isAlive[i % units] |= slopes[i] != 0;
    }
    int count = 0;
    for (boolean alive : isAlive) {
      count += alive ? 0 : 1;
    }
    return (double) count / units;
  }

  private static double sparse(float[] a) {
    int count = 0;
    for (float value : a) {
      count += value == 0 ? 1 : 0;
    }
    return (double) count / a.length;
  }

  private static double norm(float[] numbers) {
    double squares = 0;
    for (float number : numbers) {
      squares += (double) number * number;
    }
    return Math.sqrt(squares);
  }
}
