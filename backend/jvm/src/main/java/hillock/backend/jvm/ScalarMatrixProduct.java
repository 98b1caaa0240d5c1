// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import hillock.codegen.spi.MatrixProduct;

/// Multiplies matrices without vectors, for a JVM that was started without the Vector API.
///
/// The bits are the same.
public final class ScalarMatrixProduct implements MatrixProduct {
  private static final int ROWS = 4;
  private static final int COLUMNS = 16;

  /// For any machine.
  public ScalarMatrixProduct() {}

  @Override
  public String id() {
    return "scalar";
  }

  @Override
  public Worker worker() {
    return new TiledProduct(
        new ScalarTile(ROWS, COLUMNS), new ScalarTile(ROWS, 2 * COLUMNS), ROWS, COLUMNS);
  }
}
