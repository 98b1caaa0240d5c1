// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.surveys.Assertion;
import hillock.surveys.Criterion;
import hillock.surveys.Survey;
import hillock.surveys.Survey.Judgment;
import hillock.surveys.SurveyedFunction;
import hillock.surveys.Verdicts;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The properties that a survey asks for, as a table of verdicts, and what the survey says otherwise.
final class SurveyTable {
  private static final String NO_PROPERTY = "no property of a function; counted";

  private final Survey survey;
  private final List<Judgment> judgments;

  SurveyTable(Survey survey) {
    this.survey = survey;
    this.judgments = survey.judgments();
  }

  /// A property as JSON.
  record Property(int number, String name, String english, String sense, String remark) {}

  /// A cell of the table as JSON.
  record Cell(int property, String answer, String explanation) {}

  /// A function as JSON.
  record Row(String function, String formula, List<Cell> cells) {}

  /// What the survey says of a function, as JSON.
  record Said(
      int property,
      String function,
      String statement,
      String words,
      String english,
      String verdict,
      String explanation) {}

  /// The table as JSON.
  record Sheet(
      int survey, String title, List<Property> properties, List<Row> rows, List<Said> statements) {}

  /// For a terminal.
  ///
  /// @param all whether to tell everything that the survey says, not only what is refuted
  void text(boolean all, PrintWriter out) {
    out.println("Survey %d: %s".formatted(survey.number(), survey.title()));
    out.println();
    Table.text(legend(), out);
    out.println();
    remarks().forEach(out::println);
    out.println();
    Table.text(cells(), out);
    out.println();
    out.println(summary(all));
    told(all).forEach((assertion, found) -> explain(assertion, found, out));
  }

  private static void explain(Assertion assertion, List<Judgment> found, PrintWriter out) {
    out.println();
    out.println(
        "%d  \"%s\"".formatted(assertion.criterion().number(), assertion.quotation().words()));
    out.println("   " + assertion.quotation().english());
    for (Judgment judgment : found) {
      out.println("     " + reason(judgment));
    }
  }

  /// As a page of Markdown.
  ///
  /// @param all whether to tell everything that the survey says, not only what is refuted
  void markdown(boolean all, PrintWriter out) {
    out.println("## Survey %d: %s".formatted(survey.number(), survey.title()));
    out.println();
    Table.markdown(legend(), out);
    out.println();
    remarks().forEach(remark -> out.println("- " + remark));
    out.println();
    Table.markdown(cells(), out);
    out.println();
    out.println(summary(all));
    out.println();
    told(all)
        .forEach(
            (assertion, found) -> {
              out.println(
                  "- Property %d: %s"
                      .formatted(assertion.criterion().number(), assertion.quotation().english()));
              found.forEach(judgment -> out.println("  - " + reason(judgment)));
            });
  }

  /// For programs.
  Sheet sheet() {
    return new Sheet(
        survey.number(),
        survey.title(),
        survey.criteria().stream().map(SurveyTable::property).toList(),
        survey.functions().stream().map(this::row).toList(),
        judgments.stream().map(SurveyTable::said).toList());
  }

  private static Property property(Criterion criterion) {
    return new Property(
        criterion.number(),
        criterion.name(),
        criterion.english(),
        sense(criterion),
        criterion.remark());
  }

  private Row row(SurveyedFunction function) {
    List<Cell> cells = new ArrayList<>();
    for (Criterion criterion : survey.criteria()) {
      boolean isProved =
          criterion.isProvable() && criterion.sense().appliesTo(function.term());
      cells.add(
          new Cell(
              criterion.number(),
              survey.cell(function, criterion).replace("!", ""),
              isProved ? Verdicts.text(criterion.of(function.term())) : ""));
    }
    return new Row(function.name(), function.term().toString(), cells);
  }

  private static Said said(Judgment judgment) {
    Assertion assertion = judgment.assertion();
    return new Said(
        assertion.criterion().number(),
        judgment.function().name(),
        assertion.predicate().said(),
        assertion.quotation().words(),
        assertion.quotation().english(),
        judgment.verdict().word(),
        Verdicts.reason(judgment.verdict()));
  }

  /// What the numbers of the properties stand for.
  private List<List<String>> legend() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("property", "of the survey", "proved here"));
    for (Criterion criterion : survey.criteria()) {
      rows.add(
          List.of(String.valueOf(criterion.number()), criterion.english(), sense(criterion)));
    }
    return rows;
  }

  private static String sense(Criterion criterion) {
    return switch (criterion.measure()) {
      case OPERATIONS -> NO_PROPERTY + " are exponentials and the like";
      case PARAMETERS -> NO_PROPERTY + " are learned parameters";
      case NOTHING ->
          criterion.isProvable()
              ? criterion.sense().toString()
              : "no property of a function, but of a training run";
    };
  }

  private List<List<String>> cells() {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("function"));
    survey.criteria().forEach(criterion -> head.add(String.valueOf(criterion.number())));
    rows.add(head);
    for (SurveyedFunction function : survey.functions()) {
      List<String> row = new ArrayList<>(List.of(function.name()));
      survey.criteria().forEach(criterion -> row.add(survey.cell(function, criterion)));
      rows.add(row);
    }
    return rows;
  }

  /// More on what a property means.
  private List<String> remarks() {
    return survey.criteria().stream()
        .filter(criterion -> !criterion.remark().isEmpty())
        .map(criterion -> "%d: %s".formatted(criterion.number(), criterion.remark()))
        .toList();
  }

  private Map<Assertion, List<Judgment>> told(boolean all) {
    Map<Assertion, List<Judgment>> found = new LinkedHashMap<>();
    for (Judgment judgment : judgments) {
      if (all || judgment.isDisagreement()) {
        found.computeIfAbsent(judgment.assertion(), _ -> new ArrayList<>()).add(judgment);
      }
    }
    return found;
  }

  private String summary(boolean all) {
    long refuted = judgments.stream().filter(Judgment::isDisagreement).count();
    return "The survey says %d things of these functions, of which %d are refuted (!)%s:"
        .formatted(judgments.size(), refuted, all ? "; all of them" : "");
  }

  private static String reason(Judgment judgment) {
    return "%s %s: %s"
        .formatted(
            judgment.function().name(),
            judgment.assertion().predicate().said(),
            Verdicts.text(judgment.verdict()));
  }
}
