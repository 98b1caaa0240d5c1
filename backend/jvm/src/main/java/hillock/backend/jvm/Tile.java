// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

/// What a generated class is: the product of a few packed rows and a few packed vectors of columns.
///
/// All of the tile's sums stay in registers while it runs down the packed rows.
abstract class Tile {
  /// C = A·B or C = C + A·B on one tile.
  ///
  /// @param a packed rows: element (i, p) at `aOffset + p·rows + i`
  /// @param b packed columns: element (p, j) at `bOffset + p·columns + j`
  /// @param c element (i, j) at `cOffset + i·stride + j`
  /// @param depth the number of products per sum
  /// @param isFresh whether the sums begin at zero, not at what C holds
  abstract void run(
      float[] a,
      int aOffset,
      float[] b,
      int bOffset,
      float[] c,
      int cOffset,
      int stride,
      int depth,
      boolean isFresh);
}
