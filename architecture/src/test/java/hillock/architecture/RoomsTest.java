// SPDX-License-Identifier: Apache-2.0
package hillock.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Who may import whom.
class RoomsTest {
  private static final List<String> VECTORS = List.of("jdk.incubator.vector..");
  private static final List<String> STATISTICS = List.of("org.apache.commons..");
  private static final List<String> COMMAND_LINE = List.of("picocli..");
  private static final List<String> JSON = List.of("tools.jackson..", "com.fasterxml.jackson..");

  /// Each room with the rooms it may use. `spi` is where backends meet the compiler.
  private static final Map<String, List<String>> USES =
      Map.ofEntries(
          Map.entry("numerics", List.of()),
          Map.entry("draw", List.of()),
          Map.entry("peers", List.of()),
          Map.entry("expr", List.of()),
          Map.entry("calculus", List.of("numerics", "expr")),
          Map.entry("operators", List.of("numerics", "expr", "calculus")),
          Map.entry("catalog", List.of("expr", "operators")),
          Map.entry("certify", List.of("numerics", "expr", "calculus")),
          Map.entry("surveys", List.of("numerics", "expr", "calculus", "catalog", "certify")),
          Map.entry("codegen", List.of("numerics", "expr", "calculus")),
          Map.entry("codegen.spi", List.of("codegen")),
          Map.entry(
              "verify", List.of("numerics", "expr", "calculus", "codegen", "codegen.spi")),
          Map.entry("picture", List.of("numerics", "draw", "expr", "certify", "codegen")),
          Map.entry("backend.jvm", List.of("numerics", "codegen", "codegen.spi")),
          Map.entry("layers", List.of("numerics", "expr", "codegen", "codegen.spi")),
          Map.entry(
              "perceptron", List.of("numerics", "expr", "calculus", "codegen", "codegen.spi")),
          Map.entry("timing", List.of("numerics", "draw", "expr", "peers", "codegen", "codegen.spi")),
          Map.entry(
              "lab",
              List.of(
                  "numerics", "draw", "expr", "calculus", "catalog", "certify", "codegen",
                  "picture", "perceptron")),
          Map.entry(
              "cli",
              List.of(
                  "numerics", "draw", "expr", "calculus", "catalog", "certify", "codegen",
                  "codegen.spi", "layers", "picture", "surveys", "perceptron", "lab", "verify",
                  "peers", "timing")));

  @TestFactory
  Stream<DynamicTest> aRoomUsesOnlyTheRoomsBelowIt() {
    return USES.entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> check(e.getKey(), e.getValue())));
  }

  private static void check(String room, List<String> uses) {
    List<String> allowed = new ArrayList<>(List.of(room));
    allowed.addAll(uses);
    if (room.equals("codegen")) {
      allowed.add("codegen.spi");
    }
    TreeSet<String> wrong = new TreeSet<>();
    int looked = 0;
    for (JavaClass type : House.CLASSES) {
      if (!type.getPackageName().equals("hillock." + room)) {
        continue;
      }
      looked++;
      type.getDirectDependenciesFromSelf().stream()
          .map(d -> d.getTargetClass().getBaseComponentType())
          .filter(target -> target.getPackageName().startsWith("hillock."))
          .filter(target -> !allowed.contains(target.getPackageName().substring(8)))
          .forEach(target -> wrong.add(type.getName() + " uses " + target.getName()));
    }
    assertThat(looked).as("classes of " + room).isPositive();
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyRoomIsInTheTable() {
    TreeSet<String> rooms = new TreeSet<>();
    for (JavaClass type : House.CLASSES) {
      rooms.add(type.getPackageName().substring("hillock.".length()));
    }
    rooms.removeAll(List.of("testkit", "bench", "bench.jmh_generated"));
    assertThat(rooms).isEqualTo(new TreeSet<>(USES.keySet()));
  }

  @Test
  void packagesHaveNoCycles() {
    // Codegen finds its backends through its own spi package; the two are one slice.
    slices().matching("hillock.(*)..").should().beFreeOfCycles().check(House.CLASSES);
  }

  @Test
  void theVectorApiIsUsedByTheJvmBackendAndTheBenchmarksOnly() {
    onlyIn(VECTORS, "hillock.backend.jvm..", "hillock.bench..");
  }

  @Test
  void picocliIsUsedByTheCommandLineOnly() {
    onlyIn(COMMAND_LINE, "hillock.cli..");
  }

  @Test
  void statisticsLibrariesAreUsedByTheLabOnly() {
    onlyIn(STATISTICS, "hillock.lab..");
  }

  @Test
  void jsonIsUsedByTheLabAndTheCommandLineOnly() {
    onlyIn(JSON, "hillock.lab..", "hillock.cli..");
  }

  private static void onlyIn(List<String> libraries, String... rooms) {
    noClasses()
        .that()
        .resideOutsideOfPackages(rooms)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries.toArray(String[]::new))
        .check(House.CLASSES);
  }

  @Test
  void theCoreNeedsNothingButTheJdk() {
    classes()
        .that()
        .resideInAnyPackage(
            "hillock.numerics..",
            "hillock.draw..",
            "hillock.peers..",
            "hillock.expr..",
            "hillock.calculus..",
            "hillock.operators..",
            "hillock.catalog..",
            "hillock.certify..",
            "hillock.surveys..",
            "hillock.codegen..",
            "hillock.verify..",
            "hillock.picture..",
            "hillock.backend..",
            "hillock.layers..",
            "hillock.perceptron..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("hillock..", "java..", "jdk.incubator.vector..", "org.jspecify..")
        .check(House.CLASSES);
  }
}
