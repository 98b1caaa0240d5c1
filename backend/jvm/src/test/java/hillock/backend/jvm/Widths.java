// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import hillock.codegen.spi.Compiler;
import hillock.testkit.BackendContract;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The widths of vectors that programs are tested with, whatever the machine has; and no vectors.
final class Widths {
  private Widths() {}

  /// The contract for compilers of all widths, and the one without vectors.
  static BackendContract contract() {
    List<Compiler> compilers = new ArrayList<>(compilers(64, 128, 256, 512));
    compilers.add(new ScalarCompiler());
    return new BackendContract(compilers);
  }

  /// The contract for compilers of some widths.
  static BackendContract contract(int... bits) {
    return new BackendContract(compilers(bits));
  }

  private static List<JvmCompiler> compilers(int... bits) {
    return IntStream.of(bits).mapToObj(JvmCompiler::ofWidth).toList();
  }
}
