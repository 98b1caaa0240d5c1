// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import static jdk.incubator.vector.VectorOperators.F2D;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.MAX;

import java.util.Objects;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// Loops of reductions over vectors as wide as the machine has them.
///
/// Four vectors of partial sums are in registers at a time, which hides the time that an addition
/// takes; where four vectors are fewer than 32 numbers, further passes over the array form the other
/// partial sums.
final class VectorSums extends PartialSums {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;

  private static final int FLOAT_LANES = FLOATS.length();
  private static final int LANES = DOUBLES.length();

  /// As many floats as a vector has doubles.
  private static final VectorSpecies<Float> NARROW =
      VectorSpecies.of(float.class, VectorShape.forBitSize(Math.max(2, LANES) * Float.SIZE));

  /// @throws UnsupportedOperationException if vectors hold one double only
  static void check() {
    if (LANES < 2) {
      throw new UnsupportedOperationException("vectors of this machine hold one double only");
    }
  }

  private static DoubleVector load(float[] x, int from) {
    return (DoubleVector) FloatVector.fromArray(NARROW, x, from).convertShape(F2D, DOUBLES, 0);
  }

  private static DoubleVector load(double[] x, int from) {
    return DoubleVector.fromArray(DOUBLES, x, from);
  }

  @Override
  void addAll(float[] x, int from, int length) {
    for (int j = 0; j < COUNT; j += 4 * LANES) {
      DoubleVector a = DoubleVector.zero(DOUBLES);
      DoubleVector b = a;
      DoubleVector c = a;
      DoubleVector d = a;
      for (int i = from + j; i < from + length; i += COUNT) {
        a = a.add(load(x, i));
        b = b.add(load(x, i + LANES));
        c = c.add(load(x, i + 2 * LANES));
        d = d.add(load(x, i + 3 * LANES));
      }
      store(sums, j, a, b, c, d);
    }
  }

  @Override
  void addAll(float[] x, int xFrom, float[] y, int yFrom, int length) {
    for (int j = 0; j < COUNT; j += 4 * LANES) {
      DoubleVector a = DoubleVector.zero(DOUBLES);
      DoubleVector b = a;
      DoubleVector c = a;
      DoubleVector d = a;
      for (int i = j; i < length; i += COUNT) {
        int p = xFrom + i;
        int q = yFrom + i;
        a = load(x, p).fma(load(y, q), a);
        b = load(x, p + LANES).fma(load(y, q + LANES), b);
        c = load(x, p + 2 * LANES).fma(load(y, q + 2 * LANES), c);
        d = load(x, p + 3 * LANES).fma(load(y, q + 3 * LANES), d);
      }
      store(sums, j, a, b, c, d);
    }
  }

  private static void store(
      double[] to, int from, DoubleVector a, DoubleVector b, DoubleVector c, DoubleVector d) {
    a.intoArray(to, from);
    b.intoArray(to, from + LANES);
    c.intoArray(to, from + 2 * LANES);
    d.intoArray(to, from + 3 * LANES);
  }

  @Override
  void addAll(double[] x, int from, int length) {
    for (int j = 0; j < COUNT; j += 2 * LANES) {
      DoubleVector a = DoubleVector.zero(DOUBLES);
      DoubleVector b = a;
      DoubleVector lostOfA = a;
      DoubleVector lostOfB = a;
      for (int i = from + j; i < from + length; i += COUNT) {
        DoubleVector v = load(x, i);
        DoubleVector w = load(x, i + LANES);
        DoubleVector sumA = a.add(v);
        DoubleVector sumB = b.add(w);
        lostOfA = lostOfA.add(lost(a, v, sumA));
        lostOfB = lostOfB.add(lost(b, w, sumB));
        a = sumA;
        b = sumB;
      }
      store(j, a, b, lostOfA, lostOfB);
    }
  }

  @Override
  void addAll(double[] x, int xFrom, double[] y, int yFrom, int length) {
    for (int j = 0; j < COUNT; j += 2 * LANES) {
      DoubleVector a = DoubleVector.zero(DOUBLES);
      DoubleVector b = a;
      DoubleVector lostOfA = a;
      DoubleVector lostOfB = a;
      for (int i = j; i < length; i += COUNT) {
        DoubleVector x1 = load(x, xFrom + i);
        DoubleVector y1 = load(y, yFrom + i);
        DoubleVector x2 = load(x, xFrom + i + LANES);
        DoubleVector y2 = load(y, yFrom + i + LANES);
        DoubleVector v = x1.mul(y1);
        DoubleVector w = x2.mul(y2);
        DoubleVector sumA = a.add(v);
        DoubleVector sumB = b.add(w);
        lostOfA = lostOfA.add(lost(a, v, sumA).add(x1.fma(y1, v.neg())));
        lostOfB = lostOfB.add(lost(b, w, sumB).add(x2.fma(y2, w.neg())));
        a = sumA;
        b = sumB;
      }
      store(j, a, b, lostOfA, lostOfB);
    }
  }

  /// What rounding took away from x + y (Knuth).
  private static DoubleVector lost(DoubleVector x, DoubleVector y, DoubleVector sum) {
    DoubleVector part = sum.sub(x);
    return x.sub(sum.sub(part)).add(y.sub(part));
  }

  private void store(
      int from, DoubleVector a, DoubleVector b, DoubleVector lostOfA, DoubleVector lostOfB) {
    a.intoArray(sums, from);
    b.intoArray(sums, from + LANES);
    lostOfA.intoArray(lost, from);
    lostOfB.intoArray(lost, from + LANES);
  }

  @Override
  void halve(int distance) {
    for (int j = 0; j < distance; j += LANES) {
      load(sums, j).add(load(sums, j + distance)).intoArray(sums, j);
    }
  }

  @Override
  void addEach(float[] x, int from, int length) {
    int whole = length - length % LANES;
    for (int i = 0; i < whole; i += LANES) {
      load(x, from + i).add(0).intoArray(sums, i);
    }
    for (int i = whole; i < length; i++) {
      sums[i] = 0.0 + x[from + i];
    }
  }

  /// The last vector may take up some elements again, which does no harm.
  @Override
  public float max(float[] x, int from, int length) {
    Objects.checkFromIndexSize(from, length, x.length);
    if (length < FLOAT_LANES) {
      return largest(x, from, length) + 0f;
    }
    FloatVector a = FloatVector.broadcast(FLOATS, Float.NEGATIVE_INFINITY);
    FloatVector b = a;
    int last = from + length - FLOAT_LANES;
    int i = from;
    for (; i <= last - FLOAT_LANES; i += 2 * FLOAT_LANES) {
      FloatVector v = FloatVector.fromArray(FLOATS, x, i);
      FloatVector w = FloatVector.fromArray(FLOATS, x, i + FLOAT_LANES);
      a = a.blend(v, v.compare(GT, a));
      b = b.blend(w, w.compare(GT, b));
    }
    FloatVector v = FloatVector.fromArray(FLOATS, x, Math.min(i, last));
    FloatVector w = FloatVector.fromArray(FLOATS, x, last);
    a = a.blend(v, v.compare(GT, a));
    b = b.blend(w, w.compare(GT, b));
    return a.blend(b, b.compare(GT, a)).reduceLanes(MAX) + 0f;
  }

  private static float largest(float[] x, int from, int length) {
    float max = Float.NEGATIVE_INFINITY;
    for (int i = from; i < from + length; i++) {
      max = x[i] > max ? x[i] : max;
    }
    return max;
  }

  /// The last vector may take up some elements again, which does no harm.
  @Override
  public double max(double[] x, int from, int length) {
    Objects.checkFromIndexSize(from, length, x.length);
    if (length < LANES) {
      return largest(x, from, length) + 0.0;
    }
    DoubleVector a = DoubleVector.broadcast(DOUBLES, Double.NEGATIVE_INFINITY);
    DoubleVector b = a;
    int last = from + length - LANES;
    int i = from;
    for (; i <= last - LANES; i += 2 * LANES) {
      DoubleVector v = load(x, i);
      DoubleVector w = load(x, i + LANES);
      a = a.blend(v, v.compare(GT, a));
      b = b.blend(w, w.compare(GT, b));
    }
    DoubleVector v = load(x, Math.min(i, last));
    DoubleVector w = load(x, last);
    a = a.blend(v, v.compare(GT, a));
    b = b.blend(w, w.compare(GT, b));
    return a.blend(b, b.compare(GT, a)).reduceLanes(MAX) + 0.0;
  }

  private static double largest(double[] x, int from, int length) {
    double max = Double.NEGATIVE_INFINITY;
    for (int i = from; i < from + length; i++) {
      max = x[i] > max ? x[i] : max;
    }
    return max;
  }
}
