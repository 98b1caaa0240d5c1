// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import hillock.codegen.Instruction;
import hillock.codegen.Program;
import hillock.codegen.Value;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;
import java.util.List;

/// Writes the loop of a program for machines without vectors: what each instruction is on a number.
final class ScalarEmitter {
  private static final ClassDesc FLOAT = Float.class.describeConstable().orElseThrow();
  private static final ClassDesc DOUBLE = Double.class.describeConstable().orElseThrow();
  private static final ClassDesc MATH = Math.class.describeConstable().orElseThrow();
  private static final ClassDesc STRICT_MATH = StrictMath.class.describeConstable().orElseThrow();

  private final CodeBuilder code;
  private final Program program;
  private final TypeKind kind;
  private final LaneType type;
  private final ArrayBuffers buffers;
  private final int[] locals;

  ScalarEmitter(CodeBuilder code, Program program) {
    this.code = code;
    this.program = program;
    this.kind =
        switch (program.precision()) {
          case F32 -> TypeKind.FLOAT;
          case F64 -> TypeKind.DOUBLE;
        };
    this.type = LaneType.of(program.precision());
    this.buffers = new ArrayBuffers(program, type, 1);
    this.locals = new int[program.instructions().size()];
  }

  /// Writes the body of the method, return included.
  void emit() {
    buffers.prepare(code);
    Label top = code.newLabel();
    Label end = code.newLabel();
    buffers.begin(code);
    code.labelBinding(top);
    buffers.leaveIfDone(code, end);
    List<Instruction> instructions = program.instructions();
    for (int i = 0; i < locals.length; i++) {
      instruction(instructions.get(i));
      locals[i] = code.allocateLocal(kind);
      code.storeLocal(kind, locals[i]);
    }
    for (int k = 0; k < program.outputs().size(); k++) {
      int result = locals[program.outputs().get(k).index()];
      buffers.storeElement(code, k, kind, result);
    }
    buffers.advance(code);
    code.goto_(top);
    code.labelBinding(end);
    code.return_();
  }

  private void instruction(Instruction instruction) {
    switch (instruction.opcode()) {
      case INPUT -> buffers.loadElement(code, instruction.slot(), kind);
      case PARAMETER -> parameter(instruction.slot());
      case CONSTANT -> constant(instruction.constant());
      case ADD -> arithmetic(instruction, Opcode.FADD, Opcode.DADD);
      case SUBTRACT -> arithmetic(instruction, Opcode.FSUB, Opcode.DSUB);
      case MULTIPLY -> arithmetic(instruction, Opcode.FMUL, Opcode.DMUL);
      case DIVIDE -> arithmetic(instruction, Opcode.FDIV, Opcode.DDIV);
      case NEGATE -> arithmetic(instruction, Opcode.FNEG, Opcode.DNEG);
      case FMA -> math("fma", instruction);
      case ABS -> math("abs", instruction);
      case SQRT -> inDouble(MATH, "sqrt", instruction);
      case SIN -> inDouble(STRICT_MATH, "sin", instruction);
      case COS -> inDouble(STRICT_MATH, "cos", instruction);
      case SELECT_LESS -> select(instruction, Opcode.FCMPG, Opcode.DCMPG, Opcode.IFLT);
      case SELECT_LESS_OR_EQUAL -> select(instruction, Opcode.FCMPG, Opcode.DCMPG, Opcode.IFLE);
      case SELECT_EQUAL -> select(instruction, Opcode.FCMPG, Opcode.DCMPG, Opcode.IFEQ);
      case SCALE_BY_BITS -> scaleByBits(instruction);
      case EXPONENT -> exponent(instruction);
      case MANTISSA -> mantissa(instruction);
    }
  }

  private void operand(Instruction instruction, int index) {
    Value value = instruction.operands().get(index);
    code.loadLocal(kind, locals[value.index()]);
  }

  private void operands(Instruction instruction) {
    for (int k = 0; k < instruction.operands().size(); k++) {
      operand(instruction, k);
    }
  }

  private void parameter(int slot) {
    buffers.loadParameter(code, slot);
    toElement();
  }

  /// Rounds the double on the stack to the precision.
  private void toElement() {
    switch (program.precision()) {
      case F32 -> code.d2f();
      case F64 -> {
        // It is one.
      }
    }
  }

  private void constant(double value) {
    switch (program.precision()) {
      case F32 -> code.loadConstant((float) value);
      case F64 -> code.loadConstant(value);
    }
  }

  private Opcode ofPrecision(Opcode onFloats, Opcode onDoubles) {
    return switch (program.precision()) {
      case F32 -> onFloats;
      case F64 -> onDoubles;
    };
  }

  private void arithmetic(Instruction instruction, Opcode onFloats, Opcode onDoubles) {
    operands(instruction);
    code.with(OperatorInstruction.of(ofPrecision(onFloats, onDoubles)));
  }

  /// A method of Math on the precision's own type.
  private void math(String name, Instruction instruction) {
    operands(instruction);
    ClassDesc[] arguments = new ClassDesc[instruction.operands().size()];
    Arrays.fill(arguments, type.element());
    code.invokestatic(MATH, name, MethodTypeDesc.of(type.element(), arguments));
  }

  /// A method that takes and gives a double.
  private void inDouble(ClassDesc owner, String name, Instruction instruction) {
    operands(instruction);
    switch (program.precision()) {
      case F32 -> code.f2d();
      case F64 -> {
        // It is one.
      }
    }
    code.invokestatic(owner, name, MethodTypeDesc.of(CD_double, CD_double));
    toElement();
  }

  /// Comparisons give 1 for NaN, for which no condition holds.
  private void select(
      Instruction instruction, Opcode onFloats, Opcode onDoubles, Opcode condition) {
    Label then = code.newLabel();
    Label end = code.newLabel();
    operand(instruction, 0);
    operand(instruction, 1);
    code.with(OperatorInstruction.of(ofPrecision(onFloats, onDoubles)));
    code.branch(condition, then);
    operand(instruction, 3);
    code.goto_(end);
    code.labelBinding(then);
    operand(instruction, 2);
    code.labelBinding(end);
  }

  private void scaleByBits(Instruction instruction) {
    bitsOf(instruction, 0);
    bitsOf(instruction, 1);
    shiftLeft();
    switch (program.precision()) {
      case F32 -> code.iadd();
      case F64 -> code.ladd();
    }
    fromBits();
  }

  private void exponent(Instruction instruction) {
    exponentBits(instruction);
    switch (program.precision()) {
      case F32 -> code.i2f();
      case F64 -> code.l2d();
    }
  }

  private void mantissa(Instruction instruction) {
    bitsOf(instruction, 0);
    exponentBits(instruction);
    shiftLeft();
    switch (program.precision()) {
      case F32 -> code.isub();
      case F64 -> code.lsub();
    }
    fromBits();
  }

  /// The integer k with a = 2ᵏ·m, m in [√½, √2).
  private void exponentBits(Instruction instruction) {
    bitsOf(instruction, 0);
    switch (program.precision()) {
      case F32 -> code.loadConstant((int) type.rootHalf()).isub();
      case F64 -> code.loadConstant(type.rootHalf()).lsub();
    }
    code.loadConstant(type.significandBits());
    switch (program.precision()) {
      case F32 -> code.ishr();
      case F64 -> code.lshr();
    }
  }

  private void bitsOf(Instruction instruction, int index) {
    operand(instruction, index);
    switch (program.precision()) {
      case F32 ->
          code.invokestatic(FLOAT, "floatToRawIntBits", MethodTypeDesc.of(CD_int, CD_float));
      case F64 ->
          code.invokestatic(DOUBLE, "doubleToRawLongBits", MethodTypeDesc.of(CD_long, CD_double));
    }
  }

  private void fromBits() {
    switch (program.precision()) {
      case F32 -> code.invokestatic(FLOAT, "intBitsToFloat", MethodTypeDesc.of(CD_float, CD_int));
      case F64 ->
          code.invokestatic(DOUBLE, "longBitsToDouble", MethodTypeDesc.of(CD_double, CD_long));
    }
  }

  private void shiftLeft() {
    code.loadConstant(type.significandBits());
    switch (program.precision()) {
      case F32 -> code.ishl();
      case F64 -> code.lshl();
    }
  }
}
