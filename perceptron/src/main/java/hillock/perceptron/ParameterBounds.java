// SPDX-License-Identifier: Apache-2.0
package hillock.perceptron;

import hillock.calculus.RealEvaluator;
import hillock.expr.Activation;
import hillock.expr.Bounds;
import hillock.expr.Bounds.End;
import hillock.expr.Expr;
import hillock.expr.Parameter;
import hillock.expr.Rational;
import hillock.numerics.Precision;
import java.util.Map;

/// The smallest and largest floats in the domains of learned parameters.
final class ParameterBounds {
  private final float[] lo;
  private final float[] hi;

  ParameterBounds(Activation activation) {
    int size = activation.learnedElements().size();
    this.lo = new float[size];
    this.hi = new float[size];
    int i = 0;
    for (Parameter parameter : activation.parameters()) {
      if (parameter.isLearned()) {
        for (int element = 0; element < parameter.elements().size(); element++) {
          lo[i] = lowest(parameter.domain());
          hi[i] = highest(parameter.domain());
          i++;
        }
      }
    }
  }

  /// Moves numbers outside of their domains to the nearest float within; NaN stays.
  void project(float[] parameters) {
    for (int i = 0; i < parameters.length; i++) {
      if (parameters[i] < lo[i]) {
        parameters[i] = lo[i];
      } else if (parameters[i] > hi[i]) {
        parameters[i] = hi[i];
      }
    }
  }

  private static float lowest(Bounds domain) {
    return switch (domain.lo()) {
      case End.Infinite _ -> Float.NEGATIVE_INFINITY;
      case End.Finite(var end) -> {
        double exact = number(end);
        float nearest = (float) exact;
        boolean isInside = nearest >= exact && contains(domain, nearest);
        yield isInside ? nearest : Math.nextUp(nearest);
      }
    };
  }

  private static float highest(Bounds domain) {
    return switch (domain.hi()) {
      case End.Infinite _ -> Float.POSITIVE_INFINITY;
      case End.Finite(var end) -> {
        double exact = number(end);
        float nearest = (float) exact;
        boolean isInside = nearest <= exact && contains(domain, nearest);
        yield isInside ? nearest : Math.nextDown(nearest);
      }
    };
  }

  private static boolean contains(Bounds domain, float value) {
    return domain.contains(Rational.of((double) value));
  }

  private static double number(Expr end) {
    return RealEvaluator.round(end, Map.of(), Precision.F64)
        .orElseThrow(() -> new ArithmeticException("the end of a domain could not be rounded"));
  }
}
