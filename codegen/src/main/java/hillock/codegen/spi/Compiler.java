// SPDX-License-Identifier: Apache-2.0
package hillock.codegen.spi;

import hillock.codegen.Program;
import hillock.codegen.Storage;

/// Turns programs into code that runs on arrays. Found with [java.util.ServiceLoader].
public interface Compiler {
  /// A short name, such as `jvm`.
  String id();

  /// The best backend that works on this JVM.
  ///
  /// @throws IllegalStateException if there is none
  static Compiler installed() {
    return Backends.first(Compiler.class, "compiler for kernels");
  }

  /// Compiles a program for arrays that hold the numbers of its format as they are.
  ///
  /// @throws UnsupportedOperationException naming the instruction that this backend lacks
  default CompiledProgram compile(Program program) {
    return compile(program, Storage.of(program.format()));
  }

  /// Compiles a program for arrays of a format that is computed in the program's.
  ///
  /// @throws UnsupportedOperationException naming the instruction that this backend lacks
  CompiledProgram compile(Program program, Storage storage);
}
