// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import hillock.codegen.spi.MatrixProduct;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// Multiplies matrices with vectors as wide as the machine has them.
public final class JvmMatrixProduct implements MatrixProduct {
  private final Tile narrow;
  private final Tile wide;
  private final int rows;
  private final int lanes;

  /// For the widest vectors of this machine.
  ///
  /// @throws UnsupportedOperationException if this JVM was started without the Vector API
  public JvmMatrixProduct() {
    this(VectorModule.preferredShape());
  }

  /// Sixteen sums in the registers of AVX-512 reach the peak of the machine. With the sixteen
  /// registers of AVX2, eight sums run twice as fast as twelve, of which the JIT compiler keeps
  /// some in memory.
  private JvmMatrixProduct(VectorShape shape) {
    VectorSpecies<Float> species = VectorSpecies.of(float.class, shape);
    this.lanes = species.length();
    this.rows = shape.vectorBitSize() >= 512 ? 8 : 4;
    this.narrow = TileClass.define(rows, 1, species);
    this.wide = TileClass.define(rows, 2, species);
  }

  /// For vectors of a given width, whatever the machine has; for tests.
  ///
  /// @param bits 64, 128, 256 or 512
  public static JvmMatrixProduct ofWidth(int bits) {
    return new JvmMatrixProduct(VectorShape.forBitSize(bits));
  }

  @Override
  public String id() {
    return "jvm";
  }

  @Override
  public Worker worker() {
    return new TiledProduct(narrow, wide, rows, lanes);
  }
}
