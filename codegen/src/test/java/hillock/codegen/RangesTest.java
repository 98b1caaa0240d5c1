// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.numerics.Interval;
import hillock.numerics.Philox;
import hillock.numerics.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever a program computes from finite inputs lies where the builder says, rounding included.
///
/// What is computed from a NaN, which overflow can bring about, is left out.
final class RangesTest {
  private static final long SEED = 11;
  private static final int PROGRAMS = 400;
  private static final int INSTRUCTIONS = 25;
  private static final int POINTS = 60;

  private static final List<Opcode> OPCODES =
      List.of(
          Opcode.ADD,
          Opcode.SUBTRACT,
          Opcode.MULTIPLY,
          Opcode.DIVIDE,
          Opcode.FMA,
          Opcode.NEGATE,
          Opcode.ABS,
          Opcode.SQRT,
          Opcode.SELECT_LESS,
          Opcode.SELECT_LESS_OR_EQUAL,
          Opcode.SELECT_EQUAL,
          Opcode.SIN,
          Opcode.COS);

  @ParameterizedTest
  @EnumSource
  void containWhatIsComputed(Precision precision) {
    for (int p = 0; p < PROGRAMS; p++) {
      Philox philox = new Philox(SEED, p);
      ProgramBuilder b = new ProgramBuilder("random", precision);
      int size = randomValues(b, philox).stream().mapToInt(Value::index).max().orElseThrow() + 1;
      Program program = b.build(IntStream.range(0, size).mapToObj(Value::new).toList());
      double[] numbers = AwkwardNumbers.of(precision, 100);
      for (int i = 0; i < POINTS; i++) {
        double x = finite(numbers, philox, 1000 + 2 * i);
        double y = finite(numbers, philox, 1001 + 2 * i);
        double[] results = Interpreter.run(program, new double[] {x, y}, new double[] {0.5});
        boolean[] isNumber = new boolean[results.length];
        for (int k = 0; k < results.length; k++) {
          isNumber[k] =
              !Double.isNaN(results[k])
                  && program.instructions().get(k).operands().stream()
                      .allMatch(operand -> isNumber[operand.index()]);
          Interval range = b.range(new Value(k));
          if (isNumber[k] && (results[k] < range.lo() || results[k] > range.hi())) {
            throw new AssertionError(
                "program %d of seed %d at (%s, %s): value %d is %s, not in %s%n%s"
                    .formatted(p, SEED, x, y, k, results[k], range, program));
          }
        }
      }
    }
  }

  private static double finite(double[] numbers, Philox philox, long index) {
    double number = numbers[philox.integer(index, numbers.length)];
    return Double.isFinite(number) ? number : 1;
  }

  private static List<Value> randomValues(ProgramBuilder b, Philox philox) {
    List<Value> values = new ArrayList<>(List.of(b.input(0), b.input(1), b.parameter(0)));
    for (double constant : new double[] {0, 1, -2, 0.3, 1e20}) {
      values.add(b.constant(constant));
    }
    for (int i = 0; i < INSTRUCTIONS; i++) {
      Opcode opcode = OPCODES.get(philox.integer(10L * i, OPCODES.size()));
      List<Value> operands = new ArrayList<>();
      for (int k = 0; k < opcode.arity(); k++) {
        operands.add(values.get(philox.integer(10L * i + 1 + k, values.size())));
      }
      boolean isExtremum = philox.integer(10L * i + 8, 3) == 0 && opcode.arity() == 4;
      if (isExtremum) {
        operands.set(2, operands.get(philox.integer(10L * i + 9, 2)));
        operands.set(3, operands.get(operands.get(2).equals(operands.get(0)) ? 1 : 0));
      }
      values.add(Operations.write(b, opcode, operands));
    }
    return values;
  }
}
