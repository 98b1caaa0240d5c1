// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

/// The answer to whether a statement about a function is true.
///
/// A statement is proved or refuted only by mathematics: identities in normal form, outward rounded
/// intervals, asymptotic expansions. Everything else is undecided; there is no fourth answer.
public sealed interface Verdict {
  /// The statement is true.
  ///
  /// @param cover what the proof ranges over, and how
  /// @param boxes how many boxes it took
  record Proved(String cover, long boxes) implements Verdict {
    @Override
    public String toString() {
      return "proved: " + cover + (boxes == 0 ? "" : ", " + boxes + " boxes");
    }
  }

  /// The statement is false.
  ///
  /// @param at a point or interval where it fails
  /// @param explanation what is true there instead
  record Refuted(String at, String explanation) implements Verdict {
    @Override
    public String toString() {
      return "refuted at " + at + ": " + explanation;
    }
  }

  /// Neither a proof nor a counterexample was found.
  ///
  /// @param where the point or interval that stands in the way
  /// @param reason why
  record Undecided(String where, String reason) implements Verdict {
    @Override
    public String toString() {
      return "undecided at " + where + ": " + reason;
    }
  }

  /// One word: proved, refuted or undecided.
  default String word() {
    return switch (this) {
      case Proved _ -> "proved";
      case Refuted _ -> "refuted";
      case Undecided _ -> "undecided";
    };
  }

  default boolean isProved() {
    return this instanceof Proved;
  }
}
