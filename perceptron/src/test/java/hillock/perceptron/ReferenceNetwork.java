// SPDX-License-Identifier: Apache-2.0
package hillock.perceptron;

import hillock.codegen.Interpreter;
import hillock.codegen.KernelPlan;
import hillock.codegen.KernelPlan.Kind;
import hillock.codegen.KernelPlan.Mode;
import hillock.codegen.Program;
import hillock.numerics.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;

/// A network in double, with loops as plain as possible and no derivatives at all.
///
/// Gradients come from central differences of the loss, so that the engine's backward pass is
/// compared with something that shares nothing with it.
final class ReferenceNetwork {
  private static final double STEP = 1e-5;

  /// Weights, biases and learned parameters of the layers, as the engine has them.
  final List<double[]> weights = new ArrayList<>();
  final List<double[]> biases = new ArrayList<>();
  final List<double[]> learned = new ArrayList<>();
  private final Network network;
  private final List<Program> programs = new ArrayList<>();
  private final Draws draws;

  /// The random draws of an activation function.
  interface Draws {
    double of(int layer, int draw, int example, int unit);
  }

  ReferenceNetwork(Perceptron perceptron, Mode mode, Draws draws) {
    this.network = perceptron.network();
    this.draws = draws;
    for (int i = 0; i <= network.hidden().size(); i++) {
      weights.add(doubles(perceptron.weights(i)));
      biases.add(doubles(perceptron.biases(i)));
    }
    for (int i = 0; i < network.hidden().size(); i++) {
      learned.add(doubles(perceptron.learned(i)));
      programs.add(
          new KernelPlan(network.hidden().get(i).activation(), Precision.F64, mode)
              .program(Kind.FORWARD));
    }
  }

  static double[] doubles(float[] floats) {
    double[] doubles = new double[floats.length];
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = floats[i];
    }
    return doubles;
  }

  /// The outputs for one example.
  double[] outputs(double[] x, int example) {
    double[] a = x;
    for (int layer = 0; layer < weights.size(); layer++) {
      double[] z = new double[biases.get(layer).length];
      for (int j = 0; j < z.length; j++) {
        z[j] = biases.get(layer)[j];
        for (int i = 0; i < a.length; i++) {
          z[j] += a[i] * weights.get(layer)[i * z.length + j];
        }
      }
      a = layer < programs.size() ? activate(layer, z, example) : z;
    }
    return a;
  }

  private double[] activate(int layer, double[] z, int example) {
    Program program = programs.get(layer);
    // Behind the learned parameters stand limits and bounds, which inputs of moderate size do not need.
    double[] parameters = new double[program.parameters()];
    Arrays.fill(parameters, Double.POSITIVE_INFINITY);
    System.arraycopy(learned.get(layer), 0, parameters, 0, learned.get(layer).length);
    double[] a = new double[z.length];
    for (int j = 0; j < z.length; j++) {
      double[] inputs = new double[program.inputs()];
      inputs[0] = z[j];
      for (int d = 1; d < inputs.length; d++) {
        inputs[d] = draws.of(layer, d - 1, example, j);
      }
      a[j] = Interpreter.run(program, inputs, parameters)[0];
    }
    return a;
  }

  /// The mean cross-entropy.
  double crossEntropy(double[][] x, int[] labels) {
    double total = 0;
    for (int i = 0; i < x.length; i++) {
      double[] z = outputs(x[i], i);
      double sum = 0;
      for (double value : z) {
        sum += StrictMath.exp(value);
      }
      total += StrictMath.log(sum) - z[labels[i]];
    }
    return total / x.length;
  }

  /// The mean of half the squared distance.
  double squaredError(double[][] x, double[][] targets) {
    double total = 0;
    for (int i = 0; i < x.length; i++) {
      double[] z = outputs(x[i], i);
      for (int k = 0; k < z.length; k++) {
        total += (z[k] - targets[i][k]) * (z[k] - targets[i][k]) / 2;
      }
    }
    return total / x.length;
  }

  /// The gradient of a loss in some of the numbers of this network.
  static double[] gradient(double[] numbers, DoubleSupplier loss) {
    double[] gradient = new double[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      double kept = numbers[i];
      numbers[i] = kept + STEP;
      double above = loss.getAsDouble();
      numbers[i] = kept - STEP;
      double below = loss.getAsDouble();
      numbers[i] = kept;
      gradient[i] = (above - below) / (2 * STEP);
    }
    return gradient;
  }
}
