// SPDX-License-Identifier: Apache-2.0
package hillock.expr;

/// The comparisons of the language; with a NaN operand none of them holds and none fails.
public enum Comparison {
  LT("<"),
  LE("<="),
  GT(">"),
  GE(">="),
  EQ("=="),
  NE("!=");

  private final String symbol;

  Comparison(String symbol) {
    this.symbol = symbol;
  }

  public String symbol() {
    return symbol;
  }

  /// True if the comparison holds for the sign of `left - right`.
  public boolean holds(int signOfDifference) {
    return switch (this) {
      case LT -> signOfDifference < 0;
      case LE -> signOfDifference <= 0;
      case GT -> signOfDifference > 0;
      case GE -> signOfDifference >= 0;
      case EQ -> signOfDifference == 0;
      case NE -> signOfDifference != 0;
    };
  }

  /// The same comparison with its sides exchanged.
  public Comparison swapped() {
    return switch (this) {
      case LT -> GT;
      case LE -> GE;
      case GT -> LT;
      case GE -> LE;
      case EQ -> EQ;
      case NE -> NE;
    };
  }

  /// The comparison that holds exactly where this one fails.
  public Comparison negated() {
    return switch (this) {
      case LT -> GE;
      case LE -> GT;
      case GT -> LE;
      case GE -> LT;
      case EQ -> NE;
      case NE -> EQ;
    };
  }
}
