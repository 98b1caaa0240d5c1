// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorSpecies;

/// The upper halves of floats, two to an integer.
///
/// Of a vector of 16-bit numbers, the floats of the even ones come first and then those of the odd
/// ones: shifts and masks are all it takes.
final class BrainFloatVectors implements Conversion {
  private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;

  private static final int UPPER_HALF = 0xffff0000;
  private static final int MAGNITUDE = 0x7fffffff;
  private static final int INFINITY = 0x7f800000;

  /// Makes a NaN quiet, so that it stays one whatever is cut off.
  private static final int QUIET = 0x00400000;

  @Override
  public int block() {
    return SHORTS.length();
  }

  @Override
  public void widen(short[] source, float[] target, int count) {
    for (int i = 0; i < count; i += SHORTS.length()) {
      IntVector pairs = ShortVector.fromArray(SHORTS, source, i).reinterpretAsInts();
      pairs.lanewise(LSHL, 16).reinterpretAsFloats().intoArray(target, i);
      pairs.and(UPPER_HALF).reinterpretAsFloats().intoArray(target, i + FLOATS.length());
    }
  }

  @Override
  public void round(float[] source, short[] target, int count) {
    for (int i = 0; i < count; i += SHORTS.length()) {
      IntVector even = rounded(FloatVector.fromArray(FLOATS, source, i).reinterpretAsInts());
      IntVector odd =
          rounded(FloatVector.fromArray(FLOATS, source, i + FLOATS.length()).reinterpretAsInts());
      even.lanewise(LSHR, 16)
          .or(odd.and(UPPER_HALF))
          .reinterpretAsShorts()
          .intoArray(target, i);
    }
  }

  /// The upper half is the result.
  private static IntVector rounded(IntVector bits) {
    IntVector odd = bits.lanewise(LSHR, 16).and(1);
    IntVector nearest = bits.add(0x7fff).add(odd);
    return nearest.blend(bits.or(QUIET), bits.and(MAGNITUDE).compare(GT, INFINITY));
  }
}
