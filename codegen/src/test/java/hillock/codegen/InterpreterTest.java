// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hillock.numerics.Philox;
import hillock.numerics.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every instruction means what plain Java computes, bit for bit.
final class InterpreterTest {
  private static final int CASES = 20_000;

  private static Program program(Opcode opcode, Precision precision) {
    List<Instruction> instructions = new ArrayList<>();
    List<Value> operands = new ArrayList<>();
    for (int i = 0; i < opcode.arity(); i++) {
      instructions.add(Instruction.leaf(Opcode.INPUT, i));
      operands.add(new Value(i));
    }
    instructions.add(new Instruction(opcode, operands, 0, 0));
    Value last = new Value(opcode.arity());
    return new Program("test", precision, opcode.arity(), 0, instructions, List.of(last));
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"INPUT", "PARAMETER", "CONSTANT"})
  void isPlainJava(Opcode opcode) {
    for (Precision precision : Precision.values()) {
      Program program = program(opcode, precision);
      double[] numbers = AwkwardNumbers.of(precision, 400);
      Philox philox = new Philox(1, opcode.name().hashCode());
      for (int i = 0; i < CASES; i++) {
        double[] v = new double[4];
        for (int k = 0; k < v.length; k++) {
          v[k] = numbers[philox.integer(4L * i + k, numbers.length)];
        }
        double computed = Interpreter.run(program, v, new double[0])[0];
        double expected = expected(opcode, precision, v);
        if (Double.doubleToLongBits(computed) != Double.doubleToLongBits(expected)) {
          throw new AssertionError(
              "%s of %s at %s: %s is not %s"
                  .formatted(opcode, List.of(v[0], v[1], v[2], v[3]), precision, computed, expected));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"INPUT", "PARAMETER", "CONSTANT"})
  void arraysAreComputedElementByElement(Opcode opcode) {
    for (Precision precision : Precision.values()) {
      Program program = program(opcode, precision);
      double[][] arrays = new double[opcode.arity()][CASES];
      double[] numbers = AwkwardNumbers.of(precision, 400);
      Philox philox = new Philox(2, opcode.name().hashCode());
      for (int k = 0; k < arrays.length; k++) {
        for (int i = 0; i < CASES; i++) {
          arrays[k][i] = numbers[philox.integer((long) CASES * k + i, numbers.length)];
        }
      }
      double[] together = Interpreter.run(program, arrays, CASES, new double[0])[0];
      for (int i = 0; i < CASES; i++) {
        int element = i;
        double[] v = Arrays.stream(arrays).mapToDouble(array -> array[element]).toArray();
        double alone = Interpreter.run(program, v, new double[0])[0];
        assertEquals(alone, together[i], () -> opcode + " of " + Arrays.toString(v));
      }
    }
  }

  private static double expected(Opcode opcode, Precision precision, double[] v) {
    return switch (precision) {
      case F32 -> onFloats(opcode, (float) v[0], (float) v[1], (float) v[2], (float) v[3]);
      case F64 -> onDoubles(opcode, v[0], v[1], v[2], v[3]);
    };
  }

  private static double onFloats(Opcode opcode, float a, float b, float c, float d) {
    return switch (opcode) {
      case INPUT, PARAMETER, CONSTANT -> throw new IllegalArgumentException(opcode.name());
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case FMA -> Math.fma(a, b, c);
      case NEGATE -> -a;
      case ABS -> a < 0 || 1 / a < 0 ? -a : a;
      case SQRT -> (float) Math.sqrt(a);
      case SELECT_LESS -> a < b ? c : d;
      case SELECT_LESS_OR_EQUAL -> a <= b ? c : d;
      case SELECT_EQUAL -> a == b ? c : d;
      case SCALE_BY_BITS -> {
        int added = Float.floatToRawIntBits(a) + (Float.floatToRawIntBits(b) << 23);
        yield Float.intBitsToFloat(added);
      }
      case EXPONENT -> exponent(Float.floatToRawIntBits(a));
      case MANTISSA -> {
        int bits = Float.floatToRawIntBits(a);
        yield Float.intBitsToFloat(bits - (exponent(bits) << 23));
      }
      case SIN -> (float) StrictMath.sin(a);
      case COS -> (float) StrictMath.cos(a);
    };
  }

  private static double onDoubles(Opcode opcode, double a, double b, double c, double d) {
    return switch (opcode) {
      case INPUT, PARAMETER, CONSTANT -> throw new IllegalArgumentException(opcode.name());
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case FMA -> Math.fma(a, b, c);
      case NEGATE -> -a;
      case ABS -> a < 0 || 1 / a < 0 ? -a : a;
      case SQRT -> Math.sqrt(a);
      case SELECT_LESS -> a < b ? c : d;
      case SELECT_LESS_OR_EQUAL -> a <= b ? c : d;
      case SELECT_EQUAL -> a == b ? c : d;
      case SCALE_BY_BITS -> {
        long added = Double.doubleToRawLongBits(a) + (Double.doubleToRawLongBits(b) << 52);
        yield Double.longBitsToDouble(added);
      }
      case EXPONENT -> exponent(Double.doubleToRawLongBits(a));
      case MANTISSA -> {
        long bits = Double.doubleToRawLongBits(a);
        yield Double.longBitsToDouble(bits - (exponent(bits) << 52));
      }
      case SIN -> StrictMath.sin(a);
      case COS -> StrictMath.cos(a);
    };
  }

  /// Counts binades from √½ = 0x1.6a09e6p-1.
  private static int exponent(int bits) {
    return Math.floorDiv(bits - Float.floatToRawIntBits(0x1.6a09e6p-1f), 1 << 23);
  }

  private static long exponent(long bits) {
    return Math.floorDiv(bits - Double.doubleToRawLongBits(0x1.6a09e667f3bccp-1), 1L << 52);
  }

  @ParameterizedTest
  @EnumSource
  void exponentAndMantissaTakeNumbersApart(Precision precision) {
    Philox philox = new Philox(2, 0);
    Program exponent = program(Opcode.EXPONENT, precision);
    Program mantissa = program(Opcode.MANTISSA, precision);
    for (int i = 0; i < CASES; i++) {
      double a = Math.abs(AwkwardNumbers.fromBits(philox.bits64(i), precision));
      if (a >= precision.minNormal() && a <= precision.maxValue()) {
        int k = (int) Interpreter.run(exponent, new double[] {a}, new double[0])[0];
        double m = Interpreter.run(mantissa, new double[] {a}, new double[0])[0];
        assertEquals(a, Math.scalb(m, k));
        assertEquals(1, m, 0.41422, () -> "mantissa of " + a);
        assertEquals(true, m * m >= 0.4999999 && m * m <= 2.0000001, () -> "mantissa of " + a);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void scalingByBitsMultipliesByPowersOfTwo(Precision precision) {
    Program scale = program(Opcode.SCALE_BY_BITS, precision);
    double magic = 1.5 * Math.scalb(1.0, precision.significandBits() - 1);
    Philox philox = new Philox(3, 0);
    for (int i = 0; i < CASES; i++) {
      double a = precision.round(1 + philox.uniform(2L * i));
      int n = philox.integer(2L * i + 1, 2 * precision.maxExponent()) - precision.maxExponent() + 1;
      double computed = Interpreter.run(scale, new double[] {a, magic + n}, new double[0])[0];
      if (a < 2) {
        assertEquals(Math.scalb(a, n), computed, () -> a + " times 2^" + n);
      }
    }
  }
}
