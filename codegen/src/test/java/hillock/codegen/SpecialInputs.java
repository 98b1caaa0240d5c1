// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.codegen.Subject.Output;
import java.util.stream.DoubleStream;

/// What every output must give for NaN, -0 and the infinities.
final class SpecialInputs {
  /// Beyond this magnitude a value is on its way to infinity, below its inverse on its way to zero.
  private static final double LARGE = 1e15;

  private SpecialInputs() {}

  static void check(Output output) {
    assertThat(output.at(Double.NaN)).as("%s of NaN", output.name()).isNaN();
    checkZeros(output);
    checkLimit(output, 1);
    checkLimit(output, -1);
  }

  /// The two zeros give the same, but at a pole.
  private static void checkZeros(Output output) {
    double left = output.at(-0.0);
    double right = output.at(0.0);
    assertThat(left == right || Double.isInfinite(right))
        .as("%s of -0 is %s, of 0 %s", output.name(), left, right)
        .isTrue();
  }

  /// True if all numbers from half of a large one have results of the same sign.
  private static boolean keepsItsSign(Output output, double large) {
    return DoubleStream.iterate(0.5, part -> part < 1, part -> part + 1.0 / 64)
            .map(part -> output.at(output.program().format().round(part * large)))
            .map(Math::signum)
            .distinct()
            .count()
        == 1;
  }

  /// At infinity stands what the largest numbers lead to. An output that still varies there, as the
  /// sine does, has no limit.
  private static void checkLimit(Output output, int sign) {
    double most = output.program().format().maxValue();
    double last = output.at(sign * most);
    double before = output.at(sign * output.program().format().round(most * 0.7));
    double limit = output.at(sign * Double.POSITIVE_INFINITY);
    if (Math.abs(last) >= LARGE && keepsItsSign(output, sign * most)) {
      assertThat(limit).isEqualTo(Math.copySign(Double.POSITIVE_INFINITY, last));
    } else if (Math.abs(last) <= 1 / LARGE && Math.abs(before) <= 1 / LARGE) {
      assertThat(limit).isZero();
    } else if (Double.isFinite(last) && Math.abs(last - before) <= 1e-6 * Math.abs(last)) {
      assertThat(Math.abs(limit - last)).isLessThanOrEqualTo(1e-6 * Math.abs(last));
    }
  }
}
