// SPDX-License-Identifier: Apache-2.0
package hillock.codegen.spi;

import hillock.codegen.Program;

/// Turns programs into code that runs on arrays. Found with [java.util.ServiceLoader].
public interface Compiler {
  /// A short name, such as `jvm`.
  String id();

  /// Compiles a program.
  ///
  /// @throws UnsupportedOperationException naming the instruction that this backend lacks
  CompiledProgram compile(Program program);
}
