// SPDX-License-Identifier: Apache-2.0
package hillock.surveys;

import hillock.certify.Verdict;
import java.util.List;

/// An error of a survey; or something that looks like one and is right.
///
/// @param number counts through all surveys
/// @param place where it stands in the survey
/// @param isConfirmed true if the survey is right
/// @param quotations what the survey says
/// @param claims what the survey says as mathematics
/// @param truths what is true instead, or beside it
/// @param text what is wrong where it is with the words and not the mathematics; may be empty
public record Erratum(
    int number,
    String place,
    boolean isConfirmed,
    List<Quotation> quotations,
    List<Proposition> claims,
    List<Proposition> truths,
    String text) {
  public Erratum {
    quotations = List.copyOf(quotations);
    claims = List.copyOf(claims);
    truths = List.copyOf(truths);
  }

  /// How the error shows.
  public enum Kind {
    /// A claim of the survey is refuted.
    REFUTED,
    /// The survey's claims are proved.
    CONFIRMED,
    /// An error of words, which are quoted.
    TEXT,
    /// The verdicts do not bear it out.
    OPEN;

    /// In a word for people.
    public String word() {
      return switch (this) {
        case REFUTED -> "refuted";
        case CONFIRMED -> "proved";
        case TEXT -> "text";
        case OPEN -> "undecided";
      };
    }
  }

  /// What the verdicts make of it.
  public Kind kind() {
    List<Verdict> verdicts = claims.stream().map(Proposition::verdict).toList();
    if (isConfirmed) {
      return verdicts.stream().allMatch(Verdict::isProved) ? Kind.CONFIRMED : Kind.OPEN;
    }
    if (claims.isEmpty()) {
      return text.isEmpty() ? Kind.OPEN : Kind.TEXT;
    }
    return verdicts.stream().allMatch(v -> v instanceof Verdict.Refuted)
        ? Kind.REFUTED
        : Kind.OPEN;
  }
}
