// SPDX-License-Identifier: Apache-2.0
package hillock.perceptron;

import hillock.codegen.Kernel;
import hillock.codegen.KernelPlan.Mode;
import hillock.perceptron.Engine.Kernels;

/// The activation function of a layer, with the layer's own learned parameters and their gradients.
final class ActivationLayer {
  final float[] parameters;
  final float[] gradient;
  private final Kernels kernels;
  private final ParameterBounds bounds;

  ActivationLayer(Kernels kernels) {
    this.kernels = kernels;
    double[] defaults = kernels.evaluation().learned();
    this.parameters = new float[defaults.length];
    this.gradient = new float[defaults.length];
    this.bounds = new ParameterBounds(kernels.evaluation().plan().activation());
    for (int i = 0; i < defaults.length; i++) {
      parameters[i] = (float) defaults[i];
    }
    project();
  }

  /// The function as it is while training, or outside of it.
  Kernel kernel(Mode mode) {
    return switch (mode) {
      case TRAINING -> kernels.training();
      case EVALUATION -> kernels.evaluation();
    };
  }

  /// Moves parameters that have left their domains to the nearest number within.
  void project() {
    bounds.project(parameters);
  }
}
