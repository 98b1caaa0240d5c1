// SPDX-License-Identifier: Apache-2.0
package hillock.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import hillock.calculus.RealEvaluator;
import hillock.expr.Activation;
import hillock.expr.Expr;
import hillock.expr.Formula;
import hillock.expr.FormulaException;
import hillock.expr.Parameter;
import hillock.expr.Source;
import hillock.expr.Substitution;
import hillock.numerics.BigReal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every line of the variants: it is found, and computes what its framework computes.
class VariantsTest {
  private static final int BITS = 160;

  private static final double[] POINTS = {
    -40, -20, -8.4, -4, -3, -2.5, -2, -1, -0.5, -0.1, -1e-3, 0, 1e-3, 0.1, 0.5, 1, 1.5, 2, 3, 6, 7,
    30
  };

  private final Catalog catalog = Catalog.standard();
  private final Variants variants = catalog.variants();

  private static Stream<Variant> all() {
    return Catalog.standard().variants().all().stream();
  }

  @Test
  void allFrameworksAreThereAndHaveVariants() {
    List<String> names = variants.frameworks().stream().map(Framework::name).toList();
    assertThat(names)
        .contains(
            "pytorch", "keras2", "keras3", "tensorflow", "jax", "onnx", "djl", "dl4j", "onednn");
    Set<String> used = all().map(v -> v.framework().name()).collect(Collectors.toSet());
    assertThat(used).containsExactlyInAnyOrderElementsOf(names);
    assertThat(variants.frameworks()).allSatisfy(f -> assertThat(f.title()).isNotBlank());
  }

  @TestFactory
  Stream<DynamicTest> everyVariantIsFoundByAllItsNames() {
    return all().map(v -> dynamicTest(v.fullName(), () -> findByAllNames(v)));
  }

  private void findByAllNames(Variant variant) {
    assertThat(variants.find(variant.fullName())).contains(variant);
    for (String alias : variant.framework().aliases()) {
      assertThat(variants.find(variant.name() + "@" + alias)).contains(variant);
    }
    assertThat(catalog.find(variant.fullName())).isEqualTo(variant.activation());
    assertThat(catalog.names()).doesNotContain(variant.fullName());
    assertThat(variant.call()).isNotBlank();
  }

  @TestFactory
  Stream<DynamicTest> everyVariantIsAFunctionOfTheCatalogWithValuesOfItsParameters() {
    return all().map(v -> dynamicTest(v.fullName(), () -> compareWithTheCatalog(v)));
  }

  private void compareWithTheCatalog(Variant variant) {
    Activation canonical = catalog.find(variant.function().name());
    Activation activation = variant.activation();
    assertThat(canonical).isSameAs(variant.function());
    assertThat(canonical.name()).doesNotContain("@");
    for (Parameter parameter : activation.parameters()) {
      Parameter known = canonical.parameter(parameter.name()).orElseThrow();
      boolean isGiven = variant.given().contains(parameter);
      assertThat(isGiven || parameter.equals(known)).as(parameter.toString()).isTrue();
      assertThat(parameter.domain()).isEqualTo(known.domain());
    }
    if (variant.hasOtherOrder()) {
      assertThat(activation.inputs()).containsExactlyInAnyOrderElementsOf(canonical.inputs());
      assertThat(value(activation, -3, 2)).isEqualTo(value(canonical, 2, -3));
      return;
    }
    if (variant.written().isEmpty()) {
      assertThat(activation.formula()).isEqualTo(canonical.formula());
      return;
    }
    for (double x : POINTS) {
      assertThat(value(activation, x))
          .isCloseTo(value(canonical, activation, x), within(1e-14));
    }
  }

  @TestFactory
  Stream<DynamicTest> everyVariantReadsBack() {
    return all().map(v -> dynamicTest(v.fullName(), () -> readBack(v.activation())));
  }

  /// A definition has no `@` in its name; the rest reads back.
  private void readBack(Activation activation) {
    String text = activation.toString().replaceFirst("@", "-");
    Activation read = Formula.typed(text, catalog, Map.of());
    assertThat(read.formula()).isEqualTo(activation.formula());
    assertThat(read.parameters()).isEqualTo(activation.parameters());
  }

  @Test
  void everyVariantHasAFormulaOfItsFramework() {
    Set<String> written = new HashSet<>(FrameworkFormulas.ALL.keySet());
    written.addAll(FrameworkFormulas.PAIRS.keySet());
    assertThat(written)
        .containsExactlyInAnyOrderElementsOf(all().map(Variant::fullName).toList());
  }

  @TestFactory
  Stream<DynamicTest> everyVariantComputesWhatItsFrameworkComputes() {
    return all().map(v -> dynamicTest(v.fullName(), () -> compareValues(v)));
  }

  private static void compareValues(Variant variant) {
    if (variant.inputs().size() == 2) {
      comparePairs(variant);
      return;
    }
    DoubleUnaryOperator formula = FrameworkFormulas.ALL.getOrDefault(variant.fullName(), _ -> 0);
    for (double x : POINTS) {
      double expected = formula.applyAsDouble(x);
      double tolerance = Math.max(2e-15, 1e-12 * Math.abs(expected));
      assertThat(value(variant.activation(), x))
          .as(variant.fullName() + " at " + x)
          .isCloseTo(expected, within(tolerance));
    }
  }

  private static void comparePairs(Variant variant) {
    DoubleBinaryOperator formula =
        FrameworkFormulas.PAIRS.getOrDefault(variant.fullName(), (_, _) -> Double.NaN);
    for (double first : POINTS) {
      for (double second : POINTS) {
        double expected = formula.applyAsDouble(first, second);
        assertThat(value(variant.activation(), first, second))
            .as("%s at %s, %s", variant.fullName(), first, second)
            .isCloseTo(expected, within(Math.max(2e-15, 1e-12 * Math.abs(expected))));
      }
    }
  }

  private static double value(Activation activation, double first, double second) {
    Expr closed = Substitution.parameters(activation.evaluation(), activation.defaults());
    Map<Expr, BigReal> inputs =
        Map.of(
            new Expr.Input(0, activation.inputs().get(0)), BigReal.of(first),
            new Expr.Input(1, activation.inputs().get(1)), BigReal.of(second));
    return RealEvaluator.enclose(closed, inputs, BITS).midpoint();
  }

  private static double value(Activation activation, double x) {
    return value(activation, activation, x);
  }

  /// The value of one function with the parameters of another.
  private static double value(Activation activation, Activation parameters, double x) {
    Expr closed = Substitution.parameters(activation.evaluation(), parameters.defaults());
    Expr input = new Expr.Input(0, activation.inputs().getFirst());
    return RealEvaluator.enclose(closed, Map.of(input, BigReal.of(x)), BITS).midpoint();
  }

  @Test
  void onlyWhatTheLineSaysIsLearned() {
    assertThat(catalog.find("swish").learnedElements()).hasSize(1);
    assertThat(catalog.find("swish@onnx").learnedElements()).isEmpty();
    assertThat(catalog.find("prelu@keras3").learnedElements()).hasSize(1);
  }

  @Test
  void claimsAndFamilyAreThoseOfTheCatalog() {
    assertThat(catalog.find("gelu@jax").claims()).isEqualTo(catalog.find("gelu-tanh").claims());
    assertThat(catalog.find("leaky-relu@tf").claims()).isEmpty();
    assertThat(catalog.family(catalog.find("gelu@jax")))
        .isEqualTo(catalog.family(catalog.find("gelu-tanh")));
  }

  @ParameterizedTest
  @CsvSource({
    "leaky-relu@tf, leaky-relu(alpha = 0.2)",
    "leaky-relu@jax, leaky-relu(alpha = 0.01)",
    "gelu@jax, gelu-tanh",
    "gelu@dl4j, gelu-sigmoid",
    "gelu@torch, gelu-erf",
    "swish@onnx, swish(beta = 1)",
    "prelu@keras, prelu(learn a = 0)",
    "logistic@jax, sigmoid",
    "hard-silu@jax, hard-swish",
    "glu@jax, 'glu(b, a)'",
  })
  void saysWhatItTakes(String name, String meaning) {
    assertThat(variants.find(name).orElseThrow().meaning()).isEqualTo(meaning);
  }

  @Test
  void knowsWhereABareNameIsAnotherFunction() {
    assertThat(others("leaky-relu")).containsExactly("keras2", "keras3", "tensorflow");
    assertThat(others("gelu")).containsExactly("jax", "dl4j");
    assertThat(others("prelu")).containsExactly("keras2", "keras3");
    assertThat(others("glu")).containsExactly("pytorch", "keras3", "jax", "paper");
    // Slopes at kinks, and constants rounded to single precision, are no other function.
    for (String name : List.of("hard-tanh", "selu", "relu", "swish", "thlu", "nothing")) {
      assertThat(others(name)).as(name).isEmpty();
    }
  }

  private List<String> others(String name) {
    return variants.others(name).stream().map(v -> v.framework().name()).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "gelu@pytorhc | unknown framework 'pytorhc' in 'gelu@pytorhc'; did you mean 'pytorch'?",
        "gelu@keras4  | did you mean 'keras'?",
        "gelu@        | unknown framework '' in 'gelu@' (known: pytorch, keras2,",
        "gelu@caffe   | unknown framework 'caffe' in 'gelu@caffe' (known: pytorch, keras2,",
        "gelo@jax     | unknown function 'gelo' in 'gelo@jax'; did you mean 'gelu'?",
        "celu@djl     | 'celu' is not known for DJL",
        "celu@djl     | known: celu@pytorch, celu@keras3,",
        "thlu@jax     | no framework is known to have 'thlu'; without '@jax' it is the catalog's",
      })
  void saysWhatIsWrongWithAName(String name, String message) {
    assertThat(catalog.activation(name)).isEmpty();
    assertThatThrownBy(() -> catalog.find(name))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aFormulaMayCallAVariant() {
    Activation called = Formula.typed("2 * gelu@jax(x)", catalog, Map.of());
    Activation canonical = Formula.typed("2 * gelu-tanh(x)", catalog, Map.of());
    assertThat(called.formula()).isEqualTo(canonical.formula());
  }

  @Test
  void aFileCannotDefineAVariantAnew() {
    Source mine = new Source("mine.act", "mine(x) = x\n  also  gelu@jax\n");
    assertThatThrownBy(() -> catalog.with(mine))
        .isInstanceOf(FormulaException.class)
        .hasMessageContaining("'gelu@jax' is already the name of gelu@jax(x) in variants.txt");
    assertThat(catalog.with(new Source("mine.act", "mine(x) = x")).find("gelu@jax").name())
        .isEqualTo("gelu@jax");
  }
}
