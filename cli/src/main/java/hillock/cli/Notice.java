// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.catalog.Catalog;
import hillock.catalog.Variant;
import hillock.catalog.Variants;
import hillock.expr.Activation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a person should know of the function that a name was taken for.
final class Notice {
  private Notice() {}

  /// The sentence, or nothing if the name means one thing only.
  ///
  /// @param asked the name as typed
  /// @param taken the function of the catalog that it was taken for
  /// @param takesDefaults whether the person left all parameters at their defaults
  static String of(String asked, Activation taken, Catalog catalog, boolean takesDefaults) {
    Optional<Variant> variant = catalog.variants().find(asked);
    if (variant.isPresent()) {
      return "'%s' is %s of %s, taken for %s"
          .formatted(
              asked, variant.get().call(), variant.get().framework().title(), definition(taken));
    }
    String others = takesDefaults ? others(asked, catalog.variants()) : "";
    return asked.equals(taken.name()) && others.isEmpty()
        ? ""
        : "'%s' is taken for %s%s".formatted(asked, definition(taken), others);
  }

  private static String definition(Activation function) {
    return function.header() + " = " + function.text();
  }

  /// Where the bare name means a function with other values.
  private static String others(String name, Variants variants) {
    List<Variant> others = variants.others(name);
    return others.isEmpty()
        ? ""
        : "; it is another function in %s ('hillock variants %s' shows all)"
            .formatted(
                others.stream().map(v -> v.framework().name()).collect(Collectors.joining(", ")),
                name);
  }
}
