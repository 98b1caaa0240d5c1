// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.catalog.Catalog;
import hillock.expr.Activation;
import hillock.expr.Parameter;
import hillock.expr.Rational;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Functions of the catalog with other values of their parameters.
final class Settings {
  private static final List<String> MODERATE = List.of("0.3", "2.6", "-1.7", "11");

  private Settings() {}

  /// A function with its defaults, and with moderate numbers from the domains of its parameters.
  static List<Activation> moderate(String function) {
    return of(function, MODERATE);
  }

  /// A function with its defaults, and as many times with numbers of a list, each parameter with
  /// another one.
  static List<Activation> of(String function, List<String> numbers) {
    Activation activation = Catalog.standard().activation(function).orElseThrow();
    List<Activation> settings = new ArrayList<>(List.of(activation));
    for (int i = 0; i < numbers.size(); i++) {
      Map<String, Rational> values = new HashMap<>();
      int shift = i;
      for (Parameter parameter : activation.parameters()) {
        List<Rational> allowed =
            numbers.stream()
                .map(text -> Rational.of(new BigDecimal(text)))
                .filter(number -> parameter.domain().contains(number))
                .toList();
        if (!allowed.isEmpty()) {
          values.put(parameter.name(), allowed.get(shift % allowed.size()));
        }
        shift++;
      }
      settings.add(activation.withDefaults(values));
    }
    return settings;
  }
}
