// SPDX-License-Identifier: Apache-2.0
package hillock.expr;

import hillock.expr.Bounds.End;
import hillock.expr.Expr.Const;
import hillock.expr.Lexer.Token;

/// Sets of reals in text: `[0, inf)`, `(-1/2, ln(2)]`, and single points.
final class BoundsParser {
  private final Lexer lexer;
  private final ExpressionParser expressions;

  BoundsParser(Lexer lexer, ExpressionParser expressions) {
    this.lexer = lexer;
    this.expressions = expressions;
  }

  /// Reads a set written with both ends.
  Bounds bounds() {
    Token open = lexer.take();
    if (!open.is("[") && !open.is("(")) {
      throw lexer.error(open, "expected a set of numbers, as in [0, inf)");
    }
    End lo = end();
    expressions.expect(",", "expected ',' between the ends of the set");
    End hi = end();
    Token close = lexer.take();
    if (!close.is("]") && !close.is(")")) {
      throw lexer.error(close, "expected ']' or ')' after the ends of the set");
    }
    boolean loClosed = open.is("[") && lo instanceof End.Finite;
    boolean hiClosed = close.is("]") && hi instanceof End.Finite;
    Bounds bounds = new Bounds(lo, loClosed, hi, hiClosed);
    if (isEmpty(bounds)) {
      throw lexer.error(open, "the set " + bounds + " is empty");
    }
    return bounds;
  }

  /// Reads a number, `inf` or `-inf`.
  End end() {
    Token start = lexer.token();
    boolean negative = start.is("-");
    if (negative) {
      lexer.take();
    }
    if (lexer.token().text().equals("inf")) {
      lexer.take();
      return negative ? End.NEGATIVE_INFINITY : End.POSITIVE_INFINITY;
    }
    lexer.seek(start.start());
    return End.of(expressions.choice());
  }

  private static boolean isEmpty(Bounds bounds) {
    return switch (bounds.lo()) {
      case End.Infinite(var positive) -> positive;
      case End.Finite(Const(var lo)) ->
          switch (bounds.hi()) {
            case End.Infinite(var positive) -> !positive;
            case End.Finite(Const(var hi)) ->
                lo.compareTo(hi) > 0
                    || (lo.equals(hi) && !(bounds.loClosed() && bounds.hiClosed()));
            case End.Finite _ -> false;
          };
      case End.Finite _ -> false;
    };
  }
}
