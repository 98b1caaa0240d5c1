// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.numerics.Interval;
import hillock.numerics.Precision;
import java.util.List;

/// exp(x − m) for numbers x that are not larger than m, as in softmax.
///
/// What rounding takes away from x − m is kept, because the exponential turns it into as many ulps as
/// x − m is large.
public final class ShiftedExponential {
  private ShiftedExponential() {}

  /// The program; its inputs are x and m. NaN x gives NaN, and so does x = m = ±∞.
  public static Program program(Precision precision) {
    ProgramBuilder b = new ProgramBuilder("exp(x - m)", precision);
    return program(b, b.input(0));
  }

  /// The program for exp(−x − m); its inputs are x and m.
  public static Program programOfNegative(Precision precision) {
    ProgramBuilder b = new ProgramBuilder("exp(-x - m)", precision);
    return program(b, b.negate(b.input(0)));
  }

  private static Program program(ProgramBuilder b, Value x) {
    Lowered minus = Lowered.of(b.negate(b.input(1)));
    Lowered difference = new Pairs(b).add(Lowered.of(x), minus);
    Value shifted = b.within(difference.hi(), Interval.of(Double.NEGATIVE_INFINITY, 0));
    Value result = new Exponentials(b).exp(shifted, difference.lo());
    return b.build(List.of(b.ifEqual(x, x, result, x)));
  }
}
