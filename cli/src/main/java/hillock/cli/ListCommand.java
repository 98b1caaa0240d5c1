// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.expr.Activation;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `hillock list`: the functions of the catalog.
@Command(
    name = "list",
    description = "Lists the functions of the catalog.",
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  hillock list", "  hillock list --catalog mine.act --json"})
final class ListCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private FunctionOptions functions = new FunctionOptions();

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  /// A function as JSON.
  record Entry(
      String name, String definition, List<String> aliases, List<String> sources, String note) {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Activation> activations = functions.catalog().activations();
    if (json) {
      Json.print(out, activations.stream().map(ListCommand::entry).toList());
      return 0;
    }
    int width = activations.stream().mapToInt(a -> a.name().length()).max().orElse(0);
    for (Activation activation : activations) {
      String aliases =
          activation.aliases().isEmpty()
              ? ""
              : "   (also " + String.join(", ", activation.aliases()) + ")";
      String padding = " ".repeat(width - activation.name().length());
      out.println(padding + activation + aliases);
    }
    return 0;
  }

  private static Entry entry(Activation activation) {
    return new Entry(
        activation.name(),
        activation.toString(),
        activation.aliases(),
        activation.sources(),
        activation.note());
  }
}
