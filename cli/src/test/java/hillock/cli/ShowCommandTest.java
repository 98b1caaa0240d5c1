// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hillock.catalog.Catalog;
import hillock.codegen.AccuracyLevel;
import hillock.expr.Activation;
import hillock.testkit.GoldenFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class ShowCommandTest {
  static List<String> functions() {
    return Catalog.standard().activations().stream().map(Activation::name).toList();
  }

  private static String shown(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "show";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    Invocation run = Invocation.of(all);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mish", "relu"})
  void looksAsItShould(String function) {
    GoldenFile.named("show-" + function + ".txt").check(shown(function));
  }

  @Test
  void theListLooksAsItShould() {
    GoldenFile.named("list.txt").check(Invocation.of("list").out());
  }

  /// Nothing that the catalog claims is refuted, and nothing is left out.
  @ParameterizedTest
  @MethodSource("functions")
  void showsEveryFunctionOfTheCatalog(String name) {
    Activation function = Catalog.standard().find(name);
    JsonNode sheet = Invocation.of("show", name, "--json", "--time", "300").json();
    assertThat(sheet.get("name").asString()).isEqualTo(name);
    assertThat(sheet.get("remarks")).isEmpty();
    assertThat(sheet.get("forms").get("stable").asString()).isNotBlank();
    assertThat(sheet.get("forms").get("derivatives"))
        .hasSize(function.inputs().size() + function.learnedElements().size());
    assertThat(sheet.get("claims").findValuesAsString("verdict"))
        .hasSize(function.claims().size())
        .doesNotContain("refuted");
    boolean isOfOneInput = function.inputs().size() == 1;
    assertThat(sheet.get("properties").size() > 10).isEqualTo(isOfOneInput);
    assertThat(sheet.get("accuracy")).hasSize(isOfOneInput ? 4 : 0);
    assertThat(sheet.get("graph").isNull()).isNotEqualTo(isOfOneInput);
  }

  @Test
  void explanationsNameTheLaws() {
    assertThat(shown("log(1 + exp(x))")).doesNotContain("by softplus");
    assertThat(shown("log(1 + exp(x))", "--explain"))
        .contains("by softplus: log(1 + exp(z)) -> softplus(z)", "stable form    softplus(x)");
  }

  @Test
  void parametersHaveValuesDomainsAndDerivatives() {
    assertThat(shown("swish", "-p", "beta=1.5"))
        .contains("beta           1.5 in (-inf, inf), learned", "d/dx ", "d/dbeta ");
    assertThat(shown("elu")).contains("alpha          1 in [0, inf), fixed");
  }

  @Test
  void parametersChangeWhatIsProved() {
    JsonNode half = Invocation.of("show", "elu", "-p", "alpha=0.5", "--json").json();
    assertThat(half.get("name").asString()).isEqualTo("elu(alpha=0.5)");
    assertThat(half.get("properties").toString()).contains("(-0.5, inf)");
  }

  @Test
  void randomFunctionsShowWhatIsUsedOutsideTraining() {
    assertThat(shown("rrelu"))
        .contains("uniform(lower, upper)", "testing        x > 0 ? x : (lower + upper) / 2 * x");
  }

  @Test
  void learnedParametersThatAreSetFromStatisticsSayWhenAndHow() {
    assertThat(shown("pwlu")).contains("align          5: low = mean - 3 * deviation, high = ");
    JsonNode alignment = Invocation.of("show", "pwlu", "--json").json().get("alignment");
    assertThat(alignment.asString()).startsWith("5: low = mean - 3 * deviation");
    assertThat(shown("relu")).doesNotContain("align");
  }

  @Test
  void functionsOfSeveralInputsHaveNoPicture() {
    assertThat(shown("swiglu"))
        .contains("d/da", "d/db")
        .doesNotContain("Properties", "Accuracy", "f and f'", "Not found");
  }

  @Test
  void aFormulaMayBeginWithAMinusSign() {
    assertThat(shown("-x")).contains("stable form    -x");
  }

  @Test
  void nothingIsColouredBesideTerminals() {
    assertThat(shown("mish")).doesNotContain("\u001b");
  }

  /// E f(Z)² of relu is 1/2, so its gains are √2; half of its inputs are silent and dead.
  @Test
  void numbersOfReluAreThoseOfTheTextbook() {
    JsonNode signals = Invocation.of("show", "relu", "--json").json().get("signals");
    JsonNode moments = signals.get("moments");
    assertThat(moments.get("areProved").asBoolean()).isTrue();
    assertEncloses(moments.get("mean"), 1 / StrictMath.sqrt(2 * StrictMath.PI));
    assertEncloses(moments.get("forwardGain"), StrictMath.sqrt(2));
    assertEncloses(moments.get("backwardGain"), StrictMath.sqrt(2));
    assertThat(signals.get("sparsity").asDouble()).isCloseTo(0.5, within(1e-12));
    assertThat(signals.get("dead").asDouble()).isCloseTo(0.5, within(1e-12));
  }

  private static void assertEncloses(JsonNode number, double expected) {
    assertThat(number.get("lo").asDouble()).isLessThanOrEqualTo(Math.nextUp(expected));
    assertThat(number.get("hi").asDouble()).isGreaterThanOrEqualTo(Math.nextDown(expected));
    assertThat(number.get("hi").asDouble() - number.get("lo").asDouble()).isLessThan(1e-12);
  }

  @Test
  void theGraphIsThatOfTheFunction() {
    JsonNode graph = Invocation.of("show", "1 / x", "--json").json().get("graph");
    boolean sawThePole = false;
    for (int i = 0; i < graph.get("x").size(); i++) {
      double x = graph.get("x").get(i).asDouble();
      if (x == 0) {
        sawThePole = graph.get("f").get(i).isString();
      } else {
        assertThat(graph.get("f").get(i).asDouble()).isEqualTo(1 / x);
        assertThat(graph.get("slope").get(i).asDouble()).isCloseTo(-1 / (x * x), within(1e-12));
      }
    }
    assertThat(sawThePole).isTrue();
  }

  @Test
  void aTerminalGetsColours() {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    Subject subject = new FunctionOptions().subject("mish");
    TimeLimit limit = new TimeLimit(Duration.ofSeconds(20));
    Analysis analysis = new Analysis(subject, AccuracyLevel.ACCURATE, false, limit);
    Sheet sheet = analysis.sheet(analysis.forms(), analysis.card(), Optional.empty());
    new SheetText(out, new Terminal(true, true, 80)).print(sheet);
    out.flush();
    assertThat(text.toString()).contains("\u001b[32mproved     \u001b[0m");
  }
}
