// SPDX-License-Identifier: Apache-2.0
package hillock.perceptron;

import java.util.List;

/// How the learning rate changes while training goes on.
public sealed interface Schedule {
  /// The same rate all the time.
  record Constant() implements Schedule {}

  /// Half a period of a cosine, from the full rate to none: (1 + cos(π·progress))/2.
  ///
  /// Source: Loshchilov and Hutter, *SGDR: stochastic gradient descent with warm restarts* (2017),
  /// without restarts.
  record Cosine() implements Schedule {}

  /// A factor that is applied once more at each of some points.
  ///
  /// @param factor in (0, 1]
  /// @param points parts of the training in (0, 1), such as 0.5 and 0.75
  record Steps(double factor, List<Double> points) implements Schedule {
    public Steps {
      points = List.copyOf(points);
      if (!(factor > 0 && factor <= 1)) {
        throw new IllegalArgumentException("the factor must be in (0, 1], not " + factor);
      }
      for (double point : points) {
        if (!(point > 0 && point < 1)) {
          throw new IllegalArgumentException("a point must be in (0, 1), not " + point);
        }
      }
    }
  }

  /// What the learning rate is multiplied by.
  ///
  /// @param progress the part of all steps that is done, in [0, 1)
  default double factor(double progress) {
    return switch (this) {
      case Constant _ -> 1;
      case Cosine _ -> (1 + StrictMath.cos(Math.PI * progress)) / 2;
      case Steps(var factor, var points) -> {
        long passed = points.stream().filter(point -> progress >= point).count();
        yield StrictMath.pow(factor, (double) passed);
      }
    };
  }
}
