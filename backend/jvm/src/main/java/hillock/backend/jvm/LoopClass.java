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
import jdk.incubator.vector.VectorSpecies;

/// Makes the class of a program's loop.
///
/// Its `SourceFile` is the formula, so that stack traces and profiles show
/// `mish(x) = x * tanh(softplus(x))`.
final class LoopClass {
  private static final ClassDesc LOOP = VectorLoop.class.describeConstable().orElseThrow();

  private LoopClass() {}

  /// Defines the class and makes its one instance.
  ///
  /// @param species the vectors it works with; of the program's precision
  static VectorLoop define(Program program, VectorSpecies<?> species) {
    byte[] bytes = bytes(program, species.length());
    try {
      MethodHandles.Lookup lookup =
          MethodHandles.lookup().defineHiddenClassWithClassData(bytes, species, true);
      return (VectorLoop)
          lookup
              .findConstructor(lookup.lookupClass(), MethodType.methodType(void.class))
              .invoke();
    } catch (Throwable impossible) {
      throw new IllegalStateException("generated class rejected: " + program.name(), impossible);
    }
  }

  /// The class file.
  static byte[] bytes(Program program, int lanes) {
    LaneType type = LaneType.of(program.precision());
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
              builder.withMethodBody(
                  "run", onArrays, 0, code -> new LoopEmitter(code, program, lanes).emit());
            });
  }

  private static void constructor(CodeBuilder code) {
    code.aload(0).invokespecial(LOOP, INIT_NAME, MTD_void).return_();
  }
}
