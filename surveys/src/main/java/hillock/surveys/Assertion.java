// SPDX-License-Identifier: Apache-2.0
package hillock.surveys;

import hillock.certify.Verdict;
import java.util.List;

/// What a survey says of some functions.
///
/// @param criterion the property of the survey that it is about
/// @param functions what it is said of
/// @param predicate what is said, precisely
/// @param quotation the survey's words
public record Assertion(
    Criterion criterion,
    List<SurveyedFunction> functions,
    Predicate predicate,
    Quotation quotation) {
  public Assertion {
    functions = List.copyOf(functions);
  }

  /// Whether it is true of one of them.
  public Verdict of(SurveyedFunction function) {
    return predicate.of(function.term());
  }

  /// True if this is about a property of a function, and the machine finds the opposite.
  boolean isDenied(SurveyedFunction function, Criterion property) {
    return criterion.equals(property)
        && functions.contains(function)
        && of(function) instanceof Verdict.Refuted;
  }
}
