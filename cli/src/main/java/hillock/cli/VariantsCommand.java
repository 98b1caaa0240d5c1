// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.catalog.Catalog;
import hillock.catalog.Framework;
import hillock.catalog.Variant;
import hillock.catalog.Variants;
import hillock.expr.Activation;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `hillock variants`: what a name means in each framework.
@Command(
    name = "variants",
    description = {
      "Shows what a function is in each framework: which function of the catalog, with which"
          + " defaults, and with which slopes at kinks.",
      "",
      "Every name of the first column can be used wherever a function is asked for."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  hillock variants leaky-relu",
      "  hillock variants gelu --json",
      "  hillock variants --framework jax",
      "  hillock show leaky-relu@tensorflow"
    })
final class VariantsCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FUNCTION",
      description = "A name; without one all are shown.")
  private @Nullable String function;

  @Option(
      names = "--framework",
      paramLabel = "NAME",
      description = "Shows one framework only, such as pytorch, keras2, keras3, tf, jax, onnx.")
  private @Nullable String framework;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  private final Catalog catalog = Catalog.standard();
  private final Variants known = catalog.variants();

  /// What one name means.
  ///
  /// @param taken what the catalog takes the bare name for; empty if it does not have it
  /// @param differsIn the frameworks in which it is a function with other values
  record Entry(String name, String taken, List<String> differsIn, List<Meaning> variants) {}

  /// What one name means in one framework.
  ///
  /// @param name the whole name, `leaky-relu@tensorflow`
  /// @param framework the framework and its version
  /// @param call what it is called there
  /// @param function the function of the catalog with the values given
  /// @param definition the function in full, as this framework has it
  record Meaning(
      String name,
      String framework,
      String call,
      String function,
      String definition,
      String remark) {}

  @Override
  public Integer call() {
    List<Entry> entries = new ArrayList<>();
    for (String name : names(function)) {
      List<Variant> variants = variants(name, framework);
      if (!variants.isEmpty()) {
        entries.add(entry(name, variants));
      }
    }
    if (entries.isEmpty()) {
      throw new NoSuchElementException(known.problem(function + "@" + framework));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Json.print(out, entries);
    } else {
      new VariantsText(out, Terminal.out()).print(entries);
    }
    return 0;
  }

  private List<String> names(@Nullable String asked) {
    if (asked == null) {
      return List.copyOf(known.names());
    }
    catalog.find(asked.strip());
    String name = asked.strip().replaceFirst("@.*", "");
    if (known.of(name).isEmpty()) {
      throw new NoSuchElementException("no framework is known to have '" + name + "'");
    }
    return List.of(name);
  }

  private List<Variant> variants(String name, @Nullable String where) {
    if (where == null) {
      return known.of(name);
    }
    Framework wanted =
        known
            .framework(where)
            .orElseThrow(() -> new NoSuchElementException(known.problem(name + "@" + where)));
    return known.of(name).stream().filter(v -> v.framework().equals(wanted)).toList();
  }

  private Entry entry(String name, List<Variant> variants) {
    Optional<Activation> taken = catalog.activation(name);
    return new Entry(
        name,
        taken.map(Activation::toString).orElse(""),
        known.others(name).stream().map(v -> v.framework().name()).toList(),
        variants.stream().map(VariantsCommand::meaning).toList());
  }

  private static Meaning meaning(Variant variant) {
    return new Meaning(
        variant.fullName(),
        variant.framework().title(),
        variant.call(),
        variant.meaning(),
        variant.activation().toString(),
        variant.remark());
  }
}
