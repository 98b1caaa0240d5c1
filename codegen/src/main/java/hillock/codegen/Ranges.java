// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.numerics.Interval;
import hillock.numerics.Precision;
import java.util.ArrayList;
import java.util.List;

/// Where the values of a program must lie, for finite inputs.
///
/// Bounds are rounded outward to the program's precision, so that they hold of the rounded results.
final class Ranges {
  private final Precision precision;
  private final Interval inputs;
  private final List<Interval> ranges = new ArrayList<>();

  Ranges(WorkingFormat working) {
    this.precision = working.numbers();
    double most = working.results().maxValue();
    this.inputs = new Interval(-most, most);
  }

  Interval of(Value value) {
    return ranges.get(value.index());
  }

  /// Appends the range of the next instruction.
  void add(Instruction instruction) {
    ranges.add(outward(exact(instruction)));
  }

  void narrow(Value value, Interval range) {
    Interval old = of(value);
    ranges.set(value.index(), old.intersect(range).orElse(old));
  }

  private Interval exact(Instruction instruction) {
    return switch (instruction.opcode()) {
      case INPUT, PARAMETER -> inputs;
      case CONSTANT -> constant(instruction.constant());
      case ADD -> a(instruction).add(b(instruction));
      case SUBTRACT -> a(instruction).subtract(b(instruction));
      case MULTIPLY ->
          instruction.operands().get(0).equals(instruction.operands().get(1))
              ? a(instruction).square()
              : a(instruction).multiply(b(instruction));
      case DIVIDE -> quotient(a(instruction), b(instruction));
      case FMA ->
          instruction.operands().get(0).equals(instruction.operands().get(1))
              ? a(instruction).square().add(c(instruction))
              : a(instruction).multiply(b(instruction)).add(c(instruction));
      case NEGATE -> a(instruction).negate();
      case ABS -> a(instruction).abs();
      case SQRT -> a(instruction).hi() < 0 ? Interval.ENTIRE : a(instruction).sqrt();
      case SELECT_LESS, SELECT_LESS_OR_EQUAL -> choice(instruction);
      case SELECT_EQUAL -> c(instruction).hull(d(instruction));
      case SCALE_BY_BITS, EXPONENT -> Interval.ENTIRE;
      case MANTISSA -> Interval.of(0.70, 1.42);
      case SIN, COS -> Interval.of(-1, 1);
    };
  }

  private static Interval constant(double value) {
    return Double.isInfinite(value) || Double.isNaN(value)
        ? Interval.ENTIRE
        : Interval.point(value);
  }

  /// What is divided by zero may be anything.
  private static Interval quotient(Interval dividend, Interval divisor) {
    boolean isZero = divisor.lo() == 0 && divisor.hi() == 0;
    return isZero ? Interval.ENTIRE : dividend.divide(divisor);
  }

  /// A choice of one of the two that it compares is a minimum or maximum.
  private Interval choice(Instruction instruction) {
    List<Value> operands = instruction.operands();
    boolean isMinimum =
        operands.get(0).equals(operands.get(2)) && operands.get(1).equals(operands.get(3));
    boolean isMaximum =
        operands.get(0).equals(operands.get(3)) && operands.get(1).equals(operands.get(2));
    if (isMinimum) {
      return c(instruction).min(d(instruction));
    }
    return isMaximum ? c(instruction).max(d(instruction)) : c(instruction).hull(d(instruction));
  }

  private Interval a(Instruction instruction) {
    return of(instruction.operands().get(0));
  }

  private Interval b(Instruction instruction) {
    return of(instruction.operands().get(1));
  }

  private Interval c(Instruction instruction) {
    return of(instruction.operands().get(2));
  }

  private Interval d(Instruction instruction) {
    return of(instruction.operands().get(3));
  }

  private Interval outward(Interval range) {
    return switch (precision) {
      case F64 -> range;
      case F32 -> Interval.of(floatBelow(range.lo()), floatAbove(range.hi()));
    };
  }

  private static double floatBelow(double value) {
    float nearest = (float) value;
    return nearest > value ? Math.nextDown(nearest) : nearest;
  }

  private static double floatAbove(double value) {
    float nearest = (float) value;
    return nearest < value ? Math.nextUp(nearest) : nearest;
  }
}
