// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.catalog.Catalog;
import hillock.expr.Activation;
import hillock.testkit.BackendContract;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every function of the catalog, compiled for vectors of every width, gives the bits of the
/// interpreter.
final class CatalogContractTest {
  private static final BackendContract CONTRACT = Widths.contract();

  static Stream<Activation> functions() {
    return Catalog.standard().activations().stream();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void compiledProgramsGiveTheInterpretersBits(Activation activation) {
    for (FunctionPrograms.Case each : FunctionPrograms.of(activation)) {
      each.check(CONTRACT);
    }
  }

  /// Value, slope and gradient, in two precisions and four widths.
  @AfterAll
  static void allWereChecked() {
    assertThat((long) CONTRACT.checks()).isGreaterThanOrEqualTo(3 * 2 * 4 * functions().count());
  }
}
