// SPDX-License-Identifier: Apache-2.0
package hillock.bench;

import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// Kernels as an expert writes them with the Vector API: the yardstick of generated ones.
///
/// They compute what the generated kernels compute, in the same steps where a person would take them:
/// exponentials by reduction to [-log(2)/2, log(2)/2] and a polynomial of degree 6, one division where
/// one will do. Special values are left to the arithmetic.
///
/// Lengths are multiples of [#LANES].
final class HandWritten {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  static final int LANES = SPECIES.length();

  private static final float LOG2E = 0x1.715476p0f;
  private static final float LN2_HIGH = -0x1.62e4p-1f;
  private static final float LN2_LOW = -0x1.7f7d1cp-20f;

  /// 1.5·2^23: adding it rounds to an integer, which then stands in the lowest bits.
  private static final float ROUND = 0x1.8p23f;

  private HandWritten() {}

  static void relu(float[] x, int from, float[] y, int to, int length) {
    FloatVector zero = FloatVector.zero(SPECIES);
    for (int i = 0; i < length; i += LANES) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, from + i);
      v.blend(zero, v.compare(LT, 0)).intoArray(y, to + i);
    }
  }

  static void sigmoid(float[] x, int from, float[] y, int to, int length) {
    for (int i = 0; i < length; i += LANES) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, from + i);
      FloatVector e = exp(v.abs().neg());
      of(1).blend(e, v.compare(LT, 0)).div(e.add(1)).intoArray(y, to + i);
    }
  }

  /// expm1(-2|x|) / (2 + expm1(-2|x|)), with the sign of -x.
  static void tanh(float[] x, int from, float[] y, int to, int length) {
    for (int i = 0; i < length; i += LANES) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, from + i);
      FloatVector u = v.abs().mul(-2);
      u = u.blend(of(-40), u.compare(LT, -40));
      FloatVector magic = u.fma(of(LOG2E), of(ROUND));
      FloatVector p = expm1OfRest(u, magic.sub(ROUND));
      FloatVector scale = scaledByBits(of(1), magic);
      FloatVector m = p.fma(scale, scale.sub(1));
      FloatVector sign = of(-1).blend(of(1), v.compare(LT, 0));
      m.mul(sign).div(m.add(2)).intoArray(y, to + i);
    }
  }

  /// x·n / (n + 2) with n = e(e + 2), e = exp(x); from 20 on that is x.
  static void mish(float[] x, int from, float[] y, int to, int length) {
    for (int i = 0; i < length; i += LANES) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, from + i);
      VectorMask<Float> large = v.compare(GT, 20);
      FloatVector e = exp(v.blend(of(0), large));
      FloatVector n = e.mul(e.add(2));
      v.mul(n).div(n.add(2)).blend(v, large).intoArray(y, to + i);
    }
  }

  /// Near 0 by the polynomial of erf, farther out by exp(-x²/2) times a rational function of
  /// z = |x| / sqrt(2).
  ///
  /// In one piece: the JIT compiler inlines only so many calls of ours into a loop, and one more makes
  /// every vector an object.
  static void gelu(float[] x, int from, float[] y, int to, int length) {
    for (int i = 0; i < length; i += LANES) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, from + i);
      FloatVector half = v.mul(0.5f);
      FloatVector z = v.abs().mul(0x1.6a09e6p-1f);

      FloatVector s = z.mul(z);
      FloatVector erf = s.mul(0x1.4964aep-14f).add(-0x1.a3f6f4p-11f);
      erf = erf.fma(s, broadcast(SPECIES, 0x1.54060cp-8f));
      erf = erf.fma(s, broadcast(SPECIES, -0x1.b7f928p-6f));
      erf = erf.fma(s, broadcast(SPECIES, 0x1.ce2cfap-4f));
      erf = erf.fma(s, broadcast(SPECIES, -0x1.81273ep-2f));
      erf = erf.fma(s, broadcast(SPECIES, 0x1.20dd74p0f)).mul(z);

      FloatVector square = v.mul(v);
      FloatVector lost = v.fma(v, square.neg()).mul(-0.5f);
      FloatVector u = square.mul(-0.5f);
      u = u.blend(broadcast(SPECIES, -104.5f), u.compare(LT, -104.5f));
      FloatVector magic = u.fma(broadcast(SPECIES, LOG2E), broadcast(SPECIES, ROUND + 64));
      FloatVector n = magic.sub(ROUND + 64);
      FloatVector r = n.fma(broadcast(SPECIES, LN2_HIGH), u);
      r = n.fma(broadcast(SPECIES, LN2_LOW), r).add(lost);
      FloatVector q = r.mul(0x1.6ad004p-10f).add(0x1.122be2p-7f);
      q = q.fma(r, broadcast(SPECIES, 0x1.555796p-5f));
      q = q.fma(r, broadcast(SPECIES, 0x1.5554aap-3f));
      q = q.fma(r, broadcast(SPECIES, 0x1.fffffep-2f));
      FloatVector e = q.fma(r.mul(r), r).add(1);
      e = e.reinterpretAsInts()
          .add(magic.reinterpretAsInts().lanewise(LSHL, 23))
          .reinterpretAsFloats()
          .mul(0x1p-64f);

      FloatVector w = z.blend(broadcast(SPECIES, 10.25f), z.compare(GT, 10.25f));
      FloatVector t = w.sub(3).div(w.add(3));
      FloatVector p = t.mul(-0x1.b80344p-14f).add(-0x1.85d532p-12f);
      p = p.fma(t, broadcast(SPECIES, 0x1.714478p-11f));
      p = p.fma(t, broadcast(SPECIES, 0x1.ade9fp-10f));
      p = p.fma(t, broadcast(SPECIES, -0x1.3ffab4p-7f));
      p = p.fma(t, broadcast(SPECIES, 0x1.67a5e4p-6f));
      p = p.fma(t, broadcast(SPECIES, -0x1.85fa9p-6f));
      p = p.fma(t, broadcast(SPECIES, -0x1.4f5f3ep-7f));
      p = p.fma(t, broadcast(SPECIES, 0x1.9596b8p-4f));
      p = p.fma(t, broadcast(SPECIES, -0x1.d8f07p-3f));
      p = p.fma(t, broadcast(SPECIES, 0x1.6e9828p-1f));

      FloatVector tail = half.mul(e.mul(p.div(w.add(1))));
      FloatVector far = v.sub(tail).blend(tail, v.compare(LT, 0));
      FloatVector near = half.abs().fma(erf, half);
      far.blend(near, z.compare(LT, 0.5f)).intoArray(y, to + i);
    }
  }

  /// e^v for v ≤ 20; results may be subnormal.
  static FloatVector exp(FloatVector v) {
    FloatVector bounded = v.blend(of(-104.5f), v.compare(LT, -104.5f));
    FloatVector magic = bounded.fma(of(LOG2E), of(ROUND + 64));
    FloatVector p = expm1OfRest(bounded, magic.sub(ROUND + 64)).add(1);
    return scaledByBits(p, magic).mul(0x1p-64f);
  }

  /// e^r - 1 for r = v - n·log(2).
  private static FloatVector expm1OfRest(FloatVector v, FloatVector n) {
    FloatVector r = n.fma(of(LN2_LOW), n.fma(of(LN2_HIGH), v));
    FloatVector q = of(0x1.6ad004p-10f).fma(r, of(0x1.122be2p-7f)).fma(r, of(0x1.555796p-5f));
    q = q.fma(r, of(0x1.5554aap-3f)).fma(r, of(0x1.fffffep-2f));
    return q.fma(r.mul(r), r);
  }

  /// v·2^n, where n stands in the lowest bits of a sum with [#ROUND].
  private static FloatVector scaledByBits(FloatVector v, FloatVector magic) {
    return v.reinterpretAsInts()
        .add(magic.reinterpretAsInts().lanewise(LSHL, 23))
        .reinterpretAsFloats();
  }

  private static FloatVector of(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }
}
