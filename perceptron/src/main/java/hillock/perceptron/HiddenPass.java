// SPDX-License-Identifier: Apache-2.0
package hillock.perceptron;

import hillock.codegen.Kernel;
import hillock.codegen.KernelPlan.Kind;
import hillock.codegen.KernelPlan.Mode;
import hillock.expr.Expr.Draw;
import hillock.numerics.Philox;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// What a hidden layer computes on one batch after another: z, a = g(z), dz.
///
/// Rows are examples. `dz` first receives da, which backward overwrites.
final class HiddenPass {
  /// Elements whose parameter gradients are in memory at a time.
  private static final int CHUNK = 4096;

  final float[] z;
  final float[] a;
  final float[] dz;
  private final ActivationLayer layer;
  private final List<Draw> draws;
  private final Pointwise forward;
  private final Pointwise backward;
  private final @Nullable Pointwise parameterGradients;
  private final float[][] inputs;
  private final float[][] inputsAndGradient;
  private final float[][] outputs;
  private final float[][] gradientOutputs;
  private final float[][] products;
  private final double[] sums;

  /// @param size the number of units times the largest number of examples
  HiddenPass(ActivationLayer layer, Mode mode, int size) {
    this.layer = layer;
    this.z = new float[size];
    this.a = new float[size];
    this.dz = new float[size];
    Kernel kernel = layer.kernel(mode);
    this.draws = kernel.plan().draws();
    this.forward = new Pointwise(kernel.compiled(Kind.FORWARD));
    this.backward = new Pointwise(kernel.compiled(Kind.BACKWARD));
    this.parameterGradients =
        layer.parameters.length == 0
            ? null
            : new Pointwise(kernel.compiled(Kind.PARAMETER_GRADIENTS));
    this.inputs = new float[1 + draws.size()][];
    inputs[0] = z;
    for (int i = 0; i < draws.size(); i++) {
      inputs[1 + i] = new float[size];
    }
    this.inputsAndGradient = Arrays.copyOf(inputs, inputs.length + 1);
    inputsAndGradient[inputs.length] = dz;
    this.outputs = new float[][] {a};
    this.gradientOutputs = new float[][] {dz};
    this.products = new float[layer.parameters.length][Math.min(CHUNK, size)];
    this.sums = new double[layer.parameters.length];
  }

  /// Fills the random draws of the function.
  ///
  /// @param streams the stream of each draw
  void draw(IntFunction<Philox> streams, int length) {
    for (int i = 0; i < draws.size(); i++) {
      float[] dst = inputs[1 + i];
      switch (draws.get(i).distribution()) {
        case UNIFORM -> streams.apply(i).fillUniform(dst, 0, length, 0);
        case NORMAL -> streams.apply(i).fillNormal(dst, 0, length, 0);
      }
    }
  }

  /// a = g(z) on part of the batch.
  void forward(int offset, int length) {
    forward.run(inputs, offset, outputs, offset, length, layer.parameters);
  }

  /// Forgets the parameter gradients of the last batch.
  void beginBackward() {
    Arrays.fill(sums, 0);
  }

  /// dz = da ∘ g′(z) (equation 28 of the survey) on part of the batch, and the part's share of the
  /// parameter gradients, Σ da·∂g/∂p.
  void backward(int offset, int length) {
    if (parameterGradients != null) {
      for (int done = 0; done < length; done += CHUNK) {
        int part = Math.min(CHUNK, length - done);
        parameterGradients.run(
            inputsAndGradient, offset + done, products, 0, part, layer.parameters);
        addProducts(part);
      }
    }
    backward.run(inputsAndGradient, offset, gradientOutputs, offset, length, layer.parameters);
  }

  private void addProducts(int length) {
    for (int p = 0; p < sums.length; p++) {
      sums[p] += sum(products[p], length);
    }
  }

  /// The sum in double, as four sums that wait less for each other.
  private static double sum(float[] terms, int length) {
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    int i = 0;
    for (; i + 4 <= length; i += 4) {
      sum0 += terms[i];
      sum1 += terms[i + 1];
      sum2 += terms[i + 2];
      sum3 += terms[i + 3];
    }
    for (; i < length; i++) {
      sum0 += terms[i];
    }
    return (sum0 + sum1) + (sum2 + sum3);
  }

  /// Hands the parameter gradients to the layer.
  void endBackward() {
    for (int p = 0; p < sums.length; p++) {
      layer.gradient[p] = (float) sums[p];
    }
  }
}
