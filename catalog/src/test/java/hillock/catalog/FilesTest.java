// SPDX-License-Identifier: Apache-2.0
package hillock.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import hillock.expr.Activation;
import hillock.expr.Bounds;
import hillock.expr.Expr;
import hillock.expr.Formula;
import hillock.expr.Function;
import hillock.expr.Parameter;
import hillock.expr.Printer;
import hillock.expr.Property;
import hillock.expr.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every line of every `.act` file: it reads back, its sources exist, its names are unique.
class FilesTest {
  private static final Path FILES = Path.of("src/main/resources/hillock/catalog");
  private static final Path BIBLIOGRAPHY = Path.of("../docs/references.bib");
  private static final Pattern DEFINITION = Pattern.compile("^([a-z][^( ]*)\\(", Pattern.MULTILINE);
  private static final Pattern KEY = Pattern.compile("^@\\w+\\{([^,]+),", Pattern.MULTILINE);

  static Stream<Activation> all() {
    Catalog catalog = Catalog.standard();
    return catalog.names().stream().map(catalog::find).distinct();
  }

  private static List<String> matches(Pattern pattern, Path file) {
    try {
      return pattern.matcher(Files.readString(file)).results().map(m -> group(m)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String group(MatchResult match) {
    return String.valueOf(match.group(1));
  }

  @Test
  void everyDefinitionInEveryFileIsInTheCatalog() throws IOException {
    List<String> written = new ArrayList<>();
    try (Stream<Path> files = Files.list(FILES)) {
      files.filter(f -> f.toString().endsWith(".act"))
          .forEach(f -> written.addAll(matches(DEFINITION, f)));
    }
    assertThat(written).hasSizeGreaterThan(45);
    assertThat(all().map(Activation::name)).containsExactlyInAnyOrderElementsOf(written);
  }

  @TestFactory
  Stream<DynamicTest> everyDefinitionReadsBack() {
    return all().map(a -> dynamicTest(a.name(), () -> readBack(a)));
  }

  private static void readBack(Activation activation) {
    Activation asWritten =
        Formula.typed(activation.toString(), Catalog.standard(), Map.of());
    assertThat(asWritten.formula()).isEqualTo(activation.formula());
    assertThat(asWritten.parameters()).isEqualTo(activation.parameters());
    Activation printed = read(activation, Printer.print(activation.formula()));
    assertThat(printed.formula()).isEqualTo(activation.formula());
    Activation evaluation = read(activation, Printer.print(activation.evaluation()));
    assertThat(evaluation.formula()).isEqualTo(activation.evaluation());
  }

  private static Activation read(Activation activation, String formula) {
    return Formula.typed(activation.header() + " = " + formula, Scope.EMPTY, Map.of());
  }

  @TestFactory
  Stream<DynamicTest> everyClaimReadsBack() {
    return all()
        .filter(a -> !a.claims().isEmpty())
        .map(a -> dynamicTest(a.name(), () -> readBackClaims(a)));
  }

  private static void readBackClaims(Activation activation) {
    for (Property claim : activation.claims()) {
      Activation read =
          Formula.typed(activation + "\n  claim  " + claim, Catalog.standard(), Map.of());
      assertThat(read.claims()).containsExactly(claim);
    }
  }

  /// Whatever is a function in its own right says what it is, in a way that can be proved.
  @Test
  void everyFunctionOfOneInputMakesClaims() {
    assertThat(Catalog.standard().activations())
        .filteredOn(a -> a.inputs().size() == 1)
        .allSatisfy(a -> assertThat(a.claims()).as(a.name()).hasSizeGreaterThan(3));
  }

  @Test
  void everySourceIsInTheBibliography() {
    List<String> keys = matches(KEY, BIBLIOGRAPHY);
    assertThat(keys).doesNotHaveDuplicates().hasSizeGreaterThan(40);
    assertThat(all().flatMap(a -> a.sources().stream())).hasSizeGreaterThan(40).isSubsetOf(keys);
  }

  @Test
  void everyFunctionHasASource() {
    assertThat(Catalog.standard().activations())
        .filteredOn(a -> a.sources().isEmpty())
        .extracting(Activation::name)
        .containsExactly("identity");
  }

  @Test
  void namesAndAliasesAreUniqueAndSpelledAlike() {
    assertThat(Catalog.standard().names())
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*"));
    assertThat(all())
        .allSatisfy(
            a ->
                assertThat(a.aliases())
                    .allSatisfy(
                        alias -> assertThat(Catalog.standard().find(alias)).isSameAs(a)));
  }

  /// A name of the catalog that is a word of the language too means the same function.
  @Test
  void wordsOfTheLanguageAreNotRedefined() {
    TreeSet<String> shared = new TreeSet<>(Catalog.standard().names());
    shared.removeIf(name -> Function.named(name).isEmpty());
    assertThat(shared).containsExactlyInAnyOrder(
            "sigmoid", "tanh", "softplus", "abs", "exp", "cos", "sinh", "cosh",
            "asinh", "erf");
  }

  @Test
  void defaultsLieInTheirDomains() {
    assertThat(all().flatMap(a -> a.parameters().stream()))
        .hasSizeGreaterThan(10)
        .allSatisfy(FilesTest::liesInItsDomain);
  }

  private static void liesInItsDomain(Parameter parameter) {
    assertThat(parameter.defaults())
        .as(parameter.name())
        .allSatisfy(value -> assertThat(isInDomain(parameter, value)).isTrue());
  }

  /// An irrational default lies in its domain if there is no other.
  private static boolean isInDomain(Parameter parameter, Expr value) {
    return value instanceof Expr.Const(var number)
        ? parameter.domain().contains(number)
        : parameter.domain().equals(Bounds.ALL);
  }
}
