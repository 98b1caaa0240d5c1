// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import hillock.codegen.Program;
import hillock.codegen.Storage;
import hillock.numerics.Precision;

/// Compiles programs to hidden classes that work on one number after another.
///
/// For a JVM that was started without the Vector API; the bits are the same.
public final class ScalarCompiler extends LoopCompiler {
  /// For any machine.
  public ScalarCompiler() {}

  @Override
  public String id() {
    return "scalar";
  }

  @Override
  VectorLoop loop(Program program) {
    return LoopClass.define(program, code -> new ScalarEmitter(code, program).emit(), "scalar");
  }

  @Override
  boolean convertsInLoops() {
    return false;
  }

  @Override
  int lanes(Precision precision) {
    return 1;
  }

  @Override
  Conversion conversion(Storage storage) {
    return Conversion.ofScalars(storage);
  }
}
