// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import hillock.calculus.Law.Phase;
import hillock.expr.Expr;
import hillock.expr.Parameter;
import java.util.List;

/// The form of stable expressions that code is made of: choices by sign where one form cannot serve
/// the whole line, and exponentials that are shared and never overflow.
///
/// Nothing is differentiated after this.
public final class FinalForm {
  private final Algebra algebra;
  private final Rewriter guard;
  private final Rewriter spare;
  private final Rewriter lower;

  /// @param parameters declare the domains of the parameters that occur
  public FinalForm(List<Parameter> parameters) {
    this.algebra = Algebra.lowering(parameters);
    this.guard = new Rewriter(algebra, Laws.of(Phase.GUARD));
    this.spare = new Rewriter(algebra, Laws.of(Phase.SPARE));
    this.lower = new Rewriter(algebra, Laws.of(Phase.LOWER));
  }

  /// The algebra that all results share.
  public Algebra algebra() {
    return algebra;
  }

  /// An equal expression with choices by sign; what people are shown as the computed form.
  public Expr guarded(Expr stable) {
    return guard.rewrite(stable);
  }

  /// An equal expression in the functions that kernels compute.
  public Expr of(Expr stable) {
    return lower.rewrite(guarded(stable));
  }

  /// The same for numbers with bits to spare: cheaper where that loses only some.
  public Expr withSpareBits(Expr stable) {
    return lower.rewrite(spare.rewrite(guarded(stable)));
  }
}
