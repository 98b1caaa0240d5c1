// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.codegen.Kernel;
import hillock.codegen.KernelPlan.Kind;
import hillock.expr.Activation;
import hillock.expr.Expr.Param;
import hillock.expr.Rational;
import java.util.Arrays;
import java.util.List;

/// The difference between a function and what it is fitted to, and its slopes in the parameters.
final class FitResiduals {
  private final Activation function;
  private final Kernel kernel;
  private final double[] x;
  private final double[] wanted;

  /// What is wanted at each x.
  FitResiduals(Activation function, Kernel kernel, double[] x, double[] wanted) {
    this.function = function;
    this.kernel = kernel;
    this.x = x.clone();
    this.wanted = wanted.clone();
  }

  /// NaN for parameters outside their domains.
  void at(double[] parameters, double[] residuals, double[][] slopes) {
    if (!inDomain(parameters)) {
      Arrays.fill(residuals, Double.NaN);
      return;
    }
    kernel.learn(parameters);
    kernel.forward(x, residuals);
    for (int i = 0; i < residuals.length; i++) {
      residuals[i] -= wanted[i];
    }
    double[] ones = new double[x.length];
    Arrays.fill(ones, 1);
    kernel.run(Kind.PARAMETER_GRADIENTS, new double[][] {x, ones}, slopes);
  }

  private boolean inDomain(double[] parameters) {
    List<Param> learned = function.learnedElements();
    for (int i = 0; i < parameters.length; i++) {
      if (!isInDomain(learned.get(i), parameters[i])) {
        return false;
      }
    }
    return true;
  }

  private boolean isInDomain(Param parameter, double value) {
    return Double.isFinite(value)
        && function
            .parameter(parameter.name())
            .orElseThrow()
            .domain()
            .contains(Rational.of(value));
  }

  /// The largest difference at the points.
  double largest(double[] parameters) {
    double[] residuals = new double[x.length];
    at(parameters, residuals, new double[parameters.length][x.length]);
    return Arrays.stream(residuals).map(Math::abs).max().orElse(0);
  }
}
