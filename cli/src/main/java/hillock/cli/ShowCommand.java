// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.certify.PropertyCard;
import hillock.codegen.AccuracyLevel;
import hillock.picture.Features;
import hillock.picture.FunctionPicture;
import hillock.picture.Graph;
import hillock.picture.Window;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `hillock show`: everything that follows from a function.
@Command(
    name = "show",
    description = {
      "Shows what follows from a function: its stable form and derivatives, its parameters, its"
          + " properties with proofs, gains for initialization, the accuracy of its kernels, and a"
          + " picture of it (solid) and its derivative (dashed).",
      "",
      "A property is proved, refuted or undecided; there is no fourth answer."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  hillock show mish",
      "  hillock show 'x * atan(exp(x))'",
      "  hillock show 'log(1 + exp(x))' --explain",
      "  hillock show elu -p alpha=0.5",
      "  hillock show sigmoid --accuracy fast",
      "  hillock show 'x * tanh(b * x)' -p b=2 --json"
    })
final class ShowCommand implements Callable<Integer> {
  private static final int MOST_SECONDS = 24 * 60 * 60;
  private static final int WIDEST_PICTURE = 100;
  private static final int PICTURE_ROWS = 18;
  private static final int JSON_POINTS = 81;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private FunctionOptions functions = new FunctionOptions();

  @Parameters(index = "0", paramLabel = "FUNCTION", description = "A name or a formula.")
  @SuppressWarnings("NullAway.Init")
  private String function;

  @Option(names = "--explain", description = "Names the laws that led to the stable forms.")
  private boolean explain;

  @Option(
      names = "--accuracy",
      description = "Of kernels of floats: fast, accurate (default) or exact.")
  private AccuracyLevel accuracy = AccuracyLevel.ACCURATE;

  @Option(
      names = "--time",
      paramLabel = "SECONDS",
      description = "How long to work; what is not finished is left out (default: 10).")
  private int seconds = 10;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() {
    if (seconds < 1 || seconds > MOST_SECONDS) {
      throw new IllegalArgumentException(
          "--time is 1 to %d seconds, not %d".formatted(MOST_SECONDS, seconds));
    }
    Subject subject = functions.subject(function);
    subject.announce(spec.commandLine().getErr());
    PrintWriter out = spec.commandLine().getOut();
    TimeLimit limit = new TimeLimit(Duration.ofSeconds(seconds));
    Analysis analysis = new Analysis(subject, accuracy, explain, limit);
    Optional<Sheet.Forms> forms = analysis.forms();
    Optional<Graph> graph =
        subject.isOfOneInput()
            ? limit.attempt("picture", () -> Graph.of(subject.function()))
            : Optional.empty();
    Optional<PropertyCard> card = analysis.card();
    Features features = card.map(Features::of).orElse(Features.NONE);
    Optional<FunctionPicture.Drawn> drawn =
        graph.map(g -> new FunctionPicture.Drawn(subject.label(), g, features));
    if (json) {
      Optional<Sheet.Points> points =
          drawn.flatMap(d -> limit.attempt("picture", () -> points(d)));
      Json.print(out, analysis.sheet(forms, card, points));
      return 0;
    }
    Optional<String> picture = drawn.flatMap(d -> limit.attempt("picture", () -> picture(d)));
    SheetText text = new SheetText(out, Terminal.out());
    Sheet sheet = analysis.sheet(forms, card, Optional.empty());
    text.print(sheet);
    picture.ifPresent(text::picture);
    text.remarks(sheet.remarks());
    return 0;
  }

  private static String picture(FunctionPicture.Drawn drawn) {
    Terminal terminal = Terminal.out();
    int columns = Math.min(terminal.width(), WIDEST_PICTURE);
    return FunctionPicture.toText(drawn, columns, PICTURE_ROWS, terminal.colour());
  }

  private static Sheet.Points points(FunctionPicture.Drawn drawn) {
    Window window = Window.around(List.of(drawn));
    List<Double> x =
        IntStream.range(0, JSON_POINTS)
            .mapToDouble(i -> (double) i / (JSON_POINTS - 1))
            .mapToObj(part -> window.from() * (1 - part) + window.to() * part)
            .toList();
    return new Sheet.Points(
        x,
        x.stream().map(drawn.graph()::value).toList(),
        x.stream().map(drawn.graph()::slope).toList());
  }
}
