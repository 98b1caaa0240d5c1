// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import jdk.incubator.vector.VectorShape;

/// The Vector API, which a JVM has only if it was started with it.
final class VectorModule {
  private VectorModule() {}

  /// The widest vectors of this machine.
  ///
  /// @throws UnsupportedOperationException if this JVM has no Vector API
  static VectorShape preferredShape() {
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      throw new UnsupportedOperationException(
          "kernels, matrix products and sums run without vector instructions, many times slower;"
              + " start Java with --add-modules jdk.incubator.vector");
    }
    return VectorShape.preferredShape();
  }
}
