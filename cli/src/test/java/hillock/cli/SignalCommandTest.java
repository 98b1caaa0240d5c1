// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hillock.catalog.Catalog;
import hillock.expr.Activation;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;

final class SignalCommandTest {
  private static final Duration SOON = Duration.ofMinutes(2);

  @TempDir private Path folder;

  static List<String> functions() {
    return Catalog.standard().activations().stream()
        .filter(activation -> activation.inputs().size() == 1)
        .map(Activation::name)
        .toList();
  }

  /// Every function has an answer, or a reason for none.
  @ParameterizedTest
  @MethodSource("functions")
  void answersForEveryFunctionOfTheCatalog(String name) {
    Invocation run = Invocation.of("signal", name, "--depth", "10", "--json");
    if (run.exitCode() == 0) {
      JsonNode sheet = run.json();
      assertThat(sheet.get("verdict").asString()).contains("; ");
      assertThat(sheet.get("layers")).hasSize(10);
      assertThat(sheet.get("fixedPoints").isNull()).isFalse();
      assertThat(sheet.get("edge").isNull()).isFalse();
      JsonNode last = sheet.get("layers").get(9);
      assertThat(last.get("variance").asDouble()).isCloseTo(1, within(1e-9));
      assertThat(last.get("gradient").asDouble()).isEqualTo(1);
    } else {
      assertThat(run.exitCode()).isIn(1, 2);
      assertThat(run.err()).contains("the forward gain").startsWith("hillock: ");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          relu                           | signals keep their variance; gradients keep their size: edge of chaos
          tanh                           | signals keep their variance; gradients grow by 8
          tanh --sigma-w 1.05            | the variance of signals settles, from 1 to 0.05
          tanh --sigma-w 0.5             | signals fade away
          tanh --sigma-w 0.5             | gradients shrink by 51 % a layer on their way back: ordered phase
          relu --sigma-w 2               | signals explode, their variance goes from 1 to 5.63e+14
          relu --sigma-w 1 --sigma-b 0.5 | : ordered phase
          selu                           | signals keep their variance; gradients grow by 3.5 % a layer
          gelu-erf                       | the balance is unstable
          step                           | there are no gradients
          'sqrt(abs(x))'                 | gradients are not known
          """)
  void saysInWordsWhatHappens(String line, String verdict) {
    Invocation run = Invocation.of(Invocation.words("signal " + line));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out().lines().skip(1).findFirst().orElseThrow()).contains(verdict);
  }

  @Test
  void theTextHasEverything() {
    String text = Invocation.of("signal", "tanh", "--sigma-w", "1.5", "--sigma-b", "0.3").out();
    assertThat(text)
        .contains("Initialization", "sqrt(fan-in)", "gains          forward 1.59254, backward ")
        .contains("settles at q* = ", "xi_q = ", "fixed points", "(stable)")
        .contains("chi_1", "tend to c* = 0.", "xi_c = ", "edge of chaos  at sigma_w = ")
        .contains("Through 50 layers", "    1            1", "   50")
        .doesNotContain("NaN", "nan");
  }

  @Test
  void remarksSayWhatIsMissing() {
    assertThat(Invocation.of("signal", "step").out())
        .contains("gradients see nothing of the steps");
    assertThat(Invocation.of("signal", "sqrt(abs(x))").out())
        .contains("the slope is not bounded");
    assertThat(Invocation.of("signal", "relu", "--sigma-w", "1e-3").out())
        .contains("layers after 4: their variance is too small");
    assertThat(Invocation.of("signal", "exp(x)", "--sigma-w", "2").out())
        .contains("leaves the range in which it is known", "layers after ");
  }

  @Test
  void drawsAFigure() throws Exception {
    Path file = folder.resolve("signal.svg");
    Invocation run =
        Invocation.of("signal", "tanh", "--sigma-w", "2", "-o", file.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    String svg = Files.readString(file);
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
    assertThat(svg)
        .contains("variance of signals", "log₁₀ gradient", "correlation map at variance", "c* = 0")
        .contains("edge of chaos", "this initialization", ">layer<")
        .doesNotContain("NaN", "Infinity");
  }

  @Test
  void jsonHasTheNumbers() {
    JsonNode sheet =
        Invocation.of("signal", "relu", "--depth", "3", "--sigma-w", "2", "--json").json();
    assertThat(sheet.get("setting").get("sigmaW").asDouble()).isEqualTo(2);
    assertThat(sheet.get("gains").get("forward").asDouble()).isCloseTo(Math.sqrt(2), within(1e-9));
    assertThat(sheet.get("limit").get("kind").asString()).isEqualTo("EXPLODES");
    assertThat(sheet.get("layers").get(2).get("variance").asDouble()).isCloseTo(4, within(1e-9));
    assertThat(sheet.get("layers").get(0).get("gradient").asDouble()).isCloseTo(2, within(1e-9));
    JsonNode map = sheet.get("correlation");
    assertThat(map.get("before")).hasSize(map.get("after").size());
    assertThat(sheet.get("edge").get("atSigmaB").get("sigmaW").asDouble())
        .isCloseTo(Math.sqrt(2), within(1e-9));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          swiglu                       | 2 | only the signals of functions of one input are known
          '1 / x'                      | 1 | not known to exist: the formula is not known to have a value
          'exp(x^2)'                   | 1 | not known to exist: it may grow too fast
          'x - x'                      | 2 | which is no sigma_w; give --sigma-w
          'exp(x)' --variance 100      | 2 | take at most 64
          relu --depth 0               | 2 | --depth is a number of layers from 1 to 1000
          relu --depth 5000            | 2 | --depth is a number of layers from 1 to 1000
          relu --sigma-w 0             | 2 | --sigma-w is a positive number
          relu --sigma-w NaN           | 2 | --sigma-w
          relu --sigma-b -1            | 2 | --sigma-b is 0 or a positive number
          relu --variance 0            | 2 | --variance is a number from 1e-6 to 1e6
          relu --sigma-w x             | 2 | 'x' is not a double
          rleu                         | 2 | did you mean 'relu'?
          relu --jsn                   | 2 | --jsn
          """)
  void refusesWhatItCannotAnswer(String line, int exitCode, String message) {
    Invocation run = Invocation.of(Invocation.words("signal " + line));
    assertThat(run.err()).contains(message).startsWith("hillock: ");
    assertThat(run.exitCode()).isEqualTo(exitCode);
    assertThat(run.out()).isEmpty();
  }

  static List<String> hostile() {
    return List.of(
        IntStream.range(1, 200)
            .mapToObj(i -> "sigmoid(" + i + " * x)")
            .collect(Collectors.joining(" * ")),
        "x^(x^(x^(x^x)))",
        "sin(1e9 * x)",
        "sin(exp(exp(x)))",
        "tanh(1e300 * x)",
        "1e-300 * x",
        "1e300 * tanh(x)");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void hostileFormulasTakeBoundedTime(String formula) throws IOException {
    long start = System.nanoTime();
    Path file = folder.resolve("signal.svg");
    Invocation run = Invocation.of("signal", formula, "--depth", "1000", "-o", file.toString());
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
    assertThat(run.exitCode()).as(run.err()).isIn(0, 1, 2);
    assertThat(run.err()).doesNotContain("internal error");
    if (run.exitCode() == 0) {
      assertThat(Files.readString(file)).doesNotContain("NaN");
    } else {
      assertThat(run.err()).startsWith("hillock: ").hasSizeLessThan(1_000);
    }
  }
}
