// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.calculus.Limit;
import hillock.calculus.RealEvaluator;
import hillock.numerics.Precision;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// Puts in what arithmetic alone does not give: NaN for NaN, and the limits at ±∞.
final class Guards {
  private Guards() {}

  /// The limit as a number of the precision, if it is known.
  static OptionalDouble rounded(Limit limit, Precision precision) {
    return switch (limit) {
      case Limit.Finite(var value) -> RealEvaluator.round(value, Map.of(), precision);
      case Limit.Infinite(var isPositive) ->
          OptionalDouble.of(isPositive ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY);
      case Limit.Unknown _ -> OptionalDouble.empty();
    };
  }

  /// The result, but the given values where the input is infinite.
  static Value atInfinity(
      ProgramBuilder b, Value input, Value result, Value leftLimit, Value rightLimit) {
    Value infinity = b.constant(Double.POSITIVE_INFINITY);
    Value limit = b.ifLess(input, b.constant(0), leftLimit, rightLimit);
    return b.ifEqual(b.abs(input), infinity, limit, result);
  }

  /// The result, but NaN where an input is NaN, unless the arithmetic sees to that by itself.
  static Value forNaN(ProgramBuilder b, Value result, int inputs) {
    BitSet carried = carried(b.build(List.of(result)));
    Value guarded = result;
    for (int i = 0; i < inputs; i++) {
      if (!carried.get(i)) {
        Value input = b.input(i);
        guarded = b.ifEqual(input, input, guarded, input);
      }
    }
    return guarded;
  }

  /// The inputs whose NaN is sure to make the first output NaN.
  private static BitSet carried(Program program) {
    List<Instruction> instructions = program.instructions();
    BitSet[] sets = new BitSet[instructions.size()];
    for (int i = 0; i < sets.length; i++) {
      sets[i] = carried(instructions.get(i), sets);
    }
    return sets[program.outputs().getFirst().index()];
  }

  private static BitSet carried(Instruction instruction, BitSet[] sets) {
    BitSet result = new BitSet();
    switch (instruction.opcode()) {
      case INPUT -> result.set(instruction.slot());
      case CONSTANT, PARAMETER, SCALE_BY_BITS, EXPONENT, MANTISSA -> {
        // Nothing is carried: bits are not arithmetic.
      }
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, FMA, NEGATE, ABS, SQRT, SIN, COS ->
          instruction.operands().forEach(operand -> result.or(sets[operand.index()]));
      case SELECT_LESS, SELECT_LESS_OR_EQUAL, SELECT_EQUAL -> {
        // If what is compared is NaN, the last operand is taken; else either may be.
        List<Value> operands = instruction.operands();
        result.or(sets[operands.get(2).index()]);
        result.or(sets[operands.get(0).index()]);
        result.or(sets[operands.get(1).index()]);
        result.and(sets[operands.get(3).index()]);
      }
    }
    return result;
  }
}
