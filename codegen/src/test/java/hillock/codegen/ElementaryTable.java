// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.numerics.BigReal;
import hillock.numerics.Interval;
import hillock.numerics.Philox;
import hillock.numerics.Precision;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/// The elementary functions and their largest errors, measured and rounded up a little.
final class ElementaryTable {
  private static final int BITS = 128;

  private ElementaryTable() {}

  /// Writes a function of two inputs, of which most use the first only.
  interface Written {
    Value in(Elementary functions, ProgramBuilder b, Value x, Value y);
  }

  interface Exact {
    BigReal at(BigReal x, BigReal y);
  }

  /// Chooses the second argument for a first.
  interface Second {
    double of(double x, Precision precision);
  }

  /// One function, in one of the forms that it is lowered to.
  ///
  /// @param f32 the largest error in ulps for floats
  /// @param f64 the largest error in ulps for doubles
  /// @param domain where the argument lies; the builder is told
  /// @param second the other argument that goes with the first
  /// @param written the function in instructions
  /// @param exact the function
  /// @param inDoubles the function for float arguments, right to 2⁻²⁰ float ulps
  record Entry(
      String name,
      double f32,
      double f64,
      Interval domain,
      Second second,
      Written written,
      Exact exact,
      DoubleBinaryOperator inDoubles) {
    Program program(Precision precision) {
      ProgramBuilder b = new ProgramBuilder(name, precision);
      Value x = b.input(0);
      Value y = b.input(1);
      b.within(x, domain);
      return b.build(List.of(written.in(new Elementary(b), b, x, y)));
    }

    double maxUlps(Precision precision) {
      return switch (precision) {
        case F32 -> f32;
        case F64 -> f64;
      };
    }

    private Entry on(double lo, double hi) {
      return new Entry(
          name, f32, f64, Interval.of(lo, hi), second, written, exact, inDoubles);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Entry> entries() {
    return List.of(
        entry(
            "exp",
            bounds(1.02, 1.0),
            (e, _, x) -> e.exp(x, null),
            x -> x.exp(BITS),
            StrictMath::exp),
        entry(
                "exp, normal results",
                bounds(1.02, 1.0),
                (e, _, x) -> e.exp(x, null),
                x -> x.exp(BITS),
                StrictMath::exp)
            .on(-87, 88),
        entry(
            "exp(-|x|)",
            bounds(1.02, 1.0),
            (e, b, x) -> e.exp(b.negate(b.abs(x)), null),
            x -> x.abs().negate().exp(BITS),
            x -> StrictMath.exp(-Math.abs(x))),
        new Entry(
            "exp(x + y), y tiny",
            1.2,
            1.2,
            Interval.ENTIRE,
            ElementaryTable::lowPart,
            (e, _, x, y) -> e.exp(x, y),
            (x, y) -> x.add(y, 2000).exp(BITS),
            (x, y) -> StrictMath.exp(x + y)),
        entry(
                "exp, in two factors",
                bounds(1.02, 1.0),
                (e, b, x) -> product(b, e.exponentialScaled(x, null)),
                x -> x.exp(BITS),
                StrictMath::exp)
            .on(-87, 88),
        entry(
            "expm1",
            bounds(1.5, 1.8),
            (e, _, x) -> e.expm1(x, null),
            x -> x.expm1(BITS),
            StrictMath::expm1),
        entry(
            "expm1(-|x|)",
            bounds(0.96, 1.15),
            (e, b, x) -> e.expm1(b.negate(b.abs(x)), null),
            x -> x.abs().negate().expm1(BITS),
            x -> StrictMath.expm1(-Math.abs(x))),
        entry("log", bounds(0.88, 1.06), (e, _, x) -> e.log(x), x -> x.log(BITS), StrictMath::log),
        entry(
            "log1p",
            bounds(1.4, 1.8),
            (e, _, x) -> e.log1p(x),
            x -> x.log1p(BITS),
            StrictMath::log1p),
        entry(
                "log1p of a fraction",
                bounds(1.4, 1.8),
                (e, _, x) -> e.log1p(x),
                x -> x.log1p(BITS),
                StrictMath::log1p)
            .on(0, 1),
        entry("atan", bounds(2.1, 2.3), (e, _, x) -> e.atan(x), x -> x.atan(BITS), StrictMath::atan),
        entry(
            "erf",
            bounds(1.9, 1.9),
            (e, _, x) -> e.erf(x),
            x -> x.erf(BITS),
            byDoubles((e, _, x) -> e.erf(x))),
        entry(
            "erfcx(|x|)",
            bounds(2.8, 2.4),
            (e, b, x) -> e.erfcx(b.abs(x), false),
            x -> x.abs().erfcx(BITS),
            byDoubles((e, b, x) -> e.erfcx(b.abs(x), false))),
        entry(
                "erfcx, up to where exp(-x^2) vanishes",
                bounds(2.7, 2.4),
                (e, _, x) -> e.erfcx(x, true),
                x -> x.erfcx(BITS),
                byDoubles((e, _, x) -> e.erfcx(x, true)))
            .on(0, Approximation.erfcxEnd(WorkingFormat.FLOATS)),
        new Entry(
            "hypot",
            1.21,
            1.15,
            Interval.ENTIRE,
            ElementaryTable::anything,
            (e, _, x, y) -> e.hypot(x, y),
            (x, y) -> x.hypot(y, BITS),
            StrictMath::hypot));
  }

  /// Less than half an ulp of x.
  private static double lowPart(double x, Precision precision) {
    double part = new Philox(5, Double.doubleToLongBits(x)).uniform(0) - 0.5;
    return precision.round(precision.ulp(x) * part);
  }

  /// Half the time of much the same size as x, else anything.
  private static double anything(double x, Precision precision) {
    Philox philox = new Philox(6, Double.doubleToLongBits(x));
    double similar = precision.round(x * Math.scalb(philox.uniform(0), philox.integer(1, 30)));
    double other = AwkwardNumbers.fromBits(philox.bits64(2), precision);
    boolean isSimilar = philox.integer(3, 2) == 0 || !Double.isFinite(other);
    return isSimilar && Double.isFinite(similar) ? similar : Double.isFinite(other) ? other : 1;
  }

  private static Value product(ProgramBuilder b, Exponentials.Scaled scaled) {
    return b.multiply(scaled.value(), scaled.factor());
  }

  /// Writes a function of one input.
  private interface WrittenOfOne {
    Value in(Elementary functions, ProgramBuilder b, Value x);
  }

  private record Bounds(double f32, double f64) {}

  private static Bounds bounds(double f32, double f64) {
    return new Bounds(f32, f64);
  }

  private static Entry entry(
      String name,
      Bounds bounds,
      WrittenOfOne written,
      UnaryOperator<BigReal> exact,
      DoubleUnaryOperator inDoubles) {
    return new Entry(
        name,
        bounds.f32,
        bounds.f64,
        Interval.ENTIRE,
        (_, _) -> 0,
        (e, b, x, _) -> written.in(e, b, x),
        (x, _) -> exact.apply(x),
        (x, _) -> inDoubles.applyAsDouble(x));
  }

  /// The function in double precision by our own instructions, which are measured themselves.
  private static DoubleUnaryOperator byDoubles(WrittenOfOne written) {
    ProgramBuilder b = new ProgramBuilder("reference", Precision.F64);
    Program program = b.build(List.of(written.in(new Elementary(b), b, b.input(0))));
    return x -> Interpreter.run(program, new double[] {x}, new double[0])[0];
  }
}
