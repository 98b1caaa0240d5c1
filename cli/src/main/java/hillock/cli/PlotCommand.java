// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.certify.Prover;
import hillock.picture.Features;
import hillock.picture.FunctionPicture;
import hillock.picture.Graph;
import hillock.picture.Window;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `hillock plot`: functions beside their derivatives, as SVG.
@Command(
    name = "plot",
    description = {
      "Draws functions and, beside them, their derivatives as an SVG file for papers.",
      "Kinks, minima and maxima are marked, saturated zones shaded."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  hillock plot mish -o mish.svg",
      "  hillock plot relu elu 'x * tanh(softplus(x))' -o three.svg",
      "  hillock plot elu -p alpha=0.5 --from -4 --to 2 -o elu.svg --json"
    })
final class PlotCommand implements Callable<Integer> {
  private static final Duration TIME = Duration.ofSeconds(10);
  private static final int MOST = 12;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private FunctionOptions functions = new FunctionOptions();

  @Parameters(
      index = "0..*",
      arity = "1..*",
      paramLabel = "FUNCTION",
      description = "Names or formulas.")
  private List<String> texts = List.of();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "The SVG file to write; what it held before is replaced.")
  @SuppressWarnings("NullAway.Init")
  private Path output;

  @Option(
      names = "--from",
      paramLabel = "X",
      description = "The left end (default: -5, or farther if there is something to see).")
  private @Nullable Double from;

  @Option(
      names = "--to",
      paramLabel = "X",
      description = "The right end (default: 5, likewise).")
  private @Nullable Double to;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  /// What was drawn, as JSON.
  ///
  /// @param remarks what could not be marked, and why
  record Picture(
      String file, double from, double to, List<Function> functions, List<String> remarks) {}

  /// A function that was drawn, and what was marked.
  record Function(
      String name,
      List<Features.Kink> kinks,
      List<Features.Extreme> turns,
      List<Features.Zone> plateaus,
      List<Features.Zone> saturated) {}

  @Override
  public Integer call() throws IOException {
    List<Subject> subjects = subjects();
    TimeLimit limit = new TimeLimit(TIME);
    List<FunctionPicture.Drawn> drawn = new ArrayList<>();
    for (Subject subject : subjects) {
      drawn.add(drawn(subject, limit));
    }
    Window window = window(drawn);
    String svg = limit.require("picture", () -> new FunctionPicture(drawn, window).toSvg());
    TextFile.write(output, svg);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Json.print(out, picture(drawn, window, limit));
    } else {
      limit.remarks().forEach(remark -> spec.commandLine().getErr().println("hillock: " + remark));
      out.println("wrote " + output);
    }
    return 0;
  }

  private List<Subject> subjects() {
    if (texts.size() > MOST) {
      throw new ParameterException(
          spec.commandLine(), "a picture shows at most %d functions".formatted(MOST));
    }
    List<Subject> subjects = functions.subjects(texts);
    for (Subject subject : subjects) {
      subject.announce(spec.commandLine().getErr());
      if (!subject.isOfOneInput()) {
        throw new IllegalArgumentException(
            "%s has %d inputs; only functions of one input can be drawn"
                .formatted(
                    Subject.shortened(subject.name()), subject.function().inputs().size()));
      }
    }
    return subjects;
  }

  private static FunctionPicture.Drawn drawn(Subject subject, TimeLimit limit) {
    String name = Subject.shortened(subject.name());
    Graph graph = limit.require("graph of " + name, () -> Graph.of(subject.function()));
    Features features =
        limit
            .attempt(
                "properties of " + name,
                () -> Features.of(Prover.of(subject.function()).card()))
            .orElse(Features.NONE);
    return new FunctionPicture.Drawn(subject.label(), graph, features);
  }

  private Window window(List<FunctionPicture.Drawn> drawn) {
    Window usual = Window.around(drawn);
    return new Window(from == null ? usual.from() : from, to == null ? usual.to() : to);
  }

  private Picture picture(
      List<FunctionPicture.Drawn> drawn, Window window, TimeLimit limit) {
    List<Function> shown = drawn.stream().map(each -> function(each, window)).toList();
    return new Picture(output.toString(), window.from(), window.to(), shown, limit.remarks());
  }

  private static Function function(FunctionPicture.Drawn drawn, Window window) {
    Features features = drawn.features();
    return new Function(
        drawn.label(),
        features.kinks(),
        features.turns(),
        features.plateaus(),
        features.saturated(drawn.slope(), window));
  }
}
