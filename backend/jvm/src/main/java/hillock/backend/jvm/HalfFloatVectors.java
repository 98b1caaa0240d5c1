// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorSpecies;

/// Numbers of half precision, two to an integer.
///
/// Of a vector of 16-bit numbers, the floats of the even ones come first and then those of the odd
/// ones. Exponents are moved by integer additions; subnormal numbers are made and read by adding a
/// power of two in floating point and taking it away again, which rounds as it should.
final class HalfFloatVectors implements Conversion {
  private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;

  private static final int SIGN = 0x8000;
  private static final int MAGNITUDE = 0x7fff;

  /// What the significand of a float has more.
  private static final int MORE_BITS = 13;

  /// The exponent field of a float is greater by 112.
  private static final int MORE_EXPONENT = 112 << 23;

  /// 2⁻¹⁴ as a float, the smallest normal number.
  private static final int SMALLEST_NORMAL = 113 << 23;

  /// ½: the spacing of floats there is that of subnormal numbers of half precision.
  private static final int HALF = 126 << 23;

  private static final int FLOAT_MAGNITUDE = 0x7fffffff;
  private static final int FLOAT_INFINITY = 0x7f800000;

  /// 2¹⁶ as a float: too large even before rounding.
  private static final int TOO_LARGE = 143 << 23;

  private static final int INFINITY = 0x7c00;
  private static final int NOT_A_NUMBER = 0x7e00;

  @Override
  public int block() {
    return SHORTS.length();
  }

  @Override
  public void widen(short[] source, float[] target, int count) {
    for (int i = 0; i < count; i += SHORTS.length()) {
      IntVector pairs = ShortVector.fromArray(SHORTS, source, i).reinterpretAsInts();
      widened(pairs).intoArray(target, i);
      widened(pairs.lanewise(LSHR, 16)).intoArray(target, i + FLOATS.length());
    }
  }

  @Override
  public void round(float[] source, short[] target, int count) {
    for (int i = 0; i < count; i += SHORTS.length()) {
      IntVector even = rounded(FloatVector.fromArray(FLOATS, source, i));
      IntVector odd = rounded(FloatVector.fromArray(FLOATS, source, i + FLOATS.length()));
      even.or(odd.lanewise(LSHL, 16)).reinterpretAsShorts().intoArray(target, i);
    }
  }

  /// The numbers in the lower halves.
  private static FloatVector widened(IntVector halves) {
    IntVector magnitude = halves.and(MAGNITUDE).lanewise(LSHL, MORE_BITS);
    IntVector normal = magnitude.add(MORE_EXPONENT);
    IntVector special = normal.add(MORE_EXPONENT);
    IntVector subnormal =
        magnitude
            .add(SMALLEST_NORMAL)
            .reinterpretAsFloats()
            .sub(Float.intBitsToFloat(SMALLEST_NORMAL))
            .reinterpretAsInts();
    IntVector bits =
        normal
            .blend(special, magnitude.compare(GE, INFINITY << MORE_BITS))
            .blend(subnormal, magnitude.compare(LT, 1 << 23));
    return bits.or(halves.and(SIGN).lanewise(LSHL, 16)).reinterpretAsFloats();
  }

  /// The numbers in the lower halves; upper halves are 0.
  private static IntVector rounded(FloatVector floats) {
    IntVector bits = floats.reinterpretAsInts();
    IntVector magnitude = bits.and(FLOAT_MAGNITUDE);
    IntVector odd = magnitude.lanewise(LSHR, MORE_BITS).and(1);
    IntVector normal =
        magnitude.sub(MORE_EXPONENT).add(0xfff).add(odd).lanewise(LSHR, MORE_BITS);
    IntVector subnormal =
        magnitude
            .reinterpretAsFloats()
            .add(Float.intBitsToFloat(HALF))
            .reinterpretAsInts()
            .sub(HALF);
    IntVector result =
        normal
            .blend(subnormal, magnitude.compare(LT, SMALLEST_NORMAL))
            .blend(INFINITY, magnitude.compare(GE, TOO_LARGE))
            .blend(NOT_A_NUMBER, magnitude.compare(GT, FLOAT_INFINITY));
    return result.or(bits.lanewise(LSHR, 16).and(SIGN));
  }
}
