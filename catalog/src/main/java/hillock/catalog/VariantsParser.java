// SPDX-License-Identifier: Apache-2.0
package hillock.catalog;

import static java.util.Objects.requireNonNullElse;

import hillock.expr.Activation;
import hillock.expr.Expr;
import hillock.expr.Formula;
import hillock.expr.FormulaException;
import hillock.expr.Parameter;
import hillock.expr.Rational;
import hillock.expr.Scope;
import hillock.expr.Source;
import hillock.expr.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a file of variants.
///
/// ```
/// framework tensorflow, tf | TensorFlow 2, tf.nn
/// leaky-relu@tensorflow -> leaky-relu(alpha = 0.2) | tf.nn.leaky_relu(alpha=0.2)
/// leaky-relu@jax        -> leaky-relu(alpha = 0.01) | jax.nn.leaky_relu(negative_slope=0.01)
///   written x >= 0 ? x : alpha * x
///   note    The slope is 1 at 0.
/// glu@jax -> glu | jax.nn.glu
///   inputs  b, a
/// ```
///
/// Every function and parameter is looked up, and every formula read, so that what was read works.
final class VariantsParser {
  private static final Pattern FRAMEWORK =
      Pattern.compile("framework +(?<names>[^|]*[^| ]) *\\| *(?<title>[^|]+)");
  private static final Pattern VARIANT =
      Pattern.compile(
          "(?<name>[^@\\s]+)@(?<framework>\\S+) *-> *(?<function>[^(|\\s]+)"
              + "(?:\\((?<given>[^|]*)\\))? *\\| *(?<call>[^|]+)");
  private static final Pattern GIVEN =
      Pattern.compile("(?<learn>learn +)?(?<parameter>[^\\s=]+) *= *(?<value>\\S+)");
  private static final Pattern DETAIL = Pattern.compile(" +(?<key>written|inputs|note) +(?<text>\\S.*)");

  private final Source source;
  private final Scope functions;
  private final List<Framework> frameworks = new ArrayList<>();
  private final List<Variant> variants = new ArrayList<>();

  private VariantsParser(Source source, Scope functions) {
    this.source = source;
    this.functions = functions;
  }

  /// Reads a file.
  ///
  /// @param functions the functions that the variants are of
  /// @throws FormulaException if the file is not a file of variants; the message says where
  static Variants parse(Source source, Scope functions) {
    VariantsParser parser = new VariantsParser(source, functions);
    int start = 0;
    for (String line : source.text().split("\n", -1)) {
      parser.line(line.stripTrailing(), start);
      start += line.length() + 1;
    }
    return new Variants(parser.frameworks, parser.variants, functions);
  }

  private void line(String line, int start) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    if (line.startsWith(" ")) {
      detail(line, start);
    } else if (line.startsWith("framework ")) {
      framework(line, start);
    } else {
      variant(line, start);
    }
  }

  private void framework(String line, int start) {
    Matcher matcher = FRAMEWORK.matcher(line);
    if (!matcher.matches()) {
      throw problem(start, line.length(), "a framework is 'framework NAME, ALIAS | TITLE'");
    }
    List<String> names = Arrays.asList(group(matcher, "names").split(" *, *", -1));
    for (String name : names) {
      if (frameworks.stream().anyMatch(f -> f.isCalled(name))) {
        throw problem(start, line.length(), "the framework '" + name + "' is there already");
      }
    }
    frameworks.add(
        new Framework(names.getFirst(), names.subList(1, names.size()), group(matcher, "title")));
  }

  private void variant(String line, int start) {
    Matcher matcher = VARIANT.matcher(line);
    if (!matcher.matches()) {
      throw problem(
          start,
          line.length(),
          "a variant is 'NAME@FRAMEWORK -> FUNCTION(PARAMETER = VALUE) | WHAT IT IS CALLED THERE'");
    }
    String name = group(matcher, "name");
    Framework framework = framework(matcher, start);
    if (variants.stream().anyMatch(v -> v.name().equals(name) && v.framework().equals(framework))) {
      throw problem(start, line.indexOf(" "), "this variant is there already");
    }
    Activation function = function(matcher, start);
    variants.add(
        new Variant(
            name,
            framework,
            function,
            given(matcher, start, function),
            function.inputs(),
            Optional.empty(),
            group(matcher, "call"),
            ""));
  }

  private Framework framework(Matcher matcher, int start) {
    String name = group(matcher, "framework");
    List<String> known = frameworks.stream().map(Framework::name).toList();
    return frameworks.stream()
        .filter(f -> f.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                problem(
                    start + matcher.start("framework"),
                    name.length(),
                    "unknown framework '%s'%s; a line 'framework %s | TITLE' makes it known"
                        .formatted(name, Suggestion.clause(name, known), name)));
  }

  private Activation function(Matcher matcher, int start) {
    String name = group(matcher, "function");
    return functions
        .activation(name)
        .filter(activation -> activation.name().equals(name) && !name.contains("@"))
        .orElseThrow(
            () ->
                problem(
                    start + matcher.start("function"),
                    name.length(),
                    "unknown function '%s'%s; variants name functions exactly"
                        .formatted(name, Suggestion.clause(name, functions.names()))));
  }

  private List<Parameter> given(Matcher matcher, int start, Activation function) {
    String text = group(matcher, "given");
    if (text.isEmpty()) {
      return List.of();
    }
    int offset = start + matcher.start("given");
    List<Parameter> given = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Matcher value = GIVEN.matcher(part.strip());
      if (!value.matches()) {
        throw problem(offset, part.length(), "a value is 'PARAMETER = VALUE'");
      }
      given.add(parameter(value, offset, part.length(), function));
      offset += part.length() + 1;
    }
    return given;
  }

  /// A parameter of the function with its value here. It is learned where the line says so: an
  /// argument of a framework's function is not.
  private Parameter parameter(Matcher matcher, int offset, int length, Activation function) {
    String name = group(matcher, "parameter");
    Optional<Parameter> found = function.parameter(name);
    if (found.isEmpty()) {
      List<String> known = function.parameters().stream().map(Parameter::name).toList();
      throw problem(
          offset,
          length,
          "%s has no parameter '%s'%s"
              .formatted(function.header(), name, Suggestion.clause(name, known)));
    }
    Parameter parameter = found.get();
    Rational value = number(group(matcher, "value"), offset, length);
    if (!parameter.domain().contains(value)) {
      throw problem(
          offset,
          length,
          "%s = %s is outside the domain %s".formatted(name, value, parameter.domain()));
    }
    List<Expr> defaults = parameter.defaults().stream().map(_ -> Expr.of(value)).toList();
    boolean isLearned = !group(matcher, "learn").isEmpty();
    return new Parameter(name, parameter.length(), defaults, parameter.domain(), isLearned);
  }

  private Rational number(String text, int offset, int length) {
    try {
      Expr value = Formula.typed(text, Scope.EMPTY, Map.of()).formula();
      if (value instanceof Expr.Const(var number)) {
        return number;
      }
    } catch (FormulaException notAFormula) {
      // Said below.
    }
    throw problem(offset, length, "'" + text + "' is not a number; write 0.25 or 1/4");
  }

  /// Another formula or another order of inputs for the variant above, or a note on it.
  private void detail(String line, int start) {
    Matcher matcher = DETAIL.matcher(line);
    if (!matcher.matches()) {
      throw problem(start, line.length(), "an indented line is 'written FORMULA', 'inputs NAME, NAME' or 'note TEXT'");
    }
    if (variants.isEmpty()) {
      throw problem(start, line.length(), "an indented line stands below a variant");
    }
    Variant variant = variants.removeLast();
    String text = group(matcher, "text");
    int offset = start + matcher.start("text");
    String key = group(matcher, "key");
    boolean isThere =
        switch (key) {
          case "note" -> !variant.remark().isEmpty();
          case "inputs" -> variant.hasOtherOrder();
          default -> variant.written().isPresent();
        };
    if (isThere) {
      throw problem(start, line.length(), "this stands there already");
    }
    variants.add(
        switch (key) {
          case "note" -> variant.with(text);
          case "inputs" -> variant.with(order(variant, text, offset));
          default -> variant.with(form(variant, text, offset));
        });
  }

  private List<String> order(Variant variant, String text, int offset) {
    List<String> order = List.of(text.split(" *, *", -1));
    List<String> known = variant.function().inputs();
    if (order.size() != known.size() || !order.containsAll(known)) {
      throw problem(
          offset,
          text.length(),
          "the inputs of %s in another order are expected"
              .formatted(variant.function().header()));
    }
    return order;
  }

  private Activation form(Variant variant, String formula, int offset) {
    String before = variant.function().header() + " = ";
    try {
      return Formula.typed(before + formula, functions, Map.of());
    } catch (FormulaException e) {
      int column = Math.max(0, e.column() - 1 - before.length());
      throw problem(offset + column, 1, e.problem());
    }
  }

  private static String group(Matcher matcher, String name) {
    return requireNonNullElse(matcher.group(name), "").strip();
  }

  private FormulaException problem(int offset, int length, String problem) {
    return new FormulaException(source, offset, Math.max(1, length), problem);
  }
}
