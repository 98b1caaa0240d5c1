// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import static java.util.Objects.requireNonNull;

import hillock.certify.Prover;
import hillock.certify.Trait;
import hillock.certify.Verdict;
import hillock.surveys.Surveys;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `hillock properties`: which functions have which of the traits that the surveys ask for.
@Command(
    name = "properties",
    description = {
      "Shows which functions have which of the traits that the literature asks of activation"
          + " functions.",
      "Every answer is proved; a question mark says that none was found.",
      "",
      "With --survey: the properties that a survey asks for and the functions that it treats, and"
          + " where the survey says otherwise, what shows it."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  hillock properties relu tanh 'x * atan(exp(x))'",
      "  hillock properties mish --why",
      "  hillock properties relu elu selu --markdown",
      "  hillock properties --survey 0",
      "  hillock properties --survey 1 --why",
      "  hillock properties --survey 3 --markdown"
    })
final class PropertiesCommand implements Callable<Integer> {
  private static final Duration TIME = Duration.ofSeconds(5);

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private FunctionOptions functions = new FunctionOptions();

  @Parameters(
      arity = "0..*",
      paramLabel = "FUNCTION",
      description = "Names or formulas (default: all of the catalog with one input).")
  private List<String> texts = List.of();

  @Option(names = "--why", description = "Says for each answer what is known; of a survey, everything that it says.")
  private boolean why;

  @Option(
      names = "--survey",
      paramLabel = "NUMBER",
      description = "The table of one of the four surveys, 0 to 3, for its functions.")
  private @Nullable Integer survey;

  @Option(names = "--markdown", description = "Prints a Markdown table.")
  private boolean markdown;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  /// A function and its traits.
  private record Row(String name, Map<Trait, Verdict> verdicts) {}

  /// An answer as JSON.
  record Answer(String function, String trait, String verdict, String explanation) {}

  @Override
  public Integer call() {
    if (survey != null) {
      show(survey);
      return 0;
    }
    List<Row> rows = subjects().stream().map(this::row).toList();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Json.print(out, rows.stream().flatMap(row -> answers(row).stream()).toList());
    } else if (why) {
      rows.forEach(row -> explain(row, out));
    } else {
      table(rows, out);
    }
    return 0;
  }

  private void show(int number) {
    if (!texts.isEmpty()) {
      throw new IllegalArgumentException(
          "--survey shows the functions of the survey; it takes no others");
    }
    SurveyTable table = new SurveyTable(Surveys.numbered(number));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Json.print(out, table.sheet());
    } else if (markdown) {
      table.markdown(why, out);
    } else {
      table.text(why, out);
    }
  }

  private List<Subject> subjects() {
    List<String> chosen =
        texts.isEmpty()
            ? functions.catalog().activations().stream()
                .filter(activation -> activation.inputs().size() == 1)
                .map(activation -> activation.name())
                .toList()
            : texts;
    List<Subject> subjects = functions.subjects(chosen);
    for (Subject subject : subjects) {
      subject.announce(spec.commandLine().getErr());
      if (!subject.isOfOneInput()) {
        throw new IllegalArgumentException(
            "%s has %d inputs; traits are those of functions of one input"
                .formatted(Subject.shortened(subject.name()), subject.function().inputs().size()));
      }
    }
    return subjects;
  }

  private Row row(Subject subject) {
    TimeLimit limit = new TimeLimit(TIME);
    Optional<Map<Trait, Verdict>> verdicts = limit.attempt("traits", () -> verdicts(subject));
    return new Row(subject.name(), verdicts.orElse(Map.of()));
  }

  private static Map<Trait, Verdict> verdicts(Subject subject) {
    Prover prover = Prover.of(subject.function());
    Map<Trait, Verdict> verdicts = new EnumMap<>(Trait.class);
    for (Trait trait : Trait.values()) {
      verdicts.put(trait, trait.of(prover));
    }
    return verdicts;
  }

  private static Verdict verdict(Row row, Trait trait) {
    return row.verdicts().isEmpty()
        ? new Verdict.Undecided("(-inf, inf)", "it takes too long")
        : requireNonNull(row.verdicts().get(trait));
  }

  private static List<Answer> answers(Row row) {
    List<Answer> answers = new ArrayList<>();
    for (Trait trait : Trait.values()) {
      Verdict verdict = verdict(row, trait);
      answers.add(new Answer(row.name(), trait.spelling(), verdict.word(), verdict.toString()));
    }
    return answers;
  }

  private static void explain(Row row, PrintWriter out) {
    out.println(row.name());
    for (Answer answer : answers(row)) {
      out.println("  %-14s %s".formatted(answer.trait(), answer.explanation()));
    }
  }

  private void table(List<Row> rows, PrintWriter out) {
    List<List<String>> cells = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("function"));
    for (Trait trait : Trait.values()) {
      head.add(trait.spelling());
    }
    cells.add(head);
    for (Row row : rows) {
      List<String> line = new ArrayList<>(List.of(Subject.shortened(row.name())));
      for (Trait trait : Trait.values()) {
        line.add(mark(verdict(row, trait)));
      }
      cells.add(line);
    }
    if (markdown) {
      Table.markdown(cells, out);
    } else {
      Table.text(cells, out);
    }
  }

  private static String mark(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Proved _ -> "yes";
      case Verdict.Refuted _ -> "no";
      case Verdict.Undecided _ -> "?";
    };
  }
}
