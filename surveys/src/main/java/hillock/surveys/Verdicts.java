// SPDX-License-Identifier: Apache-2.0
package hillock.surveys;

import hillock.certify.Verdict;
import hillock.certify.Verdict.Proved;
import hillock.certify.Verdict.Refuted;
import hillock.certify.Verdict.Undecided;
import java.util.List;
import java.util.regex.Pattern;

/// What follows from verdicts by logic, and how they are told.
public final class Verdicts {
  private static final Pattern POINT = Pattern.compile("-?(inf|[\\d.]+([eE/]\\S+)?)|\\w+ = .*");

  private Verdicts() {}

  /// The verdict on the opposite.
  static Verdict not(Verdict verdict) {
    return switch (verdict) {
      case Proved(var cover, var _) -> new Refuted("", "the opposite is proved: " + cover);
      case Refuted(var at, var explanation) -> new Proved(at.isEmpty() ? explanation : at(at) + explanation, 0);
      case Undecided undecided -> undecided;
    };
  }

  /// The verdict on all together: refuted if one is, proved if all are.
  static Verdict all(List<Verdict> verdicts) {
    return verdicts.stream()
        .filter(v -> v instanceof Refuted)
        .findFirst()
        .or(() -> verdicts.stream().filter(v -> v instanceof Undecided).findFirst())
        .orElseGet(verdicts::getFirst);
  }

  /// The reason for a verdict: where, and what is there.
  public static String reason(Verdict verdict) {
    return switch (verdict) {
      case Proved(var cover, var _) -> cover;
      case Refuted(var at, var explanation) -> at.isEmpty() ? explanation : at(at) + explanation;
      case Undecided(var where, var reason) -> where + ": " + reason;
    };
  }

  /// The place of a witness: a point, an interval or something else.
  private static String at(String place) {
    if (POINT.matcher(place).matches()) {
      return "at " + place + ", ";
    }
    return place.startsWith("(") ? "on " + place + ", " : place + ": ";
  }

  /// The verdict in a word, and the reason for it.
  public static String text(Verdict verdict) {
    return verdict.word() + ", " + reason(verdict);
  }

  /// Whether the statement that was judged is true, in a word for tables.
  static String answer(Verdict verdict) {
    return switch (verdict) {
      case Proved _ -> "yes";
      case Refuted _ -> "no";
      case Undecided _ -> "?";
    };
  }
}
