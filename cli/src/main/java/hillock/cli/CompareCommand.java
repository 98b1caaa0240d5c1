// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.lab.Candidate;
import hillock.lab.Provenance;
import hillock.lab.Report;
import hillock.lab.Results;
import hillock.lab.Setting;
import hillock.lab.Split;
import hillock.lab.Study;
import hillock.lab.Task;
import hillock.lab.TaskException;
import hillock.lab.Tasks;
import hillock.lab.TrialLog;
import hillock.perceptron.Hyperparameters;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `hillock compare`: trains the same network with each function, and says what the data support.
@Command(
    name = "compare",
    description = {
      "Trains the same network with each function, all else equal, over several seeds, and says"
          + " what the data support.",
      "",
      "Tasks: strokes (default) and spirals need no files; mnist needs --data.",
      "Finished trials are kept in the folder of the results: after an interruption, or with more"
          + " functions or seeds, the same command goes on where it was."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  hillock compare relu gelu 'x * tanh(softplus(x))'",
      "  hillock compare relu tanh --task spirals --seeds 20",
      "  hillock compare elu selu --hidden 64,64,64 --epochs 5 --json",
      "  hillock compare relu mish --task mnist --data folder-with-mnist --seeds 3"
    })
final class CompareCommand implements Callable<Integer> {
  private static final int MOST_SEEDS = 10_000;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private FunctionOptions functions = new FunctionOptions();

  @Parameters(
      arity = "1..*",
      paramLabel = "FUNCTION",
      description = "Names or formulas, two or more to compare.")
  private List<String> texts = List.of();

  @Option(names = "--task", description = "What is learned: strokes, spirals or mnist.")
  private String task = "strokes";

  @Option(names = "--data", paramLabel = "DIR", description = "The folder with the files of mnist.")
  private @Nullable Path data;

  @Option(names = "--seeds", paramLabel = "N", description = "Trials per function (default: 10).")
  private int seeds = 10;

  @Option(names = "--epochs", paramLabel = "N", description = "Passes over the training examples.")
  private @Nullable Integer epochs;

  @Option(
      names = "--hidden",
      paramLabel = "N",
      split = ",",
      description = "Units of the hidden layers, such as 256,128.")
  private @Nullable List<Integer> hidden;

  @Option(names = "--learning-rate", paramLabel = "R", description = "The same for all functions.")
  private @Nullable Double learningRate;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The folder of the results (default: hillock-results/TASK).")
  private @Nullable Path out;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Task chosen = task();
    if (seeds < 1 || seeds > MOST_SEEDS) {
      throw usage("the number of seeds is 1 to %d, not %d".formatted(MOST_SEEDS, seeds));
    }
    List<Candidate> candidates = candidates();
    Path folder = out == null ? Path.of("hillock-results", chosen.name()) : out;
    Split split = load(chosen);
    List<Long> all = LongStream.rangeClosed(1, seeds).boxed().toList();
    Study study = new Study(Setting.of(chosen, split), split, candidates, all);
    Results results = run(study, folder);
    Provenance provenance = Provenance.here(Version.number(), command());
    Path report = Report.write(results, provenance, folder);
    print(results, report);
    return 0;
  }

  private Task task() {
    Tasks tasks = data == null ? Tasks.embedded() : Tasks.withFolder(data);
    Task named;
    try {
      named = tasks.named(task);
    } catch (TaskException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
    if (data != null && !named.source().needsFiles()) {
      throw usage("the task '%s' needs no files; leave --data out".formatted(task));
    }
    if (data == null && named.source().needsFiles()) {
      throw usage("the task '%s' needs its files: give their folder with --data DIR".formatted(task));
    }
    Hyperparameters usual = named.hyperparameters();
    return new Task(
        named.name(),
        named.description(),
        hidden == null ? named.hidden() : hidden,
        new Hyperparameters(
            epochs == null ? usual.epochs() : epochs,
            usual.batch(),
            learningRate == null ? usual.learningRate() : learningRate,
            usual.schedule(),
            usual.optimizer(),
            usual.l2()),
        named.source());
  }

  private Split load(Task chosen) {
    try {
      return chosen.load();
    } catch (TaskException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private List<Candidate> candidates() {
    List<Candidate> candidates = new ArrayList<>();
    for (Subject subject : functions.subjects(texts)) {
      subject.announce(spec.commandLine().getErr());
      candidates.add(Candidate.of(subject.name(), subject.function()));
    }
    return candidates;
  }

  private Results run(Study study, Path folder) throws IOException, InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    Progress progress =
        new Progress(err, Terminal.err(), study.setting().hyperparameters().epochs());
    try (TrialLog log = TrialLog.open(folder)) {
      Thread farewell = new Thread(() -> farewell(err, progress, log, folder));
      Runtime.getRuntime().addShutdownHook(farewell);
      try {
        return study.run(log, Runtime.getRuntime().availableProcessors(), progress);
      } finally {
        progress.close();
        Runtime.getRuntime().removeShutdownHook(farewell);
      }
    }
  }

  /// Said when someone ends the process while trials run.
  private static void farewell(PrintWriter err, Progress progress, TrialLog log, Path folder) {
    progress.close();
    err.println(
        "stopped; finished trials are kept in %s (%d so far), and the same command goes on from there"
            .formatted(folder.resolve(TrialLog.FILE), log.size()));
  }

  private List<String> command() {
    List<String> words = new ArrayList<>(List.of("hillock"));
    words.addAll(spec.root().commandLine().getParseResult().originalArgs());
    return words;
  }

  private void print(Results results, Path report) {
    PrintWriter writer = spec.commandLine().getOut();
    if (json) {
      Json.print(writer, ComparisonJson.of(results, report));
    } else {
      ComparisonText.print(writer, results);
      writer.println();
      writer.println("Report: " + report);
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
