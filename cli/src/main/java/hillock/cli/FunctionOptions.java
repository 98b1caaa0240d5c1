// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.catalog.Catalog;
import hillock.expr.Activation;
import hillock.expr.Formula;
import hillock.expr.Rational;
import hillock.expr.Suggestion;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;
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

  /// The function that a person names or types, with the parameters of the command line.
  Activation function(String text) {
    Map<String, Rational> values = values();
    return function(text, catalog(), values);
  }

  /// Several functions; a parameter belongs to those that have it, and to one at least.
  List<Activation> functions(List<String> texts) {
    Catalog catalog = catalog();
    Map<String, Rational> values = values();
    List<Activation> functions =
        texts.stream()
            .map(text -> function(text, catalog, texts.size() == 1 ? values : Map.of()))
            .toList();
    if (texts.size() == 1) {
      return functions;
    }
    for (String name : values.keySet()) {
      if (functions.stream().allMatch(f -> f.parameter(name).isEmpty())) {
        throw new IllegalArgumentException("none of the functions has a parameter '" + name + "'");
      }
    }
    return functions.stream().map(f -> f.withDefaults(ownValues(f, values))).toList();
  }

  private static Map<String, Rational> ownValues(
      Activation function, Map<String, Rational> values) {
    Map<String, Rational> own = new LinkedHashMap<>(values);
    own.keySet().removeIf(name -> function.parameter(name).isEmpty());
    return own;
  }

  private static Activation function(
      String text, Catalog catalog, Map<String, Rational> values) {
    String stripped = text.strip();
    Optional<Activation> known = catalog.activation(stripped);
    if (known.isPresent()) {
      return known.get().withDefaults(values);
    }
    if (NAME.matcher(stripped).matches() && !values.containsKey(stripped)) {
      throw new NoSuchElementException(
          "unknown function '%s'%s ('hillock list' shows all; a formula is typed like 'x * tanh(x)')"
              .formatted(stripped, Suggestion.clause(stripped, catalog.names())));
    }
    return Formula.typed(text, catalog, values);
  }

  private Map<String, Rational> values() {
    Map<String, Rational> values = new LinkedHashMap<>();
    parameters.forEach((name, value) -> values.put(name, Numbers.exact(value)));
    return values;
  }
}
