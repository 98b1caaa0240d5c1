// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import hillock.testkit.BackendContract;
import java.util.stream.IntStream;

/// The widths of vectors that programs are tested with, whatever the machine has.
final class Widths {
  private Widths() {}

  /// The contract for compilers of all widths.
  static BackendContract contract() {
    return contract(64, 128, 256, 512);
  }

  /// The contract for compilers of some widths.
  static BackendContract contract(int... bits) {
    return new BackendContract(IntStream.of(bits).mapToObj(JvmCompiler::ofWidth).toList());
  }
}
