// SPDX-License-Identifier: Apache-2.0
package hillock.surveys;

import hillock.certify.Verdict;
import java.util.ArrayList;
import java.util.List;

/// A survey: what it asks of activation functions, what it says of them, and where it errs.
///
/// @param number 0 to 3
/// @param title what it is called, by whom, when
/// @param criteria the properties that it asks for, in its order
/// @param functions the functions that it treats, in its order
/// @param assertions what it says of functions
/// @param errata its errors
public record Survey(
    int number,
    String title,
    List<Criterion> criteria,
    List<SurveyedFunction> functions,
    List<Assertion> assertions,
    List<Erratum> errata) {
  public Survey {
    criteria = List.copyOf(criteria);
    functions = List.copyOf(functions);
    assertions = List.copyOf(assertions);
    errata = List.copyOf(errata);
  }

  /// What the survey says of one function, with the verdict.
  public record Judgment(Assertion assertion, SurveyedFunction function, Verdict verdict) {
    /// True if the machine says otherwise.
    public boolean isDisagreement() {
      return verdict instanceof Verdict.Refuted;
    }
  }

  /// A verdict on everything that it says of functions.
  public List<Judgment> judgments() {
    List<Judgment> judgments = new ArrayList<>();
    for (Assertion assertion : assertions) {
      for (SurveyedFunction function : assertion.functions()) {
        judgments.add(new Judgment(assertion, function, assertion.of(function)));
      }
    }
    return judgments;
  }

  /// What a table says of a function and a property: `yes`, `no`, `?`, or what is counted, or
  /// `-` if it is not said of functions of several inputs; with an
  /// exclamation mark where something that the survey says of it is refuted.
  public String cell(SurveyedFunction function, Criterion criterion) {
    if (criterion.isProvable() && !criterion.sense().appliesTo(function.term())) {
      return "-";
    }
    String answer =
        criterion.isProvable()
            ? Verdicts.answer(criterion.of(function.term()))
            : criterion.measure().of(function.term());
    boolean isDenied = assertions.stream().anyMatch(a -> a.isDenied(function, criterion));
    return isDenied ? answer + "!" : answer;
  }
}
