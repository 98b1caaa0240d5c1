// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.catalog.Catalog;
import hillock.expr.Activation;
import java.util.stream.Stream;

/// The functions of the catalog that the prover is asked about.
final class CatalogFunctions {
  private CatalogFunctions() {}

  /// All functions of one input, the small ones that formulas are written with included.
  static Stream<Activation> ofOneInput() {
    return Catalog.standard().names().stream()
        .map(Catalog.standard()::find)
        .distinct()
        .filter(activation -> activation.inputs().size() == 1);
  }
}
