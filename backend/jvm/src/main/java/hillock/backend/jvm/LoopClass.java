// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import hillock.codegen.Program;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.Consumer;

/// Makes the class of a program's loop.
///
/// Its `SourceFile` is the formula, so that stack traces and profiles show
/// `mish(x) = x * tanh(softplus(x))`.
final class LoopClass {
  private static final ClassDesc LOOP = VectorLoop.class.describeConstable().orElseThrow();

  private LoopClass() {}

  /// Defines the class and makes its one instance.
  ///
  /// @param loop writes the method's body
  /// @param constant what the body loads as the constant of the class
  static VectorLoop define(Program program, Consumer<CodeBuilder> loop, Object constant) {
    byte[] bytes = bytes(program, loop);
    try {
      MethodHandles.Lookup lookup =
          MethodHandles.lookup().defineHiddenClassWithClassData(bytes, constant, true);
      return (VectorLoop)
          lookup
              .findConstructor(lookup.lookupClass(), MethodType.methodType(void.class))
              .invoke();
    } catch (Throwable impossible) {
      throw new IllegalStateException("generated class rejected: " + program.name(), impossible);
    }
  }

  /// The class file.
  static byte[] bytes(Program program, Consumer<CodeBuilder> loop) {
    LaneType type = LaneType.of(program.format());
    ClassDesc arrays = type.element().arrayType().arrayType();
    ClassDesc offsets = CD_int.arrayType();
    ClassDesc parameters = CD_double.arrayType();
    MethodTypeDesc onArrays =
        MethodTypeDesc.of(CD_void, arrays, offsets, arrays, offsets, CD_int, parameters);
    ClassDesc name = ClassDesc.of(LoopClass.class.getPackageName(), "Loop");
    return ClassFile.of()
        .build(
            name,
            builder -> {
              builder.withSuperclass(LOOP).withFlags(ClassFile.ACC_FINAL);
              builder.with(SourceFileAttribute.of(program.name()));
              builder.withMethodBody(INIT_NAME, MTD_void, 0, LoopClass::constructor);
              builder.withMethodBody("run", onArrays, 0, loop);
            });
  }

  private static void constructor(CodeBuilder code) {
    code.aload(0).invokespecial(LOOP, INIT_NAME, MTD_void).return_();
  }
}
