// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import hillock.testkit.BackendContract;
import java.util.List;
import java.util.stream.IntStream;

/// The widths of vectors that programs are tested with, whatever the machine has.
final class Widths {
  static final int[] BITS = {64, 128, 256, 512};

  private Widths() {}

  /// The contract for compilers of all widths.
  static BackendContract contract() {
    return new BackendContract(compilers());
  }

  static List<JvmCompiler> compilers() {
    return IntStream.of(BITS).mapToObj(JvmCompiler::ofWidth).toList();
  }
}
