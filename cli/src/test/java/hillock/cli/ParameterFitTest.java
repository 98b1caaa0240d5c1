// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import hillock.catalog.Catalog;
import hillock.expr.Activation;
import hillock.expr.Expr;
import hillock.expr.Formula;
import hillock.expr.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Fits of learned parameters: known ones are found again, and those that files state are.
final class ParameterFitTest {
  private static final Catalog CATALOG = Catalog.standard();
  private static final Pattern STATED =
      Pattern.compile("root mean square error ([0-9.]+), largest ([0-9.]+)\\.");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f(x; learn a = 1, learn b = 1) = a * tanh(b * x) | 3 * tanh(x / 2) | 3, 0.5",
        "swish | x * sigmoid(5 * x / 2) | 2.5",
        "prelu | max(x, x / 8) | 0.125",
        "derf | 2 * erf(x + 1/4) - 3 | 1, 0.25, 2, -3",
        "f(x; learn a[3] = 1) = a[1] + a[2] * x + a[3] * x^2 | 5 - x^2 / 3 | 5, 0, -0.33333333333",
      })
  void findsWhatIsThere(String function, String target, String expected) {
    ParameterFit fit = ParameterFit.of(read(function), read(target), -3, 3);
    assertThat(fit.largest()).isLessThan(1e-6);
    String[] values = expected.split(", ");
    for (int i = 0; i < values.length; i++) {
      assertThat(fit.values().get(i).value())
          .as(fit.values().get(i).name())
          .isCloseTo(Double.parseDouble(values[i]), within(1e-6));
    }
  }

  /// The best line for x² on [0, 1] is x - 1/6, with mean square error 1/180.
  @Test
  void isNearestInTheMeanSquare() {
    Activation line = read("f(x; learn a = 0, learn b = 0) = a * x + b");
    ParameterFit fit = ParameterFit.of(line, read("x^2"), 0, 1);
    assertThat(fit.values().get(0).value()).isCloseTo(1, within(1e-6));
    assertThat(fit.values().get(1).value()).isCloseTo(-1.0 / 6, within(1e-3));
    assertThat(fit.rms()).isCloseTo(Math.sqrt(1.0 / 180), within(1e-4));
    assertThat(fit.largest()).isCloseTo(1.0 / 6, within(1e-3));
  }

  /// From its defaults rounded to one digit, the fit comes to them again, and to the error that is
  /// stated.
  @ParameterizedTest
  @ValueSource(strings = {"opau", "opau-he"})
  void statedFitsAreFoundAgain(String name) {
    Activation function = CATALOG.find(name);
    ParameterFit fit =
        ParameterFit.of(rounded(function), CATALOG.find("leaky-relu"), -3, 3);
    Matcher stated = STATED.matcher(function.note());
    assertThat(stated.find()).isTrue();
    assertThat(fit.rms()).isCloseTo(Double.parseDouble(stated.group(1)), within(5e-5));
    assertThat(fit.largest()).isCloseTo(Double.parseDouble(stated.group(2)), within(1e-4));
    List<Double> defaults = new ArrayList<>();
    function.parameters().forEach(p -> p.defaults().forEach(d -> defaults.add(number(d))));
    for (int i = 0; i < defaults.size(); i++) {
      double expected = defaults.get(i);
      assertThat(Math.abs(fit.values().get(i).value()))
          .as(fit.values().get(i).name())
          .isCloseTo(Math.abs(expected), within(0.01 * Math.abs(expected)));
    }
  }

  private static Activation rounded(Activation function) {
    List<Parameter> rough = new ArrayList<>();
    for (Parameter p : function.parameters()) {
      List<Expr> defaults = p.defaults().stream().map(ParameterFitTest::oneDigit).toList();
      rough.add(new Parameter(p.name(), p.length(), defaults, p.domain(), p.isLearned()));
    }
    String parameters = String.join(", ", rough.stream().map(Parameter::toString).toList());
    return Formula.typed("f(x; " + parameters + ") = " + function.text(), CATALOG, Map.of());
  }

  private static Expr oneDigit(Expr value) {
    return Formula.typed("%.0e".formatted(number(value)), CATALOG, Map.of()).formula();
  }

  private static double number(Expr constant) {
    return ((Expr.Const) constant).value().toDouble();
  }

  @Test
  void isTheSameAlways() {
    Activation function = CATALOG.find("pwlu");
    Activation target = CATALOG.find("mish");
    assertThat(ParameterFit.of(function, target, -3, 3))
        .isEqualTo(ParameterFit.of(function, target, -3, 3));
  }

  @Test
  void whatCannotBeFittedIsRefused() {
    assertThatThrownBy(() -> ParameterFit.of(read("tanh"), read("mish"), -3, 3))
        .hasMessageContaining("tanh has no learned parameters");
    assertThatThrownBy(() -> ParameterFit.of(read("swish"), read("log(x)"), -3, 3))
        .hasMessageContaining("no finite values everywhere");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fit --target relu | give the function to fit",
        "fit swish --target relu --from 3 --to -3 | the interval must be finite",
        "fit swish --target glu | only functions of one input",
        "fit swish --target releu | did you mean",
      })
  void theCommandSaysWhatIsWrong(String line, String problem) {
    Invocation invocation = Invocation.of(Invocation.words(line));
    assertThat(invocation.exitCode()).isNotZero();
    assertThat(invocation.err()).contains(problem);
  }

  @Test
  void theCommandPrintsTheFit() {
    Invocation text = Invocation.of("fit", "swish", "--target", "gelu-erf");
    assertThat(text.out()).startsWith("beta = 1.7735").contains("largest 0.014");
    Invocation json = Invocation.of("fit", "swish", "--target", "gelu-erf", "--json");
    assertThat(json.json().get("rms").asDouble()).isCloseTo(0.0102, within(1e-4));
  }

  private static Activation read(String text) {
    return CATALOG.activation(text).orElseGet(() -> Formula.typed(text, CATALOG, Map.of()));
  }
}
