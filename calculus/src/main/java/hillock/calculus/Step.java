// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import hillock.expr.Expr;
import hillock.expr.Printer;

/// One step of an explanation: a law turned one expression into another.
public record Step(Law law, Expr before, Expr after) {
  @Override
  public String toString() {
    return "%s: %s  ->  %s"
        .formatted(law.name(), Printer.print(before), Printer.print(after));
  }
}
