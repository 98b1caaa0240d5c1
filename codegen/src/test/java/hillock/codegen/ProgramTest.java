// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hillock.numerics.Precision;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A program that is not well formed does not come to be; dead code does not stay.
final class ProgramTest {
  private static final Value FIRST = new Value(0);

  private static Program program(List<Instruction> instructions, List<Value> outputs) {
    return new Program("test", Precision.F32, 1, 1, instructions, outputs);
  }

  private static void assertRefused(String message, Instruction... instructions) {
    assertThatThrownBy(() -> program(List.of(instructions), List.of(FIRST)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static Instruction input(int slot) {
    return Instruction.leaf(Opcode.INPUT, slot);
  }

  @Test
  void operandsStandBefore() {
    assertRefused(
        "instruction 1 uses 1, which is not before it",
        input(0),
        Instruction.of(Opcode.NEGATE, new Value(1)));
    assertRefused(
        "instruction 1 uses 7",
        input(0),
        Instruction.of(Opcode.ADD, FIRST, new Value(7)));
    assertRefused("instruction 0 uses -1", Instruction.of(Opcode.ABS, new Value(-1)));
  }

  @Test
  void inputsAndParametersExist() {
    assertRefused("instruction 1 reads INPUT 1 of 1", input(0), input(1));
    assertRefused("instruction 0 reads INPUT -1 of 1", input(-1));
    assertRefused(
        "instruction 1 reads PARAMETER 1 of 1", input(0), Instruction.leaf(Opcode.PARAMETER, 1));
  }

  @Test
  void constantsBelongToThePrecision() {
    assertRefused("constant 0.1 of instruction 0 is not a F32", Instruction.constant(0.1));
    assertRefused("instruction 0 is not a F32", Instruction.constant(1e300));
    Program ofDoubles =
        new Program(
            "test", Precision.F64, 0, 0, List.of(Instruction.constant(0.1)), List.of(FIRST));
    assertEquals(0.1, ofDoubles.instruction(FIRST).constant());
    program(List.of(Instruction.constant(Double.NaN)), List.of(FIRST));
    program(List.of(Instruction.constant(-0.0)), List.of(FIRST));
  }

  @Test
  void outputsExist() {
    List<Instruction> instructions = List.of(input(0));
    assertThatThrownBy(() -> program(instructions, List.of(new Value(1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no instruction 1 to store");
    assertThatThrownBy(() -> program(instructions, List.of(new Value(-1))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void instructionsHaveTheirNumberOfOperands() {
    for (Opcode opcode : Opcode.values()) {
      List<Value> tooMany = Collections.nCopies(opcode.arity() + 1, FIRST);
      assertThatThrownBy(() -> new Instruction(opcode, tooMany, 0, 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(opcode + " takes " + opcode.arity());
    }
  }

  @Test
  void textShowsEveryInstruction() {
    ProgramBuilder b = new ProgramBuilder("f(x) = 2 * x + a", Precision.F32);
    Program program = b.build(List.of(b.fma(b.input(0), b.constant(2), b.parameter(0))));
    assertEquals(
        """
        f(x) = 2 * x + a
          %0 = INPUT 0
          %1 = CONSTANT 2.0
          %2 = PARAMETER 0
          %3 = FMA %0 %1 %2
          store %3
        """,
        program.toString());
  }

  @Test
  void deadCodeIsLeftOut() {
    ProgramBuilder b = new ProgramBuilder("test", Precision.F64);
    Value x = b.input(0);
    Value unused = b.sqrt(b.add(x, b.input(1)));
    Value square = b.multiply(x, x);
    Value cube = b.multiply(square, x);
    Program program = b.build(List.of(cube, square));
    assertThat(program.instructions()).hasSize(3);
    assertThat(program.inputs()).isEqualTo(2);
    assertThat(Interpreter.run(program, new double[] {3, 5}, new double[0]))
        .containsExactly(27, 9);
    assertThat(b.build(List.of(unused)).instructions()).hasSize(4);
  }

  @Test
  void oneValueMayBeStoredTwice() {
    ProgramBuilder b = new ProgramBuilder("test", Precision.F64);
    Value negative = b.negate(b.input(0));
    Program program = b.build(List.of(negative, negative, b.input(0)));
    assertThat(program.instructions()).hasSize(2);
    assertThat(Interpreter.run(program, new double[] {3}, new double[0]))
        .containsExactly(-3, -3, 3);
  }
}
