// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import hillock.numerics.Interval;
import hillock.numerics.Precision;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The builder writes nothing twice, nothing that is constant, and no choice that is decided.
final class ProgramBuilderTest {
  private final ProgramBuilder b = new ProgramBuilder("test", Precision.F32);
  private final Value x = b.input(0);
  private final Value y = b.input(1);

  @Test
  void everyOperationIsWrittenOnce() {
    for (Opcode opcode : Opcode.values()) {
      if (opcode.arity() > 0) {
        List<Value> operands = List.of(x, y, b.add(x, y), b.subtract(x, y));
        List<Value> some = operands.subList(0, opcode.arity());
        assertEquals(
            Operations.write(b, opcode, some), Operations.write(b, opcode, some), opcode.name());
      }
    }
    assertEquals(x, b.input(0));
    assertEquals(b.parameter(3), b.parameter(3));
    assertEquals(b.constant(0.1), b.constant((float) 0.1));
  }

  @Test
  void orderOfSummandsAndFactorsDoesNotMatter() {
    assertEquals(b.add(x, y), b.add(y, x));
    assertEquals(b.multiply(x, y), b.multiply(y, x));
    assertEquals(b.fma(x, y, x), b.fma(y, x, x));
    assertNotEquals(b.subtract(x, y), b.subtract(y, x));
    assertNotEquals(b.divide(x, y), b.divide(y, x));
  }

  @Test
  void bothZerosAreConstantsOfTheirOwn() {
    assertNotEquals(b.constant(0.0), b.constant(-0.0));
    assertNotEquals(b.add(x, b.constant(0.0)), b.add(x, b.constant(-0.0)));
  }

  @Test
  void constantsAreComputed() {
    Value tenth = b.constant(0.1);
    assertEquals(b.constant(0.1f * 0.1f), b.multiply(tenth, tenth));
    assertEquals(b.constant(Math.fma(0.1f, 0.1f, 0.1f)), b.fma(tenth, tenth, tenth));
    Value invalid = b.sqrt(b.constant(-1));
    Program program = b.build(List.of(invalid));
    assertEquals(Double.NaN, Interpreter.run(program, new double[2], new double[0])[0]);
  }

  @Test
  void choicesThatRangesDecideAreNotWritten() {
    Value size = b.abs(x);
    Value square = b.multiply(x, x);
    assertEquals(x, b.ifLess(b.constant(-1), size, x, y));
    assertEquals(y, b.ifLess(square, b.constant(0), x, y));
    assertEquals(x, b.ifLessOrEqual(b.constant(0), size, x, y));
    assertEquals(size, b.atLeast(size, 0));
    assertNotEquals(size, b.atLeast(size, 0.5));
    Value clamped = b.atMost(b.atLeast(x, -2), 2);
    assertEquals(clamped, b.atMost(b.atLeast(clamped, -2), 2));
    assertEquals(-2.0, b.range(clamped).lo());
    assertEquals(2.0, b.range(clamped).hi());
  }

  @Test
  void choicesThatRangesDecideStillKeepNaN() {
    Value size = b.abs(x);
    Program program = b.build(List.of(b.atMost(b.atLeast(size, 0), 3)));
    assertEquals(Double.NaN, Interpreter.run(program, new double[] {Double.NaN}, new double[0])[0]);
  }

  @Test
  void polynomialsTakeOneFusedStepPerCoefficient() {
    Program program = b.build(List.of(b.polynomial(x, new double[] {1, 2, 3, 4})));
    List<Opcode> opcodes = new ArrayList<>();
    program.instructions().forEach(instruction -> opcodes.add(instruction.opcode()));
    assertThat(opcodes).filteredOn(Opcode.FMA::equals).hasSize(3);
    assertThat(Interpreter.run(program, new double[] {2, 0}, new double[0])).containsExactly(49);
  }

  @Test
  void narrowedRangesStayWithinWhatIsKnown() {
    Value size = b.within(b.abs(x), Interval.of(-5, 7));
    assertEquals(Interval.of(0, 7), b.range(size));
    Value disjoint = b.within(b.abs(y), Interval.of(-5, -4));
    assertEquals(0.0, b.range(disjoint).lo());
  }
}
