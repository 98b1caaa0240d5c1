// SPDX-License-Identifier: Apache-2.0
package hillock.expr;

import hillock.expr.Expr.Param;
import java.util.List;
import java.util.stream.IntStream;

/// A parameter of a function: a scalar, or a vector of fixed length.
///
/// @param name its name in the formula
/// @param length 0 for a scalar, else the number of elements
/// @param defaults one constant expression per element
/// @param domain where every element must lie
/// @param isLearned true if training adjusts it
public record Parameter(
    String name, int length, List<Expr> defaults, Bounds domain, boolean isLearned) {
  public Parameter {
    defaults = List.copyOf(defaults);
    if (defaults.size() != Math.max(1, length)) {
      throw new IllegalArgumentException(
          "parameter " + name + " needs " + Math.max(1, length) + " defaults");
    }
  }

  public boolean isVector() {
    return length > 0;
  }

  /// The elements as they stand in expressions; one for a scalar.
  public List<Param> elements() {
    return isVector()
        ? IntStream.rangeClosed(1, length).mapToObj(i -> new Param(name, i)).toList()
        : List.of(new Param(name, 0));
  }

  /// The definition as text: `learn a[5] = 0.2 in [0, inf)`.
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(isLearned ? "learn " : "").append(name);
    if (isVector()) {
      text.append('[').append(length).append(']');
    }
    text.append(" = ").append(defaultText());
    if (!domain.equals(Bounds.ALL)) {
      text.append(" in ").append(domain);
    }
    return text.toString();
  }

  private String defaultText() {
    Expr first = defaults.getFirst();
    if (defaults.stream().allMatch(first::equals)) {
      return Printer.print(first);
    }
    return "[" + String.join(", ", defaults.stream().map(Printer::print).toList()) + "]";
  }
}
