// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.codegen.Kernel;
import hillock.expr.Activation;
import hillock.expr.Expr.Param;
import hillock.expr.Printer;
import hillock.numerics.LeastSquares;
import hillock.numerics.Precision;
import java.util.Arrays;
import java.util.List;

/// The learned parameters with which one function is nearest to another on an interval, in the mean
/// square over equally spaced points.
///
/// @param values the parameters, in the order of the function's learned elements
/// @param rms the root of the mean square of the difference
/// @param largest the largest difference at the points
/// @param steps the steps that the fit took
record ParameterFit(List<Value> values, double rms, double largest, int steps) {
  private static final int POINTS = 4_001;

  /// A learned parameter, or an element of one, and its value.
  record Value(String name, double value) {}

  /// Fits from the defaults of the function.
  ///
  /// @throws IllegalArgumentException if the function has no learned parameters, or either has no
  ///     value on the interval
  static ParameterFit of(Activation function, Activation target, double lo, double hi) {
    List<Param> learned = function.learnedElements();
    if (learned.isEmpty()) {
      throw new IllegalArgumentException(
          function.name() + " has no learned parameters: " + function.header());
    }
    double[] x = new double[POINTS];
    Arrays.setAll(x, i -> lo + (hi - lo) * i / (POINTS - 1));
    double[] wanted = new double[POINTS];
    Kernel.of(target, Precision.F64).forward(x, wanted);
    Kernel kernel = Kernel.of(function, Precision.F64);
    FitResiduals residuals = new FitResiduals(function, kernel, x, wanted);
    try {
      LeastSquares.Fit fit = LeastSquares.from(kernel.learned(), POINTS, residuals::at);
      return new ParameterFit(
          values(learned, fit.parameters()),
          fit.rms(),
          residuals.largest(fit.parameters()),
          fit.steps());
    } catch (ArithmeticException undefined) {
      throw new IllegalArgumentException(
          "the functions have no finite values everywhere on [%s, %s]".formatted(lo, hi));
    }
  }

  private static List<Value> values(List<Param> learned, double[] parameters) {
    Value[] values = new Value[parameters.length];
    Arrays.setAll(values, i -> new Value(Printer.print(learned.get(i)), parameters[i]));
    return List.of(values);
  }
}
