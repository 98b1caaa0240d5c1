// SPDX-License-Identifier: Apache-2.0
package hillock.perceptron;

import hillock.codegen.BackwardForm;
import hillock.codegen.GradientSums;
import hillock.codegen.Kernel;
import hillock.codegen.KernelPlan.Kind;
import hillock.codegen.KernelPlan.Mode;
import hillock.codegen.Rows;
import hillock.expr.Expr.Draw;
import hillock.numerics.Philox;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a hidden layer computes on one batch after another: z, a = g(z), dz.
///
/// Rows are examples. `dz` first receives da, which backward overwrites. What slopes are computed from,
/// z, a or slopes stored on the way forward, is the compiler's choice; learned parameters need z.
final class HiddenPass {
  final float[] z;
  final float[] a;
  final float[] dz;
  private final ActivationLayer layer;
  private final List<Draw> draws;
  private final Pointwise forward;
  private final Pointwise backward;
  private final @Nullable GradientSums sums;
  private final float[][] inputs;
  private final float[][] outputs;
  private final float[][] backwardInputs;
  private final float[][] gradientOutputs;

  /// @param size the number of units times the largest number of examples
  HiddenPass(ActivationLayer layer, Mode mode, int size) {
    this.layer = layer;
    this.z = new float[size];
    this.a = new float[size];
    this.dz = new float[size];
    Kernel kernel = layer.kernel(mode);
    this.draws = kernel.plan().draws();
    this.inputs = new float[1 + draws.size()][];
    inputs[0] = z;
    for (int i = 0; i < draws.size(); i++) {
      inputs[1 + i] = new float[size];
    }
    this.gradientOutputs = new float[][] {dz};
    int learned = layer.parameters.length;
    BackwardForm form = form(kernel, mode, size);
    float[] saved =
        switch (form) {
          case FROM_INPUT -> z;
          case FROM_OUTPUT -> a;
          case FROM_SLOPE -> new float[size];
        };
    boolean storesSlopes = form == BackwardForm.FROM_SLOPE;
    this.forward =
        new Pointwise(kernel.compiled(storesSlopes ? Kind.VALUE_AND_SLOPE : Kind.FORWARD));
    this.outputs = storesSlopes ? new float[][] {a, saved} : new float[][] {a};
    this.backwardInputs =
        form == BackwardForm.FROM_INPUT ? with(inputs, dz) : new float[][] {saved, dz};
    this.backward =
        new Pointwise(
            learned > 0 ? kernel.compiled(Kind.GRADIENTS) : kernel.compiled(form));
    this.sums =
        learned > 0 ? new GradientSums(kernel.compiled(Kind.GRADIENTS), learned) : null;
  }

  /// The form of the backward pass. Outside of training most passes have none, and slopes would be stored
  /// for nothing.
  private static BackwardForm form(Kernel kernel, Mode mode, int size) {
    BackwardForm chosen = kernel.backwardPlan().form(size);
    return mode == Mode.EVALUATION && chosen == BackwardForm.FROM_SLOPE
        ? BackwardForm.FROM_INPUT
        : chosen;
  }

  private static float[][] with(float[][] arrays, float[] last) {
    float[][] all = Arrays.copyOf(arrays, arrays.length + 1);
    all[arrays.length] = last;
    return all;
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
    if (sums != null) {
      sums.clear();
    }
  }

  /// dz = da ∘ g′(z) (equation 28 of the survey) on part of the batch, and the part's share of the
  /// parameter gradients, Σ da·∂g/∂p.
  void backward(int offset, int length) {
    if (sums == null) {
      backward.run(
          backwardInputs, offset, gradientOutputs, offset, length, layer.parameters);
      return;
    }
    sums.add(
        rows(backwardInputs, offset, length),
        rows(gradientOutputs, offset, length),
        backward.parameters(layer.parameters));
  }

  private static Rows[] rows(float[][] arrays, int offset, int length) {
    return Stream.of(arrays)
        .map(array -> Rows.of(array, offset, 1, length, length))
        .toArray(Rows[]::new);
  }

  /// Hands the parameter gradients to the layer.
  void endBackward() {
    if (sums == null) {
      return;
    }
    double[] gradients = sums.sums();
    for (int p = 0; p < gradients.length; p++) {
      layer.gradient[p] = (float) gradients[p];
    }
  }
}
