// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import hillock.codegen.spi.Reductions;

/// Reductions without vectors, for a JVM that was started without the Vector API.
///
/// The bits are the same.
public final class ScalarReductions implements Reductions {
  /// For any machine.
  public ScalarReductions() {}

  @Override
  public String id() {
    return "scalar";
  }

  @Override
  public Worker worker() {
    return new ScalarSums();
  }
}
