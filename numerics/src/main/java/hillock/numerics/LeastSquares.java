// SPDX-License-Identifier: Apache-2.0
package hillock.numerics;

import java.util.Arrays;

/// Parameters for which a model is nearest to data in the mean square, by the method of Levenberg
/// and Marquardt.
///
/// It finds a local minimum near the start: the same one always, and not always the least.
public final class LeastSquares {
  private static final int MOST_STEPS = 500;
  private static final double LARGEST_DAMPING = 1e16;

  /// A step that lessens the sum of squares by a smaller part than this is the last.
  private static final double TOLERANCE = 1e-12;

  /// What is fitted.
  public interface Model {
    /// Computes the residuals and their slopes in each parameter.
    ///
    /// @param parameters the values of the parameters
    /// @param residuals receives one number for each datum; NaN refuses the parameters
    /// @param slopes receives, for each parameter, one slope for each datum
    void at(double[] parameters, double[] residuals, double[][] slopes);
  }

  /// Parameters, the root of the mean square of the residuals there, and the steps that it took.
  @SuppressWarnings("ArrayRecordComponent")
  public record Fit(double[] parameters, double rms, int steps) {}

  private final Model model;
  private final int data;
  private final int unknowns;
  private double[] parameters;
  private double[] residuals;
  private double[][] slopes;

  private LeastSquares(Model model, double[] start, int data) {
    this.model = model;
    this.data = data;
    this.unknowns = start.length;
    this.parameters = start.clone();
    this.residuals = new double[data];
    this.slopes = new double[unknowns][data];
  }

  /// The fit that is reached from a start.
  ///
  /// @param data the number of residuals
  /// @throws ArithmeticException if the model has no value at the start
  public static Fit from(double[] start, int data, Model model) {
    return new LeastSquares(model, start, data).fit();
  }

  private Fit fit() {
    model.at(parameters, residuals, slopes);
    double cost = dot(residuals, residuals);
    if (!Double.isFinite(cost)) {
      throw new ArithmeticException("the model has no finite value at the start");
    }
    double damping = 1e-3;
    int steps = 0;
    while (cost > 0 && damping < LARGEST_DAMPING && steps < MOST_STEPS) {
      steps++;
      double[] next = step(damping);
      double[] nextResiduals = new double[data];
      double[][] nextSlopes = new double[unknowns][data];
      model.at(next, nextResiduals, nextSlopes);
      double nextCost = dot(nextResiduals, nextResiduals);
      if (nextCost < cost) {
        boolean isLast = cost - nextCost <= TOLERANCE * cost;
        parameters = next;
        residuals = nextResiduals;
        slopes = nextSlopes;
        cost = nextCost;
        damping = Math.max(1e-12, damping / 5);
        if (isLast) {
          break;
        }
      } else {
        damping *= 4;
      }
    }
    return new Fit(parameters, Math.sqrt(cost / data), steps);
  }

  /// The parameters after a step: that of Gauss and Newton, shortened by the damping.
  private double[] step(double damping) {
    double[][] equations = new double[unknowns][unknowns + 1];
    for (int i = 0; i < unknowns; i++) {
      for (int j = 0; j < unknowns; j++) {
        equations[i][j] = dot(slopes[i], slopes[j]);
      }
      double curvature = equations[i][i];
      equations[i][i] = curvature > 0 ? curvature * (1 + damping) : 1;
      equations[i][unknowns] = -dot(slopes[i], residuals);
    }
    double[] change = solve(equations);
    double[] next = parameters.clone();
    Arrays.setAll(next, i -> parameters[i] + change[i]);
    return next;
  }

  /// Gaussian elimination; the matrix is positive definite, and so the diagonal is the pivot.
  private double[] solve(double[][] equations) {
    for (int column = 0; column < unknowns; column++) {
      for (int row = column + 1; row < unknowns; row++) {
        double factor = equations[row][column] / equations[column][column];
        for (int k = column; k <= unknowns; k++) {
          equations[row][k] -= factor * equations[column][k];
        }
      }
    }
    double[] solution = new double[unknowns];
    for (int row = unknowns - 1; row >= 0; row--) {
      double rest = equations[row][unknowns];
      for (int k = row + 1; k < unknowns; k++) {
        rest -= equations[row][k] * solution[k];
      }
      solution[row] = rest / equations[row][row];
    }
    return solution;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
