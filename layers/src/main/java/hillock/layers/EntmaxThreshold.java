// SPDX-License-Identifier: Apache-2.0
package hillock.layers;

import hillock.codegen.ProgramBuilder;
import hillock.codegen.Value;
import hillock.numerics.Precision;

/// The threshold of entmax-1.5: Σ max(0, z − τ)² = 1 for z = x/2.
///
/// Method: Newton's method from τ = −1 on for the root of that sum, which is convex and falls: the steps
/// come from the left and never pass the solution, and elements only ever leave the support. For every
/// support the quadratic equation is solved (`peters2019sparse`); its solution is the
/// threshold if it keeps the support, and else Newton's method goes on.
final class EntmaxThreshold implements Threshold {
  private final boolean isRefined;

  EntmaxThreshold(Precision precision) {
    this.isRefined =
        switch (precision) {
          case F32 -> false;
          case F64 -> true;
        };
  }

  @Override
  public double factor() {
    return 0.5;
  }

  @Override
  public Value result(ProgramBuilder b, Value above) {
    return b.multiply(above, above);
  }

  @Override
  public void find(Candidates elements, RowNumbers to, int row) {
    double threshold = -1;
    while (true) {
      double sum = 0;
      double squares = 0;
      double smallest = Double.POSITIVE_INFINITY;
      for (int i = 0; i < elements.count(); i++) {
        double distance = elements.number(i) - threshold;
        sum += distance;
        squares += distance * distance;
        smallest = Math.min(smallest, distance);
      }
      double exact = root(squares - 1, sum, elements.count());
      double step = (squares - Math.sqrt(squares)) / sum;
      double next = threshold + step;
      if (exact < smallest || !(next > threshold)) {
        double found = threshold + (exact < smallest ? exact : step);
        to.set(row, found, 0);
        if (isRefined) {
          elements.retainAbove(found);
          to.set(row, found, correction(elements, found));
        }
        return;
      }
      threshold = next;
      elements.retainAbove(threshold);
    }
  }

  /// The smaller d with k·d² − 2·sum·d + squares = 0, without cancellation.
  private static double root(double squares, double sum, int k) {
    double discriminant = sum * sum - k * squares;
    return squares / (sum + Math.sqrt(discriminant));
  }

  /// What a threshold lacks, by one more step of Newton's method with a sum that loses nothing.
  private static double correction(Candidates elements, double threshold) {
    ExactSum excess = new ExactSum(-1);
    double sum = 0;
    for (int i = 0; i < elements.count(); i++) {
      double distance = elements.number(i) - threshold;
      excess.addSquare(distance);
      sum += distance;
    }
    return excess.total() / (2 * sum);
  }
}
