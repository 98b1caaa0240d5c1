// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.certify.Verdict;
import hillock.surveys.Erratum;
import hillock.surveys.Erratum.Kind;
import hillock.surveys.Proposition;
import hillock.surveys.Quotation;
import hillock.surveys.Survey;
import hillock.surveys.Verdicts;
import java.util.List;

/// The errors of the surveys as a page of Markdown: what is said, the verdict, and the witness.
final class ErrataPage {
  private static final String NOT_JUDGED =
      "Not judged: the row OPAU of survey 0, as the degrees and coefficients of its paper are not known"
          + " here, and equations (32) to (34) of survey 3, which are of matrices.";

  private final StringBuilder page = new StringBuilder(ReferenceBook.GENERATED);

  private ErrataPage() {}

  /// The page.
  static String of(List<Survey> surveys) {
    ErrataPage page = new ErrataPage();
    page.introduction(surveys);
    for (Survey survey : surveys) {
      page.line("## Survey " + survey.number());
      page.line("");
      page.line(survey.title() + ".");
      page.line("");
      survey.errata().stream().filter(e -> !e.isConfirmed()).forEach(page::erratum);
    }
    page.line("## Right, though it looks wrong");
    page.line("");
    page.line(NOT_JUDGED);
    page.line("");
    for (Survey survey : surveys) {
      survey.errata().stream().filter(Erratum::isConfirmed).forEach(e -> page.confirmed(survey, e));
    }
    return page.page.toString();
  }

  private void introduction(List<Survey> surveys) {
    page.append(
        """
        # What the surveys get wrong

        Four surveys of activation functions, in Chinese, are where this catalog began. They have %d errors: %d are
        claims that are refuted, %d are errors of words. %d things look wrong and are right; number 27 is among them.
        What a survey claims is written here in the formula language, and so is what is true instead. Each verdict, and
        what stands behind it, is computed: by the prover, by algebra, or from exact values. An error of words is
        quoted, and nothing is proved of it, unless mathematics stands beside it.

        Formulas are functions of x, or of the names after `for`; what follows a semicolon is a parameter, and
        equalities hold for all of its values. *Slope of* is the derivative.

        """
            .formatted(
                count(surveys, Kind.REFUTED) + count(surveys, Kind.TEXT),
                count(surveys, Kind.REFUTED),
                count(surveys, Kind.TEXT),
                count(surveys, Kind.CONFIRMED)));
  }

  private static long count(List<Survey> surveys, Kind kind) {
    return surveys.stream()
        .flatMap(survey -> survey.errata().stream())
        .filter(erratum -> erratum.kind() == kind)
        .count();
  }

  private void erratum(Erratum erratum) {
    line("### %d. %s".formatted(erratum.number(), capitalized(erratum.place())));
    line("");
    body(erratum);
  }

  private void confirmed(Survey survey, Erratum erratum) {
    line("### %d. Survey %d, %s".formatted(erratum.number(), survey.number(), erratum.place()));
    line("");
    body(erratum);
  }

  private void body(Erratum erratum) {
    for (Quotation quotation : erratum.quotations()) {
      line("```text");
      line(quotation.words());
      line("```");
      line("");
      if (!quotation.english().isEmpty()) {
        line(quotation.english());
        line("");
      }
    }
    if (!erratum.claims().isEmpty()) {
      line("What it claims:");
      line("");
      propositions(erratum.claims());
    }
    if (!erratum.truths().isEmpty()) {
      line(erratum.claims().isEmpty() ? "What can be proved beside it:" : "What is true:");
      line("");
      propositions(erratum.truths());
    }
    if (!erratum.text().isEmpty()) {
      line(erratum.text());
      line("");
    }
    if (erratum.kind() == Kind.TEXT) {
      line("*An error of words: the witness is the quotation.*");
      line("");
    }
  }

  private void propositions(List<Proposition> propositions) {
    for (Proposition proposition : propositions) {
      Verdict verdict = proposition.verdict();
      line(
          "- `%s`<br>**%s**: %s"
              .formatted(proposition.text(), verdict.word(), Verdicts.reason(verdict)));
    }
    line("");
  }

  private static String capitalized(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private void line(String text) {
    page.append(text).append('\n');
  }
}
