// SPDX-License-Identifier: Apache-2.0
package hillock.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What code may not do, wherever it is.
class CodeTest {
  /// The methods of Math whose bits differ between machines.
  private static final Set<String> TRANSCENDENTAL =
      Set.of(
          "sin", "cos", "tan", "asin", "acos", "atan", "exp", "log", "log10", "cbrt", "atan2",
          "pow", "sinh", "cosh", "tanh", "hypot", "expm1", "log1p");

  /// Methods that types of the JDK and of picocli prescribe.
  private static final Set<String> JDK_GETTERS = Set.of("getMessage", "getVersion");

  @Test
  void resultsDoNotDependOnTheMachinesMath() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "hillock.numerics..",
            "hillock.draw..",
            "hillock.expr..",
            "hillock.calculus..",
            "hillock.certify..",
            "hillock.surveys..",
            "hillock.codegen..",
            "hillock.verify..",
            "hillock.picture..",
            "hillock.backend..",
            "hillock.perceptron..",
            "hillock.lab..",
            "hillock.testkit..")
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "transcendental functions of Math; take StrictMath",
                (JavaMethodCall call) ->
                    call.getTargetOwner().isEquivalentTo(Math.class)
                        && TRANSCENDENTAL.contains(call.getTarget().getName())))
        .check(House.CLASSES);
  }

  @Test
  void onlyTheCommandLineAndToolsPrint() {
    noClasses()
        .that()
        .resideOutsideOfPackages("hillock.cli..", "hillock.bench..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(House.CLASSES);
  }

  @Test
  void nothingStaticChanges() {
    fields()
        .that()
        .areStatic()
        .and()
        .areDeclaredInClassesThat()
        .resideOutsideOfPackage("hillock.bench.jmh_generated..")
        .should()
        .beFinal()
        .check(House.CLASSES);
  }

  @Test
  void noClassIsLookedUpByName() {
    noClasses()
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "lookups of classes by name",
                (JavaMethodCall call) ->
                    (call.getTargetOwner().isEquivalentTo(Class.class)
                            && call.getTarget().getName().equals("forName"))
                        || call.getTarget().getName().equals("loadClass")))
        .check(House.CLASSES);
  }

  @Test
  void namesSayWhatThingsAre() {
    List<String> vague = List.of("Manager", "Helper", "Util", "Utils", "Impl", "Base", "Data", "Info");
    TreeSet<String> found = new TreeSet<>();
    House.CLASSES.forEach(
        type -> {
          boolean isVague = vague.stream().anyMatch(type.getSimpleName()::endsWith);
          if (isVague && !type.getPackageName().contains("jmh_generated")) {
            found.add(type.getName());
          }
        });
    assertThat(House.CLASSES.size()).isGreaterThan(150);
    assertThat(found).isEmpty();
  }

  @Test
  void methodsAreNotCalledGet() {
    TreeSet<String> found = new TreeSet<>();
    House.CLASSES.stream()
        .filter(type -> !type.getPackageName().contains("jmh_generated"))
        .flatMap(type -> type.getMethods().stream())
        .filter(m -> m.getName().matches("get[A-Z].*"))
        .filter(m -> !JDK_GETTERS.contains(m.getName()))
        .forEach(m -> found.add(m.getFullName()));
    assertThat(found).isEmpty();
  }
}
