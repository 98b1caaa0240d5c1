// SPDX-License-Identifier: Apache-2.0
package hillock.layers;

import hillock.codegen.ProgramBuilder;
import hillock.codegen.Value;

/// The threshold of sparsemax: Σ max(0, z − τ) = 1.
///
/// Method: from τ = −1 on, τ = (Σ z − 1) / k over the k elements above the last τ, until no more fall
/// below it (`michelot1986finite`). That is Newton's method on a convex function of straight pieces, so it comes
/// from the left, never passes the solution, and ends with it, ties included; a bisection would not.
final class SparsemaxThreshold implements Threshold {
  @Override
  public double factor() {
    return 1;
  }

  @Override
  public Value result(ProgramBuilder b, Value above) {
    return above;
  }

  @Override
  public void find(Candidates elements, RowNumbers to, int row) {
    int above;
    do {
      above = elements.count();
      to.set(row, -1, 0);
      for (int i = 0; i < above; i++) {
        to.add(row, elements.number(i));
      }
      to.divide(row, to.total(row), above);
      elements.retainAbove(to.value(row));
    } while (elements.count() < above);
  }
}
