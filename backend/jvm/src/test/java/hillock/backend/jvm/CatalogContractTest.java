// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.catalog.Catalog;
import hillock.codegen.Kernel;
import hillock.codegen.KernelPlan.Kind;
import hillock.codegen.Storage;
import hillock.expr.Activation;
import hillock.testkit.BackendContract;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every function of the catalog, compiled for vectors of every width, gives the bits of the
/// interpreter.
@Execution(ExecutionMode.CONCURRENT)
final class CatalogContractTest {
  private static final BackendContract CONTRACT = Widths.contract();
  private static final BackendContract HALVES = Widths.contract(128, 512);

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

  @ParameterizedTest
  @MethodSource("functions")
  void numbersOf16BitsAreComputedInFloats(Activation activation) {
    Kernel kernel = Kernel.of(activation, Storage.BF16);
    double[] learned = kernel.learned();
    for (Kind kind : List.of(Kind.FORWARD, Kind.BACKWARD)) {
      double[] parameters = kernel.plan().parameters(kind, learned);
      for (Storage storage : List.of(Storage.BF16, Storage.F16)) {
        HALVES.check(kernel.plan().program(kind), storage, parameters);
      }
    }
  }

  /// Value, slope and gradient, in two precisions and four widths.
  @AfterAll
  static void allWereChecked() {
    assertThat((long) CONTRACT.checks()).isGreaterThanOrEqualTo(3 * 2 * 4 * functions().count());
  }
}
