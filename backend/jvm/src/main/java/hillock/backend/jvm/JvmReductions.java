// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import hillock.codegen.spi.Reductions;

/// Reductions with vectors as wide as the machine has them.
public final class JvmReductions implements Reductions {
  /// For the widest vectors of this machine.
  ///
  /// @throws UnsupportedOperationException if this JVM was started without the Vector API, or
  ///     vectors hold one double only
  public JvmReductions() {
    VectorModule.preferredShape();
    VectorSums.check();
  }

  @Override
  public String id() {
    return "jvm";
  }

  @Override
  public Worker worker() {
    return new VectorSums();
  }
}
