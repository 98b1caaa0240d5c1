// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import hillock.codegen.Program;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.MethodTypeDesc;

/// Where a loop's numbers come from and go to: arrays, each with the offset where it begins.
///
/// Floats that are computed in doubles are converted on the way, between vectors of as many lanes.
final class ArrayBuffers {
  /// The places of the method's arguments.
  private static final int INPUTS = 1;

  private static final int INPUT_OFFSETS = 2;
  private static final int OUTPUTS = 3;
  private static final int OUTPUT_OFFSETS = 4;
  private static final int LENGTH = 5;
  private static final int PARAMETERS = 6;

  private final LaneType type;
  private final LaneType stored;
  private final boolean isWide;
  private final int lanes;
  private final int[] inputs;
  private final int[] inputOffsets;
  private final int[] outputs;
  private final int[] outputOffsets;
  private int position;

  ArrayBuffers(Program program, LaneType type, int lanes) {
    this.type = type;
    this.stored = LaneType.of(program.format());
    this.isWide = program.isWide();
    this.lanes = lanes;
    this.inputs = new int[program.inputs()];
    this.inputOffsets = new int[program.inputs()];
    this.outputs = new int[program.outputs().size()];
    this.outputOffsets = new int[program.outputs().size()];
  }

  /// Puts what the arguments hold into local variables.
  void prepare(CodeBuilder code) {
    unpack(code, INPUTS, INPUT_OFFSETS, inputs, inputOffsets);
    unpack(code, OUTPUTS, OUTPUT_OFFSETS, outputs, outputOffsets);
    position = code.allocateLocal(TypeKind.INT);
  }

  private static void unpack(
      CodeBuilder code, int arrays, int offsets, int[] arrayLocals, int[] offsetLocals) {
    for (int k = 0; k < arrayLocals.length; k++) {
      arrayLocals[k] = code.allocateLocal(TypeKind.REFERENCE);
      offsetLocals[k] = code.allocateLocal(TypeKind.INT);
      code.aload(arrays).loadConstant(k).aaload().astore(arrayLocals[k]);
      code.aload(offsets).loadConstant(k).iaload().istore(offsetLocals[k]);
    }
  }

  /// Sets the position to the first element.
  void begin(CodeBuilder code) {
    code.iconst_0().istore(position);
  }

  /// Jumps if the position is at the end.
  void leaveIfDone(CodeBuilder code, Label end) {
    code.iload(position).iload(LENGTH).if_icmpge(end);
  }

  /// Loads a vector of an input.
  void load(CodeBuilder code, int input) {
    storedSpecies(code);
    code.aload(inputs[input]).iload(inputOffsets[input]).iload(position).iadd();
    code.invokestatic(
        stored.vector(),
        "fromArray",
        MethodTypeDesc.of(
            stored.vector(), LaneType.SPECIES, stored.element().arrayType(), CD_int));
    if (isWide) {
      code.getstatic(LaneType.OPERATORS, "F2D", LaneType.CONVERSION);
      LoopEmitter.species(code);
      convert(code, type);
    }
  }

  /// The species of the vectors in arrays: as many lanes as the loop has.
  private void storedSpecies(CodeBuilder code) {
    if (isWide) {
      String name = "SPECIES_" + lanes * Float.SIZE;
      code.getstatic(stored.vector(), name, LaneType.SPECIES);
    } else {
      LoopEmitter.species(code);
    }
  }

  private static void convert(CodeBuilder code, LaneType target) {
    code.iconst_0();
    code.invokevirtual(
        LaneType.VECTOR,
        "convertShape",
        MethodTypeDesc.of(
            LaneType.VECTOR, LaneType.CONVERSION, LaneType.SPECIES, CD_int));
    code.checkcast(target.vector());
  }

  /// Stores the vector on the stack into an output.
  void store(CodeBuilder code, int output) {
    if (isWide) {
      code.getstatic(LaneType.OPERATORS, "D2F", LaneType.CONVERSION);
      storedSpecies(code);
      convert(code, stored);
    }
    code.aload(outputs[output]).iload(outputOffsets[output]).iload(position).iadd();
    code.invokevirtual(
        stored.vector(),
        "intoArray",
        MethodTypeDesc.of(CD_void, stored.element().arrayType(), CD_int));
  }

  /// Loads one number of an input.
  void loadElement(CodeBuilder code, int input, TypeKind kind) {
    code.aload(inputs[input]).iload(inputOffsets[input]).iload(position).iadd();
    code.arrayLoad(kind);
  }

  /// Stores the number of a local variable into an output.
  void storeElement(CodeBuilder code, int output, TypeKind kind, int local) {
    code.aload(outputs[output]).iload(outputOffsets[output]).iload(position).iadd();
    code.loadLocal(kind, local).arrayStore(kind);
  }

  /// Moves the position on by one vector.
  void advance(CodeBuilder code) {
    code.iinc(position, lanes);
  }

  /// Loads a parameter as a double.
  void loadParameter(CodeBuilder code, int slot) {
    code.aload(PARAMETERS).loadConstant(slot).daload();
  }
}
