// SPDX-License-Identifier: Apache-2.0
package hillock.layers;

/// What is done to the rows of a tile, from the inputs to the result.
interface RowProgram {
  /// The number of matrices that it reads.
  int inputs();

  /// About how long an element takes on one thread; a hint.
  double nanosecondsPerElement();

  /// Computes the rows at hand.
  void run(Tile tile);
}
