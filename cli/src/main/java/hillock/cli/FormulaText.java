// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.expr.Expr;
import hillock.expr.Extent;
import hillock.expr.Printer;
import java.util.Locale;

/// Expressions as text that a person can still read.
final class FormulaText {
  /// A derivative can be a tree so large that no memory holds its text.
  private static final int MAX_NODES = 2_000;

  private FormulaText() {}

  /// The expression as formula text, or a remark on its size.
  static String of(Expr expr) {
    long nodes = Extent.of(expr).nodes();
    return nodes <= MAX_NODES
        ? Printer.print(expr)
        : String.format(Locale.ROOT, "(too long to show: %,d operations)", nodes);
  }
}
