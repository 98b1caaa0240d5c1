// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.numerics.BigReal;
import hillock.numerics.Precision;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Exponentials and logarithms of twice the precision have at least seven bits more than one number.
final class ExponentialPairsTest {
  private static final int EXTRA_BITS = 7;
  private static final int BITS = 200;
  private static final int POINTS = 400;

  /// Writes one function, and says what it should give.
  private interface Writer {
    Lowered write(ExponentialPairs pairs, Elementary elementary, Value x);
  }

  @ParameterizedTest
  @EnumSource
  void exponentials(Precision precision) {
    // Farther down, the low part is subnormal.
    double least = precision == Precision.F32 ? -60 : -600;
    double most = precision == Precision.F32 ? 85 : 700;
    check(
        precision, least, most, (p, e, x) -> p.exp(Lowered.of(x), e.exp(x, null)), x -> x.exp(BITS));
  }

  @ParameterizedTest
  @EnumSource
  void exponentialsLessOne(Precision precision) {
    double most = precision == Precision.F32 ? 85 : 700;
    check(
        precision,
        1,
        most,
        (p, e, x) -> p.expm1(Lowered.of(x), e.expm1(x, null)),
        x -> x.expm1(BITS));
  }

  @ParameterizedTest
  @EnumSource
  void logarithms(Precision precision) {
    Writer writer = (p, e, x) -> p.log(Lowered.of(x), e.log(x));
    check(precision, 1.1, precision.maxValue(), writer, x -> x.log(BITS));
    check(precision, precision.minSubnormal(), 0.9, writer, x -> x.log(BITS));
  }

  @ParameterizedTest
  @EnumSource
  void logarithmsOfOneMore(Precision precision) {
    check(
        precision,
        0.1,
        precision.maxValue() / 2,
        (p, e, x) -> p.log1p(Lowered.of(x), e.log1p(x)),
        x -> x.log1p(BITS));
  }

  private static void check(
      Precision precision, double lo, double hi, Writer writer, UnaryOperator<BigReal> exact) {
    ProgramBuilder builder = new ProgramBuilder("pair", precision);
    Elementary elementary = new Elementary(builder);
    ExponentialPairs pairs = new ExponentialPairs(builder, new Pairs(builder), elementary);
    Lowered pair = writer.write(pairs, elementary, builder.input(0));
    Value low = pair.lo() == null ? builder.constant(0) : pair.lo();
    Program program = builder.build(List.of(pair.hi(), low));
    double[] points =
        Arrays.stream(TestPoints.of(precision, POINTS)).filter(x -> x >= lo && x <= hi).toArray();
    assertThat(points).hasSizeGreaterThan(100);
    for (double x : points) {
      double[] parts = Interpreter.run(program, new double[] {x}, new double[0]);
      BigReal sum = BigReal.of(parts[0]).add(BigReal.of(parts[1]), BITS);
      BigReal wanted = exact.apply(BigReal.of(x));
      double error = sum.subtract(wanted, BITS).divide(wanted, BITS).abs().hi();
      assertThat(error)
          .as("at %s", x)
          .isLessThan(Math.scalb(1.0, -precision.significandBits() - EXTRA_BITS));
    }
  }
}
