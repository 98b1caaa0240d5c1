// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import hillock.codegen.Program;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;

/// Memory segments, on the heap or off it, in the byte order of the machine.
final class SegmentBuffers implements LoopClass.Buffers {
  static final ClassDesc SEGMENT = MemorySegment.class.describeConstable().orElseThrow();

  private static final ClassDesc ORDER = ByteOrder.class.describeConstable().orElseThrow();

  /// The places of the method's arguments; the length takes two.
  private static final int INPUTS = 1;

  private static final int OUTPUTS = 2;
  private static final int LENGTH = 3;
  private static final int PARAMETERS = 5;

  private final int[] inputs;
  private final int[] outputs;
  private final int bytes;
  private final long step;
  private int position;
  private int end;

  SegmentBuffers(Program program, int lanes) {
    this.inputs = new int[program.inputs()];
    this.outputs = new int[program.outputs().size()];
    this.bytes = program.precision().bytes();
    this.step = (long) lanes * bytes;
  }

  @Override
  public void prepare(CodeBuilder code) {
    unpack(code, INPUTS, inputs);
    unpack(code, OUTPUTS, outputs);
    position = code.allocateLocal(TypeKind.LONG);
    end = code.allocateLocal(TypeKind.LONG);
    code.lload(LENGTH).loadConstant((long) bytes).lmul().lstore(end);
  }

  private static void unpack(CodeBuilder code, int segments, int[] locals) {
    for (int k = 0; k < locals.length; k++) {
      locals[k] = code.allocateLocal(TypeKind.REFERENCE);
      code.aload(segments).loadConstant(k).aaload().astore(locals[k]);
    }
  }

  @Override
  public void begin(CodeBuilder code) {
    code.lconst_0().lstore(position);
  }

  @Override
  public void leaveIfDone(CodeBuilder code, Label done) {
    code.lload(position).lload(end).lcmp().ifge(done);
  }

  @Override
  public void load(CodeBuilder code, LaneType type, int input) {
    LoopEmitter.species(code);
    code.aload(inputs[input]).lload(position);
    order(code);
    code.invokestatic(
        type.vector(),
        "fromMemorySegment",
        MethodTypeDesc.of(type.vector(), LaneType.SPECIES, SEGMENT, CD_long, ORDER));
  }

  @Override
  public void store(CodeBuilder code, LaneType type, int output) {
    code.aload(outputs[output]).lload(position);
    order(code);
    code.invokevirtual(
        type.vector(),
        "intoMemorySegment",
        MethodTypeDesc.of(CD_void, SEGMENT, CD_long, ORDER));
  }

  @Override
  public void advance(CodeBuilder code) {
    code.lload(position).loadConstant(step).ladd().lstore(position);
  }

  @Override
  public void loadParameter(CodeBuilder code, int slot) {
    code.aload(PARAMETERS).loadConstant(slot).daload();
  }

  private static void order(CodeBuilder code) {
    boolean isLittle = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    code.getstatic(ORDER, isLittle ? "LITTLE_ENDIAN" : "BIG_ENDIAN", ORDER);
  }
}
