// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.catalog.Catalog;
import hillock.expr.Activation;
import hillock.expr.Formula;
import hillock.expr.Rational;
import hillock.expr.Suggestion;
import hillock.layers.RowFunction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/// The options of every command that takes functions: a catalog of the user's own, and values of
/// parameters.
final class FunctionOptions {
  /// Names too long to be the variables of a formula.
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]+([-@][A-Za-z0-9]+)*");

  @Option(
      names = "--catalog",
      paramLabel = "FILE",
      description = "A file of definitions (.act) of your own, beside the built-in ones.")
  private List<Path> catalogs = List.of();

  @Option(
      names = {"-p", "--parameter"},
      paramLabel = "NAME=VALUE",
      description = "The value of a parameter: a decimal, a fraction 1/3, a hexadecimal float.")
  private Map<String, String> parameters = new LinkedHashMap<>();

  /// The built-in catalog with the user's files.
  Catalog catalog() {
    Catalog catalog = Catalog.standard();
    for (Path file : catalogs) {
      catalog = catalog.with(file);
    }
    return catalog;
  }

  /// The function that a person names or types, and what to call it.
  Subject subject(String text) {
    return subject(text, catalog(), values());
  }

  /// Several functions likewise; a parameter belongs to those that have it, and to one at least.
  List<Subject> subjects(List<String> texts) {
    Catalog catalog = catalog();
    Map<String, Rational> values = values();
    if (texts.size() == 1) {
      return List.of(subject(texts.getFirst(), catalog, values));
    }
    List<Subject> subjects = new ArrayList<>();
    Set<String> unused = new LinkedHashSet<>(values.keySet());
    for (String text : texts) {
      Map<String, Rational> own = ownValues(text, catalog, values);
      subjects.add(subject(text, catalog, own));
      unused.removeAll(own.keySet());
    }
    if (!unused.isEmpty()) {
      throw new IllegalArgumentException(
          "none of the functions has a parameter '" + unused.iterator().next() + "'");
    }
    return subjects;
  }

  /// Those of the values that a function takes: a function of the catalog has the parameters of its
  /// definition, a formula those that it names.
  private static Map<String, Rational> ownValues(
      String text, Catalog catalog, Map<String, Rational> values) {
    Optional<Activation> known = catalog.activation(text.strip());
    Map<String, Rational> own = new LinkedHashMap<>(values);
    own.keySet()
        .removeIf(
            name ->
                known.isPresent()
                    ? known.get().parameter(name).isEmpty()
                    : !isNamedIn(text, name));
    return own;
  }

  private static boolean isNamedIn(String text, String name) {
    return Pattern.compile("(?<![A-Za-z0-9_])" + Pattern.quote(name) + "(?![A-Za-z0-9_])")
        .matcher(text)
        .find();
  }

  private static Subject subject(String text, Catalog catalog, Map<String, Rational> values) {
    if (text.startsWith("--")) {
      throw new IllegalArgumentException(
          "unknown option '%s' (a formula that begins with two signs takes a blank before them)"
              .formatted(Subject.shortened(text)));
    }
    String stripped = text.strip();
    Optional<Activation> known = catalog.activation(stripped);
    if (known.isPresent()) {
      Activation function = known.get().withDefaults(values);
      return new Subject(
          named(function.name(), values),
          function,
          Notice.of(stripped, known.get(), catalog, values.isEmpty()));
    }
    if (NAME.matcher(stripped).matches() && !values.containsKey(stripped)) {
      throw new NoSuchElementException(unknown(stripped, catalog));
    }
    Activation typed = Formula.typed(text, catalog, values);
    String name =
        Subject.isBare(typed) ? with(typed.text(), values) : named(typed.name(), values);
    return new Subject(name, typed, "");
  }

  private static String unknown(String name, Catalog catalog) {
    if (takesRows(name)) {
      return "%s works on whole rows, not on single numbers: use hillock.layers from Java"
          .formatted(name);
    }
    return name.contains("@")
        ? catalog.variants().problem(name) + " ('hillock variants' shows all)"
        : "unknown function '%s'%s ('hillock list' shows all; a formula is typed like 'x * tanh(x)')"
            .formatted(name, Suggestion.clause(name, catalog.names()));
  }

  private static boolean takesRows(String name) {
    return name.equals("maxout")
        || Stream.of(RowFunction.values()).anyMatch(f -> f.text().equals(name));
  }

  /// A name with values: `elu(alpha=0.5)`.
  private static String named(String name, Map<String, Rational> values) {
    return values.isEmpty() ? name : name + "(" + listed(values, "=") + ")";
  }

  /// A formula with values: `x * tanh(b * x), b = 2`.
  private static String with(String formula, Map<String, Rational> values) {
    return values.isEmpty() ? formula : formula + ", " + listed(values, " = ");
  }

  private static String listed(Map<String, Rational> values, String equals) {
    return values.entrySet().stream()
        .map(entry -> entry.getKey() + equals + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  private Map<String, Rational> values() {
    Map<String, Rational> values = new LinkedHashMap<>();
    parameters.forEach((name, value) -> values.put(name, Numbers.exact(value)));
    return values;
  }
}
