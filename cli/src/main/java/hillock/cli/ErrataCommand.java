// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.certify.Verdict;
import hillock.surveys.Erratum;
import hillock.surveys.Proposition;
import hillock.surveys.Quotation;
import hillock.surveys.Survey;
import hillock.surveys.Surveys;
import hillock.surveys.Verdicts;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `hillock errata`: the errors of the surveys, with verdict and witness.
@Command(
    name = "errata",
    description = {
      "Shows the errors of the four surveys that the catalog began with: what they say, whether it"
          + " is true, and what shows it.",
      "Verdicts are computed; docs/errata.md in the sources has all."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  hillock errata", "  hillock errata 11 13", "  hillock errata 22 --json"})
final class ErrataCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "NUMBER",
      description = "Numbers of errata (default: a list of all).")
  private List<Integer> numbers = List.of();

  @Option(names = "--markdown", description = "Prints the page of all as Markdown.")
  private boolean markdown;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  /// An erratum and where it is from.
  private record Entry(Survey survey, Erratum erratum) {}

  /// A sentence with its verdict as JSON.
  record Judged(String proposition, String verdict, String explanation) {}

  /// An erratum as JSON.
  record Answer(
      int number,
      int survey,
      String place,
      String kind,
      List<Quotation> quotations,
      List<Judged> claims,
      List<Judged> truths,
      String text) {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Survey> surveys = Surveys.all();
    if (markdown) {
      out.print(ErrataPage.of(surveys));
      return 0;
    }
    List<Entry> chosen = chosen(surveys);
    if (json) {
      Json.print(out, chosen.stream().map(ErrataCommand::answer).toList());
    } else if (numbers.isEmpty()) {
      list(chosen, out);
    } else {
      chosen.forEach(entry -> show(entry, out));
    }
    return 0;
  }

  private List<Entry> chosen(List<Survey> surveys) {
    List<Entry> all = new ArrayList<>();
    for (Survey survey : surveys) {
      survey.errata().forEach(erratum -> all.add(new Entry(survey, erratum)));
    }
    all.sort(Comparator.comparingInt(entry -> entry.erratum().number()));
    if (numbers.isEmpty()) {
      return all;
    }
    return numbers.stream().map(number -> find(number, all)).toList();
  }

  private static Entry find(int number, List<Entry> all) {
    return all.stream()
        .filter(entry -> entry.erratum().number() == number)
        .findFirst()
        .orElseThrow(
            () ->
                new NoSuchElementException(
                    "there is no erratum %d; they are numbered 1 to %d"
                        .formatted(number, all.size())));
  }

  private static void list(List<Entry> entries, PrintWriter out) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("number", "survey", "place", "it is", "what the survey says"));
    for (Entry entry : entries) {
      Erratum erratum = entry.erratum();
      rows.add(
          List.of(
              String.valueOf(erratum.number()),
              String.valueOf(entry.survey().number()),
              erratum.place(),
              erratum.kind().word(),
              said(erratum)));
    }
    Table.text(rows, out);
  }

  /// The first quotation in English, or the claim that it makes.
  private static String said(Erratum erratum) {
    return erratum.quotations().stream()
        .map(Quotation::english)
        .filter(english -> !english.isEmpty())
        .findFirst()
        .orElseGet(() -> erratum.claims().isEmpty() ? erratum.text() : erratum.claims().getFirst().text());
  }

  private static void show(Entry entry, PrintWriter out) {
    Erratum erratum = entry.erratum();
    out.println(
        "%d. Survey %d, %s: %s"
            .formatted(
                erratum.number(), entry.survey().number(), erratum.place(), erratum.kind().word()));
    for (Quotation quotation : erratum.quotations()) {
      out.println("  \"" + quotation.words() + "\"");
      if (!quotation.english().isEmpty()) {
        out.println("  " + quotation.english());
      }
    }
    show("claim", erratum.claims(), out);
    show("truth", erratum.truths(), out);
    if (!erratum.text().isEmpty()) {
      out.println("  " + erratum.text());
    }
    out.println();
  }

  private static void show(String what, List<Proposition> propositions, PrintWriter out) {
    for (Judged judged : judged(propositions)) {
      out.println("  %s   %s".formatted(what, judged.proposition()));
      out.println("          %s, %s".formatted(judged.verdict(), judged.explanation()));
    }
  }

  private static Answer answer(Entry entry) {
    Erratum erratum = entry.erratum();
    return new Answer(
        erratum.number(),
        entry.survey().number(),
        erratum.place(),
        erratum.kind().word(),
        erratum.quotations(),
        judged(erratum.claims()),
        judged(erratum.truths()),
        erratum.text());
  }

  private static List<Judged> judged(List<Proposition> propositions) {
    List<Judged> judged = new ArrayList<>();
    for (Proposition proposition : propositions) {
      Verdict verdict = proposition.verdict();
      judged.add(new Judged(proposition.text(), verdict.word(), Verdicts.reason(verdict)));
    }
    return judged;
  }
}
