// SPDX-License-Identifier: Apache-2.0
package hillock.surveys;

import hillock.certify.Verdict;
import java.util.List;

/// A property that a survey asks of activation functions, in its order and sense.
///
/// @param number its number in the survey
/// @param name what the survey calls it
/// @param english that in English
/// @param senses what it means, precisely; all of them together. Empty if it is no property of a
///     function
/// @param measure what is shown instead where it is none
/// @param remark more on the sense; may be empty
public record Criterion(
    int number,
    String name,
    String english,
    List<Predicate> senses,
    Measure measure,
    String remark) {
  public Criterion {
    senses = List.copyOf(senses);
  }

  /// What can be counted where nothing can be proved.
  public enum Measure {
    /// Nothing.
    NOTHING,
    /// The exponentials and the like that the stable formula takes.
    OPERATIONS,
    /// The numbers that training adjusts.
    PARAMETERS;

    /// What it is for a function.
    String of(Term function) {
      return switch (this) {
        case NOTHING -> "-";
        case OPERATIONS -> Cost.of(function).toString();
        case PARAMETERS -> String.valueOf(Predicate.Learned.count(function));
      };
    }
  }

  /// True if functions have it or have it not.
  public boolean isProvable() {
    return !senses.isEmpty();
  }

  /// Whether a function has it.
  ///
  /// @throws IllegalStateException if it is no property of a function
  public Verdict of(Term function) {
    if (senses.isEmpty()) {
      throw new IllegalStateException(english + " is no property of a function");
    }
    return sense().of(function);
  }

  /// What it means, as one predicate.
  public Predicate sense() {
    return senses.size() == 1 ? senses.getFirst() : new Predicate.All(senses);
  }
}
