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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `hillock fit`: makes the coefficient tables of the kernels anew.
@Command(
    name = "fit",
    description = {
      "Fits the polynomials that kernels evaluate, and prints their coefficients as Java.",
      "The tables in the sources are its output; a test fits them again."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  hillock fit atan", "  hillock fit erf --json"})
final class FitCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      description = "One of them: expm1, log1p, atan, erf, erfcx.")
  private @Nullable String name;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  /// A fitted polynomial as JSON.
  record Table(String name, String precision, double maxError, List<String> coefficients) {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
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

  private static Table table(Approximation approximation) {
    return new Table(
        approximation.name(),
        approximation.precision().name(),
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
    String constant = approximation.name().toUpperCase(Locale.ROOT) + "_" + approximation.precision();
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
