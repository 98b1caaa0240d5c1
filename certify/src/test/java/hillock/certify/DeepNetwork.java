// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.numerics.Philox;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/// A perceptron with many layers of one width and random weights, in plain loops.
final class DeepNetwork {
  private final int depth;
  private final int width;
  private final Philox random;
  private final float[][] weights;

  /// Draws standard normal weights; runs scale them.
  DeepNetwork(long seed, int depth, int width) {
    this.depth = depth;
    this.width = width;
    this.random = new Philox(seed);
    this.weights = new float[depth][width * width];
    for (int layer = 1; layer < depth; layer++) {
      random.withStream(layer).fillNormal(weights[layer], 0, width * width, 0);
    }
  }

  /// What two inputs cause, layer by layer.
  ///
  /// @param variance the mean square of what enters the activation functions
  /// @param correlation between the two inputs
  /// @param gradientGrowth the logarithm of the growth of the root mean square of gradients on the
  ///     way back through one layer, on average
  record Signals(List<Double> variance, List<Double> correlation, double gradientGrowth) {
    static Signals mean(List<Signals> all) {
      double growth =
          all.stream().mapToDouble(Signals::gradientGrowth).average().orElseThrow();
      return new Signals(
          mean(all.stream().map(Signals::variance).toList()),
          mean(all.stream().map(Signals::correlation).toList()),
          growth);
    }

    /// The mean of several lists, layer by layer.
    private static List<Double> mean(Collection<List<Double>> lists) {
      int depth = lists.iterator().next().size();
      return IntStream.range(0, depth)
          .mapToObj(i -> lists.stream().mapToDouble(list -> list.get(i)).average().orElseThrow())
          .toList();
    }
  }

  /// Sends two inputs forward, and random gradients back.
  Signals run(
      WrittenOut function, double sigmaW, double sigmaB, double variance, double correlation) {
    double[][] first = new double[depth][];
    double[][] second = new double[depth][];
    first[0] = normals(1000, Math.sqrt(variance));
    double[] other = normals(1001, Math.sqrt(variance));
    second[0] = new double[width];
    double rest = Math.sqrt(1 - correlation * correlation);
    for (int i = 0; i < width; i++) {
      second[0][i] = correlation * first[0][i] + rest * other[i];
    }
    for (int layer = 1; layer < depth; layer++) {
      double[] biases = normals(2000 + layer, sigmaB);
      first[layer] = forward(function, weights[layer], first[layer - 1], sigmaW, biases);
      second[layer] = forward(function, weights[layer], second[layer - 1], sigmaW, biases);
    }
    double growth =
        (growth(function, first, sigmaW) + growth(function, second, sigmaW)) / 2;
    return signals(first, second, growth);
  }

  private double[] normals(long stream, double deviation) {
    double[] values = new double[width];
    random.withStream(stream).fillNormal(values, 0, width, 0);
    for (int i = 0; i < width; i++) {
      values[i] *= deviation;
    }
    return values;
  }

  private double[] forward(
      WrittenOut function, float[] w, double[] z, double sigmaW, double[] biases) {
    double[] activations = new double[width];
    for (int i = 0; i < width; i++) {
      activations[i] = function.value().applyAsDouble(z[i]);
    }
    double scale = sigmaW / Math.sqrt(width);
    double[] next = biases.clone();
    for (int i = 0; i < width; i++) {
      double sum = 0;
      for (int j = 0; j < width; j++) {
        sum += w[i * width + j] * activations[j];
      }
      next[i] += scale * sum;
    }
    return next;
  }

  /// How gradients grow on their way back from a random one at the last layer.
  private double growth(WrittenOut function, double[][] z, double sigmaW) {
    double[] gradient = normals(3000, 1);
    double last = meanProduct(gradient, gradient);
    double scale = sigmaW / Math.sqrt(width);
    for (int layer = depth - 1; layer >= 1; layer--) {
      double[] before = new double[width];
      for (int i = 0; i < width; i++) {
        for (int j = 0; j < width; j++) {
          before[j] += weights[layer][i * width + j] * gradient[i];
        }
      }
      for (int j = 0; j < width; j++) {
        before[j] *= scale * function.slope().applyAsDouble(z[layer - 1][j]);
      }
      gradient = before;
    }
    return Math.log(meanProduct(gradient, gradient) / last) / (2 * (depth - 1));
  }

  private Signals signals(double[][] first, double[][] second, double growth) {
    List<Double> variance = new ArrayList<>();
    List<Double> correlation = new ArrayList<>();
    for (int layer = 0; layer < depth; layer++) {
      double one = meanProduct(first[layer], first[layer]);
      double two = meanProduct(second[layer], second[layer]);
      variance.add((one + two) / 2);
      correlation.add(meanProduct(first[layer], second[layer]) / Math.sqrt(one * two));
    }
    return new Signals(variance, correlation, growth);
  }

  private double meanProduct(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < width; i++) {
      sum += a[i] * b[i];
    }
    return sum / width;
  }
}
