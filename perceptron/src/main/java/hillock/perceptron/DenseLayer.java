// SPDX-License-Identifier: Apache-2.0
package hillock.perceptron;

import hillock.codegen.spi.Matrix;
import hillock.codegen.spi.MatrixProduct;
import hillock.codegen.spi.MatrixProduct.RowsDone;
import hillock.numerics.Philox;
import java.util.Arrays;

/// Weights and biases of a layer, with their gradients: z = x·W + b, one example per row.
final class DenseLayer {
  final int inputs;
  final int units;
  final float[] weights;
  final float[] biases;
  final float[] weightGradient;
  final float[] biasGradient;

  DenseLayer(int inputs, int units) {
    this.inputs = inputs;
    this.units = units;
    this.weights = new float[inputs * units];
    this.biases = new float[units];
    this.weightGradient = new float[inputs * units];
    this.biasGradient = new float[units];
  }

  /// Gives weights the variance gain²/inputs and sets biases to zero.
  void initialize(Philox philox, double gain) {
    double deviation = gain / Math.sqrt(inputs);
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (deviation * philox.normal(i));
    }
    Arrays.fill(biases, 0);
  }

  /// z = x·W + b (equation 27 of the survey); the sums begin with the biases.
  void forward(MatrixProduct.Worker worker, Matrix x, float[] z, RowsDone done) {
    for (int i = 0; i < x.rows(); i++) {
      System.arraycopy(biases, 0, z, i * units, units);
    }
    worker.multiplyAdd(x, matrix(), Matrix.of(z, x.rows(), units), done);
  }

  /// dW = xᵀ·dz and db = Σ dz, the sum over examples (equations 29 and 30).
  ///
  /// @param ones at least as many ones as there are rows
  void gradients(MatrixProduct.Worker worker, Matrix x, float[] dz, float[] ones) {
    Matrix gradient = Matrix.of(dz, x.rows(), units);
    worker.multiply(x.transposed(), gradient, Matrix.of(weightGradient, inputs, units));
    Matrix row = Matrix.of(ones, 1, x.rows());
    worker.multiply(row, gradient, Matrix.of(biasGradient, 1, units));
  }

  /// dx = dz·Wᵀ (equation 31).
  void backward(MatrixProduct.Worker worker, float[] dz, float[] dx, int rows, RowsDone done) {
    Matrix gradient = Matrix.of(dz, rows, units);
    worker.multiply(gradient, matrix().transposed(), Matrix.of(dx, rows, inputs), done);
  }

  private Matrix matrix() {
    return Matrix.of(weights, inputs, units);
  }
}
