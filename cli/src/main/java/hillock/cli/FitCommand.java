// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.codegen.Approximation;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `hillock fit`: makes the coefficient tables of the kernels anew, and finds the learned parameters
/// with which one function is nearest to another.
@Command(
    name = "fit",
    description = {
      "Fits the polynomials that kernels evaluate, and prints their coefficients as Java.",
      "The tables in the sources are its output; a test fits them again.",
      "With --target, fits the learned parameters of a function to another one, in the mean",
      "square over an interval, starting from their defaults."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  hillock fit atan",
      "  hillock fit erf --json",
      "  hillock fit swish --target gelu-erf",
      "  hillock fit pwlu --target gelu-erf --from=-3 --to=3"
    })
final class FitCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      description = "One of them: expm1, log1p, atan, erf, erfcx; with --target, a function.")
  private @Nullable String name;

  @Mixin private FunctionOptions functions = new FunctionOptions();

  @Option(
      names = "--target",
      paramLabel = "FUNCTION",
      description = "What the learned parameters of NAME are fitted to.")
  private @Nullable String target;

  @Option(names = "--from", description = "Where the interval begins (default: -3).")
  private double from = -3;

  @Option(names = "--to", description = "Where the interval ends (default: 3).")
  private double to = 3;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  /// A fitted polynomial as JSON.
  record Table(String name, String format, double maxError, List<String> coefficients) {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (target != null) {
      fit(out, target);
      return 0;
    }
    List<Approximation> chosen =
        Approximation.all().stream().filter(a -> name == null || name.equals(a.name())).toList();
    if (chosen.isEmpty()) {
      throw new IllegalArgumentException("no polynomial is called '" + name + "'");
    }
    if (json) {
      Json.print(out, chosen.stream().map(FitCommand::table).toList());
    } else {
      chosen.forEach(approximation -> print(out, approximation));
    }
    return 0;
  }

  private void fit(PrintWriter out, String wanted) {
    if (name == null) {
      throw new IllegalArgumentException("give the function to fit: fit NAME --target " + wanted);
    }
    if (!(from < to) || Double.isInfinite(from) || Double.isInfinite(to)) {
      throw new IllegalArgumentException("the interval must be finite, with --from below --to");
    }
    Subject fitted = functions.subject(name);
    Subject given = new FunctionOptions().subject(wanted);
    if (!fitted.isOfOneInput() || !given.isOfOneInput()) {
      throw new IllegalArgumentException("only functions of one input can be fitted");
    }
    ParameterFit fit = ParameterFit.of(fitted.function(), given.function(), from, to);
    if (json) {
      Json.print(out, fit);
      return;
    }
    fit.values().forEach(v -> out.println("%s = %.10g".formatted(v.name(), v.value())));
    out.println(
        "root mean square error %.3g, largest %.3g, on [%s, %s]"
            .formatted(fit.rms(), fit.largest(), from, to));
  }

  private static Table table(Approximation approximation) {
    return new Table(
        approximation.name(),
        approximation.working().name(),
        approximation.fit().maxError(),
        Arrays.stream(approximation.table()).mapToObj(Double::toHexString).toList());
  }

  private static void print(PrintWriter out, Approximation approximation) {
    double maxError = approximation.fit().maxError();
    double[] table = approximation.table();
    out.println(
        "  /// %s on [%s, %s], powers %d to %d: relative error 2^%.1f."
            .formatted(
                approximation.name(),
                approximation.domain().lo(),
                approximation.domain().hi(),
                approximation.exponents().getFirst(),
                approximation.exponents().getLast(),
                Math.log(maxError) / Math.log(2)));
    String constant = approximation.name().toUpperCase(Locale.ROOT) + "_" + approximation.working();
    out.println("  private static final double[] " + constant + " = {");
    StringBuilder line = new StringBuilder("   ");
    for (double coefficient : table) {
      String next = " " + Double.toHexString(coefficient) + ",";
      if (line.length() + next.length() > 98) {
        out.println(line);
        line = new StringBuilder("   ");
      }
      line.append(next);
    }
    out.println(line);
    out.println("  };");
    out.println();
  }
}
