// SPDX-License-Identifier: Apache-2.0
package hillock.expr;

import hillock.expr.Expr.Const;
import hillock.expr.Expr.Input;
import hillock.expr.Expr.Param;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The names that mean something inside one formula: inputs, parameters, indices of sums.
final class Names {
  /// Words that no input or parameter may be called.
  static final Set<String> RESERVED =
      Set.of(
          "pi", "e", "inf", "in", "learn", "sum", "uniform", "normal", "source", "also", "claim",
          "equals", "eval", "align", "note");

  private final List<String> inputs;
  private final List<Parameter> parameters;
  private final boolean isOpen;
  private final Map<String, Integer> indices = new HashMap<>();
  private final Set<String> free = new LinkedHashSet<>();

  Names(List<String> inputs, List<Parameter> parameters) {
    this(inputs, parameters, false);
  }

  private Names(List<String> inputs, List<Parameter> parameters, boolean isOpen) {
    this.inputs = inputs;
    this.parameters = parameters;
    this.isOpen = isOpen;
  }

  /// Names that accept every name and remember it as free.
  static Names open() {
    return new Names(List.of(), List.of(), true);
  }

  /// True if every name is accepted, because nobody has said yet which are inputs.
  boolean isOpen() {
    return isOpen;
  }

  List<String> inputs() {
    return inputs;
  }

  List<Parameter> parameters() {
    return parameters;
  }

  /// The free names met so far, in order.
  Set<String> free() {
    return free;
  }

  /// What a bare name means.
  ///
  /// @throws FormulaException if it means nothing here, or names a vector
  Expr resolve(Lexer lexer, Lexer.Token token) {
    String name = token.text();
    for (Expr.Constant constant : Expr.Constant.values()) {
      if (name.equals(constant.spelling())) {
        return new Expr.Named(constant);
      }
    }
    Integer index = indices.get(name);
    if (index != null) {
      return Expr.of(index);
    }
    if (inputs.contains(name)) {
      return new Input(inputs.indexOf(name), name);
    }
    for (Parameter parameter : parameters) {
      if (parameter.name().equals(name)) {
        if (parameter.isVector()) {
          throw lexer.error(
              token, "'%s' is a vector; write an element, %s[1]".formatted(name, name));
        }
        return new Param(name, 0);
      }
    }
    if (isOpen) {
      free.add(name);
      return new Param(name, 0);
    }
    throw lexer.error(token, unknown(name));
  }

  /// The element of a vector parameter that `name[index]` means.
  Expr element(Lexer lexer, Lexer.Token token, Expr index) {
    Parameter vector =
        parameters.stream()
            .filter(p -> p.name().equals(token.text()) && p.isVector())
            .findFirst()
            .orElseThrow(() -> lexer.error(token, noVector(token.text())));
    boolean fits =
        index instanceof Const(var i)
            && i.isIntegerWithin(vector.length())
            && i.compareTo(Rational.ONE) >= 0;
    if (!fits) {
      throw lexer.error(
          token,
          "the index of '%s' must be a whole number from 1 to %d"
              .formatted(vector.name(), vector.length()));
    }
    return new Param(vector.name(), ((Const) index).value().intValue());
  }

  /// Gives an index of a sum its value, or takes it away again with null.
  void bindIndex(String name, @Nullable Integer value) {
    if (value == null) {
      indices.remove(name);
    } else {
      indices.put(name, value);
    }
  }

  /// True if the name means something here, so that nothing else may be called so and a hyphen
  /// behind it is a minus.
  boolean isTaken(String name) {
    return isOpen || !isUnused(name);
  }

  /// True if nothing is called so yet, so that an index of a sum may be.
  boolean isUnused(String name) {
    return !RESERVED.contains(name)
        && !indices.containsKey(name)
        && !inputs.contains(name)
        && parameters.stream().noneMatch(p -> p.name().equals(name));
  }

  private String noVector(String name) {
    return isTaken(name) ? "'" + name + "' is not a vector" : unknown(name);
  }

  private String unknown(String name) {
    List<String> known = new ArrayList<>(inputs);
    parameters.forEach(p -> known.add(p.name()));
    known.addAll(indices.keySet());
    if (known.isEmpty()) {
      return "unknown name '" + name + "'; only numbers, pi and e are constants";
    }
    String suggestion = Suggestion.clause(name, known);
    return "unknown name '%s'%s; known here: ".formatted(name, suggestion)
        + String.join(", ", known)
        + " (declare an input as in f(x, %1$s) = …, a parameter as in f(x; %1$s = 1) = …)"
            .formatted(name);
  }
}
