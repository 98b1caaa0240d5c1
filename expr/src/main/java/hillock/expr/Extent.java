// SPDX-License-Identifier: Apache-2.0
package hillock.expr;

import java.util.IdentityHashMap;

/// How large an expression is as a tree, counted without walking shared parts twice.
///
/// @param nodes the number of nodes, sharing ignored; saturates at `Long.MAX_VALUE`
/// @param depth the longest path from the root to a leaf
public record Extent(long nodes, int depth) {
  public static Extent of(Expr expr) {
    return measure(expr, new IdentityHashMap<>());
  }

  private static Extent measure(Expr expr, IdentityHashMap<Expr, Extent> known) {
    Extent cached = known.get(expr);
    if (cached != null) {
      return cached;
    }
    long nodes = 1;
    int depth = 0;
    for (Expr operand : expr.operands()) {
      Extent part = measure(operand, known);
      nodes = nodes + part.nodes < 0 ? Long.MAX_VALUE : nodes + part.nodes;
      depth = Math.max(depth, part.depth);
    }
    Extent extent = new Extent(nodes, depth + 1);
    known.put(expr, extent);
    return extent;
  }
}
