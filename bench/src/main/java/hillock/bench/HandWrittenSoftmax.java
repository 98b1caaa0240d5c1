// SPDX-License-Identifier: Apache-2.0
package hillock.bench;

import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.MAX;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Softmax of rows as an expert writes it with the Vector API: the largest element; exponentials, stored
/// and added up in one loop; and a loop that scales.
///
/// The difference to the largest element is rounded and so is every addition to the sum, in floats: what
/// the kernel of `layers` does beyond that is the price of its accuracy.
final class HandWrittenSoftmax {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private HandWrittenSoftmax() {}

  /// @param columns the length of a row
  static void softmax(float[] x, float[] y, int columns) {
    for (int from = 0; from < x.length; from += columns) {
      float largest = largest(x, from, columns);
      scale(y, from, columns, 1 / exponentials(x, y, from, columns, largest));
    }
  }

  private static float largest(float[] x, int from, int columns) {
    FloatVector largest = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
    int whole = SPECIES.loopBound(columns);
    for (int i = 0; i < whole; i += LANES) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, from + i);
      largest = largest.blend(v, v.compare(GT, largest));
    }
    float result = largest.reduceLanes(MAX);
    for (int i = whole; i < columns; i++) {
      result = Math.max(result, x[from + i]);
    }
    return result;
  }

  private static float exponentials(float[] x, float[] y, int from, int columns, float largest) {
    FloatVector sum = FloatVector.zero(SPECIES);
    int whole = SPECIES.loopBound(columns);
    for (int i = 0; i < whole; i += LANES) {
      FloatVector e = HandWritten.exp(FloatVector.fromArray(SPECIES, x, from + i).sub(largest));
      e.intoArray(y, from + i);
      sum = sum.add(e);
    }
    float result = sum.reduceLanes(ADD);
    for (int i = from + whole; i < from + columns; i++) {
      y[i] = (float) StrictMath.exp(x[i] - largest);
      result += y[i];
    }
    return result;
  }

  private static void scale(float[] y, int from, int columns, float factor) {
    int whole = SPECIES.loopBound(columns);
    for (int i = 0; i < whole; i += LANES) {
      FloatVector.fromArray(SPECIES, y, from + i).mul(factor).intoArray(y, from + i);
    }
    for (int i = from + whole; i < from + columns; i++) {
      y[i] *= factor;
    }
  }
}
