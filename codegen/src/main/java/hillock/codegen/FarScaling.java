// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.calculus.Asymptote;
import hillock.calculus.FarField;

/// Keeps functions with learned parameters from overflowing on the way to numbers that do not.
///
/// Far out such a function is its asymptote c·x^p, whatever the parameters: so f(x) is
/// f(b)·(x/b)^p for a bound b beyond which x is not let. Which p that is on each side follows from
/// the usual parameters; where it is another one for the parameters at hand, or not reached at b, x
/// is not bounded. [FarSide] tells.
final class FarScaling {
  /// Beyond, two terms of an expansion differ by more than the precision of doubles, and before, an
  /// eighth power does not overflow.
  static final double BOUND = 0x1p120;

  private static final int MAX_POWER = 8;

  private final ProgramBuilder b;
  private final Value bounded;
  private final Value ratio;

  /// @param left the bound on the left, positive
  /// @param right the bound on the right
  FarScaling(ProgramBuilder builder, Value left, Value right) {
    this.b = builder;
    Value x = b.input(0);
    Value lowest = b.negate(left);
    Value raised = b.ifLess(x, lowest, lowest, x);
    this.bounded = b.ifLess(right, raised, right, raised);
    this.ratio = b.ifEqual(x, bounded, b.constant(1), b.divide(x, bounded));
  }

  /// What to compute with instead of the input.
  Value bounded() {
    return bounded;
  }

  /// The powers of an output on both sides.
  record Powers(int left, int right) {
    /// The powers of an output; 0 on a side where it has none that is worth the multiplications.
    static Powers of(FarField left, FarField right) {
      return new Powers(power(left, right), power(right, left));
    }

    /// A function that has no power on one side vanishes there: any power does.
    private static int power(FarField field, FarField other) {
      return field
          .asymptote()
          .or(other::asymptote)
          .map(Asymptote::power)
          .filter(p -> Math.abs(p) <= MAX_POWER)
          .orElse(0);
    }
  }

  /// The result for the bounded input; where arithmetic with huge or tiny parameters gives no number,
  /// the asymptote, and at 0 the value there.
  Value number(Value result, Powers powers, Value left, Value right, Value atZero) {
    Value zero = b.constant(0);
    Value asymptote =
        b.ifLess(bounded, zero, timesPower(left, powers.left), timesPower(right, powers.right));
    Value standIn = b.ifEqual(bounded, zero, atZero, asymptote);
    return b.ifEqual(result, result, result, standIn);
  }

  private Value timesPower(Value coefficient, int power) {
    return times(coefficient, bounded, power);
  }

  /// The result for the input, made of that for the bounded one.
  Value scaled(Value result, Powers powers) {
    Value right = times(result, ratio, powers.right);
    return powers.left == powers.right
        ? right
        : b.ifLess(b.input(0), b.constant(0), times(result, ratio, powers.left), right);
  }

  private Value times(Value start, Value base, int power) {
    Value result = start;
    for (int i = 0; i < Math.abs(power); i++) {
      result = power > 0 ? b.multiply(result, base) : b.divide(result, base);
    }
    return result;
  }
}
