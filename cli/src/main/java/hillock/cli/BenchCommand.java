// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.catalog.Catalog;
import hillock.expr.Activation;
import hillock.lab.Provenance;
import hillock.peers.Pass;
import hillock.peers.Peer;
import hillock.timing.Circumstances;
import hillock.timing.PerformanceChart;
import hillock.timing.PerformancePage;
import hillock.timing.Race;
import hillock.timing.ResultTable;
import hillock.timing.Results;
import hillock.timing.Schedule;
import hillock.timing.Sizes;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `hillock bench`: kernels timed beside other libraries.
@Command(
    name = "bench",
    description = {
      "Times kernels beside other libraries, loops and a memory copy: all take turns in one process,"
          + " and ratios of medians of one run are given.",
      "",
      "Opponents: memcpy, loop (over Math), hand (the Vector API, written by hand), our own kernels"
          + " that are fast or exact instead of accurate, and the libraries torch, onnxruntime, nd4j"
          + " and djl, which are fetched with --download.",
      "Times are nanoseconds per float; with 2.00x an opponent takes twice as long as Hillock."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  hillock bench relu mish",
      "  hillock bench 'x * atan(exp(x))' --sizes 4K --passes forward",
      "  hillock bench gelu-erf --against fast,exact",
      "  hillock bench --against torch,memcpy --download",
      "  hillock bench --from docs/performance.json --page docs"
    })
final class BenchCommand implements Callable<Integer> {
  private static final List<String> USUAL =
      List.of("relu", "sigmoid", "tanh", "gelu-erf", "mish", "softplus", "elu");
  private static final int MOST_ROUNDS = 1000;
  private static final int MOST_THREADS = 256;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private FunctionOptions functions = new FunctionOptions();

  @Parameters(
      arity = "0..*",
      paramLabel = "FUNCTION",
      description = "Names or formulas (default: what the libraries have, or seven well-known ones).")
  private List<String> texts = List.of();

  @Option(
      names = "--against",
      paramLabel = "NAME",
      split = ",",
      description = "The opponents (default: memcpy,loop).")
  private List<String> against = List.of("memcpy", "loop");

  @Option(
      names = "--sizes",
      paramLabel = "N",
      split = ",",
      description = "Floats in the arrays (default: 4K,256K,16M).")
  private List<String> sizes = List.of("4K", "256K", "16M");

  @Option(
      names = "--threads",
      paramLabel = "N",
      split = ",",
      description = "Threads that each may use (default: 1).")
  private List<Integer> threads = List.of(1);

  @Option(
      names = "--passes",
      paramLabel = "PASS",
      split = ",",
      description = "forward, backward, both (default: all three).")
  private List<Pass> passes = List.of(Pass.values());

  @Option(
      names = "--in-place",
      description = "Times results that overwrite the input as well, from 64K floats on.")
  private boolean inPlace;

  @Option(names = "--rounds", paramLabel = "N", description = "Samples of each (default: 25).")
  private int rounds = 25;

  @Option(
      names = "--download",
      description = "Fetches libraries that are not here yet; their sizes are said before.")
  private boolean download;

  @Option(
      names = "--from",
      paramLabel = "FILE",
      split = ",",
      description = "Reads results that were stored instead of measuring.")
  private List<Path> stored = List.of();

  @Option(names = "--store", paramLabel = "FILE", description = "Stores the results, as JSON.")
  private @Nullable Path store;

  @Option(
      names = "--page",
      paramLabel = "DIR",
      description = "Writes performance.md and images/performance.svg there.")
  private @Nullable Path page;

  @Option(names = "--chart", paramLabel = "FILE", description = "Draws the ratios, as SVG.")
  private @Nullable Path chart;

  @Option(names = "--markdown", description = "Prints a Markdown table.")
  private boolean markdown;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<Results> runs = stored.isEmpty() ? List.of(measured()) : StoredResults.read(stored);
    if (store != null) {
      TextFile.write(store, StoredResults.text(runs));
    }
    if (page != null) {
      Files.createDirectories(page.resolve("images"));
      TextFile.write(page.resolve("performance.md"), PerformancePage.of(runs));
      TextFile.write(page.resolve("images/performance.svg"), PerformanceChart.of(runs));
    }
    if (chart != null) {
      TextFile.write(chart, PerformanceChart.of(runs));
    }
    print(runs);
    return 0;
  }

  private void print(List<Results> runs) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(StoredResults.text(runs));
      return;
    }
    for (Results run : runs) {
      if (markdown) {
        Table.markdown(ResultTable.rows(run), out);
      } else {
        Table.text(ResultTable.rows(run), out);
      }
      ResultTable.remarks(run).forEach(out::println);
    }
  }

  private Results measured() throws IOException, InterruptedException {
    List<Integer> lengths = sizes.stream().map(Sizes::read).toList();
    check(threads, "threads", MOST_THREADS);
    check(List.of(rounds), "rounds", MOST_ROUNDS);
    Opponents opponents = Opponents.named(against);
    Map<String, Activation> named = new LinkedHashMap<>();
    for (Subject subject : functions.subjects(texts)) {
      subject.announce(spec.commandLine().getErr());
      add(named, subject);
    }
    List<Peer> peers = opponents.start(download, spec.commandLine().getErr());
    if (named.isEmpty()) {
      usual(peers, opponents.libraries().isEmpty())
          .forEach(name -> named.put(name, Catalog.standard().find(name)));
    }
    List<Boolean> places = inPlace ? List.of(false, true) : List.of(false);
    Schedule schedule =
        new Schedule(List.copyOf(named.keySet()), passes, places, lengths, threads, rounds);
    Circumstances circumstances = circumstances();
    try (BenchProgress progress =
        new BenchProgress(spec.commandLine().getErr(), Terminal.err(), System::nanoTime)) {
      return Race.of(
              named,
              Version.number(),
              opponents.levels(),
              opponents.memoryCopy(),
              peers,
              schedule,
              progress)
          .run(circumstances);
    }
  }

  private void add(Map<String, Activation> named, Subject subject) {
    if (!subject.isOfOneInput()) {
      throw usage("'%s' has more than one input".formatted(subject.name()));
    }
    if (named.put(subject.name(), subject.function()) != null) {
      throw usage("the function %s is there twice".formatted(subject.name()));
    }
  }

  /// The functions of the catalog that one of the libraries has, in the order of the catalog.
  private static List<String> usual(List<Peer> peers, boolean isWithoutLibraries) {
    if (isWithoutLibraries) {
      return USUAL;
    }
    return Catalog.standard().activations().stream()
        .map(Activation::name)
        .filter(name -> peers.stream().anyMatch(peer -> peer.functions().contains(name)))
        .toList();
  }

  private void check(List<Integer> values, String what, int most) {
    for (int value : values) {
      if (value < 1 || value > most) {
        throw usage("the number of %s is 1 to %d, not %d".formatted(what, most, value));
      }
    }
  }

  private Circumstances circumstances() {
    List<String> command = new ArrayList<>(List.of("hillock"));
    command.addAll(spec.root().commandLine().getParseResult().originalArgs());
    Provenance here = Provenance.here(Version.number(), command);
    return new Circumstances(
        here.version(),
        Commit.here(),
        here.java(),
        here.system(),
        here.processor(),
        here.processors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        LocalDate.ofInstant(here.made(), ZoneOffset.UTC).toString(),
        here.commandLine());
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
