// SPDX-License-Identifier: Apache-2.0
package hillock.operators;

import hillock.expr.Operator;
import java.util.List;

/// The operators of the formula language.
public final class Operators {
  /// All of them; formulas that the catalog reads may use them.
  public static final List<Operator> STANDARD =
      List.of(
          new SmoothGaussian(),
          new SmoothMaximum(SmoothMaximum.Step.ERF),
          new SmoothMaximum(SmoothMaximum.Step.SQRT),
          new SmoothMaximum(SmoothMaximum.Step.SIGMOID),
          new Harden(),
          new Affine());

  private Operators() {}
}
