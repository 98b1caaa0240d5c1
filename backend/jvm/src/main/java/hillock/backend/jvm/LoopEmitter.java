// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import static java.lang.constant.ConstantDescs.CD_int;

import hillock.codegen.Instruction;
import hillock.codegen.Program;
import hillock.codegen.Value;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;
import java.util.List;

/// Writes the loop of a program: what each instruction is on vectors.
///
/// Every value has a local variable. Constants and parameters are spread over vectors before the
/// loop; the JIT compiler keeps in registers what it can.
final class LoopEmitter {
  private final CodeBuilder code;
  private final Program program;
  private final LaneType type;
  private final ArrayBuffers buffers;
  private final int[] locals;

  LoopEmitter(CodeBuilder code, Program program, int lanes) {
    this.code = code;
    this.program = program;
    this.type = LaneType.of(program.precision());
    this.buffers = new ArrayBuffers(program, type, lanes);
    this.locals = new int[program.instructions().size()];
  }

  /// Writes the body of the method, return included.
  void emit() {
    buffers.prepare(code);
    for (int i = 0; i < locals.length; i++) {
      locals[i] = code.allocateLocal(TypeKind.REFERENCE);
    }
    instructions(true);
    Label top = code.newLabel();
    Label end = code.newLabel();
    buffers.begin(code);
    code.labelBinding(top);
    buffers.leaveIfDone(code, end);
    instructions(false);
    for (int k = 0; k < program.outputs().size(); k++) {
      code.aload(local(program.outputs().get(k)));
      buffers.store(code, k);
    }
    buffers.advance(code);
    code.goto_(top);
    code.labelBinding(end);
    code.return_();
  }

  /// The constants and parameters, or all that depends on inputs.
  private void instructions(boolean beforeLoop) {
    List<Instruction> instructions = program.instructions();
    for (int i = 0; i < instructions.size(); i++) {
      Instruction instruction = instructions.get(i);
      if (isUniform(instruction) == beforeLoop) {
        instruction(instruction);
        code.astore(locals[i]);
      }
    }
  }

  private static boolean isUniform(Instruction instruction) {
    return switch (instruction.opcode()) {
      case CONSTANT, PARAMETER -> true;
      case INPUT, ADD, SUBTRACT, MULTIPLY, DIVIDE, FMA, NEGATE, ABS, SQRT -> false;
      case SELECT_LESS, SELECT_LESS_OR_EQUAL, SELECT_EQUAL -> false;
      case SCALE_BY_BITS, EXPONENT, MANTISSA, SIN, COS -> false;
    };
  }

  private void instruction(Instruction instruction) {
    switch (instruction.opcode()) {
      case INPUT -> buffers.load(code, instruction.slot());
      case PARAMETER -> parameter(instruction.slot());
      case CONSTANT -> constant(instruction.constant());
      case ADD -> arithmetic("add", instruction);
      case SUBTRACT -> arithmetic("sub", instruction);
      case MULTIPLY -> arithmetic("mul", instruction);
      case DIVIDE -> arithmetic("div", instruction);
      case FMA -> arithmetic("fma", instruction);
      case NEGATE -> arithmetic("neg", instruction);
      case ABS -> arithmetic("abs", instruction);
      case SQRT -> arithmetic("sqrt", instruction);
      case SELECT_LESS -> select("LT", instruction);
      case SELECT_LESS_OR_EQUAL -> select("LE", instruction);
      case SELECT_EQUAL -> select("EQ", instruction);
      case SCALE_BY_BITS -> scaleByBits(instruction);
      case EXPONENT -> exponent(instruction);
      case MANTISSA -> mantissa(instruction);
      case SIN -> lanes("sin", instruction);
      case COS -> lanes("cos", instruction);
    }
  }

  private int local(Value value) {
    return locals[value.index()];
  }

  private void operand(Instruction instruction, int index) {
    code.aload(local(instruction.operands().get(index)));
  }

  private void constant(double value) {
    species(code);
    switch (program.precision()) {
      case F32 -> code.loadConstant((float) value);
      case F64 -> code.loadConstant(value);
    }
    broadcast();
  }

  private void parameter(int slot) {
    species(code);
    buffers.loadParameter(code, slot);
    switch (program.precision()) {
      case F32 -> code.d2f();
      case F64 -> {
        // Parameters travel as doubles.
      }
    }
    broadcast();
  }

  private void broadcast() {
    code.invokestatic(
        type.vector(),
        "broadcast",
        MethodTypeDesc.of(type.vector(), LaneType.SPECIES, type.element()));
  }

  /// An operation of the vector class on vectors alone.
  private void arithmetic(String name, Instruction instruction) {
    int count = instruction.operands().size();
    for (int i = 0; i < count; i++) {
      operand(instruction, i);
    }
    ClassDesc[] others = new ClassDesc[count - 1];
    Arrays.fill(others, LaneType.VECTOR);
    code.invokevirtual(type.vector(), name, MethodTypeDesc.of(type.vector(), others));
  }

  /// otherwise.blend(then, a.compare(…, b)): lanes where the comparison holds take `then`.
  private void select(String comparison, Instruction instruction) {
    operand(instruction, 3);
    operand(instruction, 2);
    operand(instruction, 0);
    code.getstatic(LaneType.OPERATORS, comparison, LaneType.COMPARISON);
    operand(instruction, 1);
    code.invokevirtual(
        type.vector(),
        "compare",
        MethodTypeDesc.of(LaneType.MASK, LaneType.COMPARISON, LaneType.VECTOR));
    code.invokevirtual(
        type.vector(),
        "blend",
        MethodTypeDesc.of(type.vector(), LaneType.VECTOR, LaneType.MASK));
  }

  private void scaleByBits(Instruction instruction) {
    bitsOf(instruction, 0);
    bitsOf(instruction, 1);
    shift("LSHL");
    code.invokevirtual(type.bits(), "add", MethodTypeDesc.of(type.bits(), LaneType.VECTOR));
    code.invokevirtual(type.bits(), type.fromBits(), MethodTypeDesc.of(type.vector()));
  }

  private void exponent(Instruction instruction) {
    exponentBits(instruction);
    code.getstatic(LaneType.OPERATORS, type.conversion(), LaneType.CONVERSION);
    code.iconst_0();
    code.invokevirtual(
        type.bits(),
        "convert",
        MethodTypeDesc.of(LaneType.VECTOR, LaneType.CONVERSION, CD_int));
    code.checkcast(type.vector());
  }

  private void mantissa(Instruction instruction) {
    bitsOf(instruction, 0);
    exponentBits(instruction);
    shift("LSHL");
    code.invokevirtual(type.bits(), "sub", MethodTypeDesc.of(type.bits(), LaneType.VECTOR));
    code.invokevirtual(type.bits(), type.fromBits(), MethodTypeDesc.of(type.vector()));
  }

  /// The integer k with a = 2ᵏ·m, m in [√½, √2).
  private void exponentBits(Instruction instruction) {
    bitsOf(instruction, 0);
    switch (program.precision()) {
      case F32 -> code.loadConstant((int) type.rootHalf());
      case F64 -> code.loadConstant(type.rootHalf());
    }
    code.invokevirtual(type.bits(), "sub", MethodTypeDesc.of(type.bits(), type.bitsElement()));
    shift("ASHR");
  }

  private void bitsOf(Instruction instruction, int index) {
    operand(instruction, index);
    code.invokevirtual(type.vector(), type.toBits(), MethodTypeDesc.of(type.bits()));
  }

  /// Shifts the bits on the stack by the width of a significand.
  private void shift(String operator) {
    code.getstatic(LaneType.OPERATORS, operator, LaneType.BINARY);
    switch (program.precision()) {
      case F32 -> code.loadConstant(type.significandBits());
      case F64 -> code.loadConstant((long) type.significandBits());
    }
    code.invokevirtual(
        type.bits(),
        "lanewise",
        MethodTypeDesc.of(type.bits(), LaneType.BINARY, type.bitsElement()));
  }

  private void lanes(String name, Instruction instruction) {
    operand(instruction, 0);
    code.invokestatic(
        Lanes.class.describeConstable().orElseThrow(),
        name,
        MethodTypeDesc.of(type.vector(), type.vector()));
  }

  /// Loads the species that the class was made for.
  static void species(CodeBuilder code) {
    code.loadConstant(
        DynamicConstantDesc.ofNamed(ConstantDescs.BSM_CLASS_DATA, "_", LaneType.SPECIES));
  }
}
