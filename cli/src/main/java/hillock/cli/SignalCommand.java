// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.certify.SignalPropagation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `hillock signal`: how signals and gradients go through a deep network at initialization.
@Command(
    name = "signal",
    description = {
      "Tells how signals and gradients go through many wide layers with random weights, before any"
          + " training: the variance of what enters the activation functions, layer by layer, the"
          + " size of gradients, what becomes of the correlation of two inputs, and whether the"
          + " network is ordered, chaotic, or at the edge of chaos.",
      "",
      "This is the mean-field theory of Poole et al. (2016) and Schoenholz et al. (2017), for fully"
          + " connected layers of equal width. Means are found by quadrature, not proved; gains are"
          + " proved where bounds are found."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  hillock signal relu",
      "  hillock signal tanh --depth 100 --sigma-w 1.1 --sigma-b 0.05",
      "  hillock signal 'x * tanh(softplus(x))' --depth 50 -o signal.svg",
      "  hillock signal elu -p alpha=0.5 --variance 4 --json"
    })
final class SignalCommand implements Callable<Integer> {
  private static final Duration TIME = Duration.ofSeconds(10);
  private static final int DEEPEST = 1000;
  private static final double SMALLEST_VARIANCE = 1e-6;
  private static final double LARGEST_VARIANCE = 1e6;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private FunctionOptions functions = new FunctionOptions();

  @Parameters(index = "0", paramLabel = "FUNCTION", description = "A name or a formula.")
  @SuppressWarnings("NullAway.Init")
  private String function;

  @Option(
      names = "--depth",
      paramLabel = "LAYERS",
      description = "How many layers, up to 1000 (default: 50).")
  private int depth = 50;

  @Option(
      names = "--sigma-w",
      paramLabel = "S",
      description =
          "Weights have the standard deviation S/sqrt(fan-in) (default: the forward gain, which"
              + " keeps the variance 1).")
  private @Nullable Double sigmaW;

  @Option(
      names = "--sigma-b",
      paramLabel = "S",
      description = "The standard deviation of biases (default: 0).")
  private double sigmaB;

  @Option(
      names = "--variance",
      paramLabel = "Q",
      description = "The variance of what enters the first activation functions (default: 1).")
  private double variance = 1;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "An SVG file to write with a figure; what it held before is replaced.")
  private @Nullable Path output;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    SignalAnalysis.Wish wish = wish();
    Subject subject = functions.subject(function);
    subject.announce(spec.commandLine().getErr());
    if (!subject.isOfOneInput()) {
      throw new IllegalArgumentException(
          "%s has %d inputs; only the signals of functions of one input are known"
              .formatted(
                  Subject.shortened(subject.name()), subject.function().inputs().size()));
    }
    TimeLimit limit = new TimeLimit(TIME);
    SignalSheet sheet = new SignalAnalysis(subject, wish, limit).sheet();
    PrintWriter out = spec.commandLine().getOut();
    if (output != null) {
      TextFile.write(output, SignalPicture.svg(sheet, Subject.shortened(subject.label())));
    }
    if (json) {
      Json.print(out, sheet);
    } else {
      new SignalText(out, Terminal.out()).print(sheet);
    }
    return 0;
  }

  private SignalAnalysis.Wish wish() {
    require(depth >= 1 && depth <= DEEPEST, "--depth is a number of layers from 1 to " + DEEPEST);
    require(
        sigmaW == null || (sigmaW > 0 && sigmaW < SignalPropagation.LARGEST_SIGMA),
        "--sigma-w is a positive number below 1e6");
    require(
        sigmaB >= 0 && sigmaB < SignalPropagation.LARGEST_SIGMA,
        "--sigma-b is 0 or a positive number below 1e6");
    require(
        variance >= SMALLEST_VARIANCE && variance <= LARGEST_VARIANCE,
        "--variance is a number from 1e-6 to 1e6");
    return new SignalAnalysis.Wish(sigmaW, sigmaB, variance, depth);
  }

  private void require(boolean isTrue, String what) {
    if (!isTrue) {
      throw new ParameterException(spec.commandLine(), what);
    }
  }
}
