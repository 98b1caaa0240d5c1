// SPDX-License-Identifier: Apache-2.0
package hillock.layers;

import hillock.codegen.ProgramBuilder;
import hillock.codegen.Value;

/// Finds the number above which the elements of a row share the sum 1.
interface Threshold {
  /// What elements are multiplied by before.
  double factor();

  /// What becomes of the part of an element that is above the threshold.
  Value result(ProgramBuilder b, Value above);

  /// Finds the threshold.
  ///
  /// @param elements all elements of the row that are larger than -1, after the largest is taken
  ///     away and the factor applied: the others are 0 in any case. May contain NaN.
  /// @param to where the threshold is set; NaN if an element is not a number
  void find(Candidates elements, RowNumbers to, int row);
}
