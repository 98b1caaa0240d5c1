// SPDX-License-Identifier: Apache-2.0
package hillock.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import hillock.catalog.Catalog;
import hillock.certify.Prover;
import hillock.expr.Activation;
import hillock.expr.Formula;
import hillock.picture.FunctionPicture.Drawn;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

final class FunctionPictureTest {
  private static final Catalog CATALOG = Catalog.standard();

  static List<String> functions() {
    return CATALOG.activations().stream()
        .filter(activation -> activation.inputs().size() == 1)
        .map(Activation::name)
        .toList();
  }

  private static Drawn drawn(String text) {
    Activation activation =
        CATALOG.activation(text).orElseGet(() -> Formula.typed(text, CATALOG, Map.of()));
    return new Drawn(text, Graph.of(activation), Features.of(Prover.of(activation).card()));
  }

  private static Document picture(List<Drawn> functions) throws Exception {
    String svg = new FunctionPicture(functions, Window.around(functions)).toSvg();
    assertThat(svg).doesNotContain("NaN").doesNotContain("Infinity");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  private static List<String> texts(Document svg) {
    NodeList nodes = svg.getElementsByTagName("text");
    return IntStream.range(0, nodes.getLength())
        .mapToObj(i -> nodes.item(i).getTextContent())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void everyFunctionCanBeDrawn(String function) throws Exception {
    assertThat(texts(picture(List.of(drawn(function))))).contains(function, "derivative");
  }

  @Test
  void whatIsProvedIsMarked() throws Exception {
    Features features = drawn("hard-swish").features();
    assertThat(features.kinks()).extracting(Features.Kink::x).containsExactly(-3.0, 3.0);
    assertThat(features.turns()).hasSize(1);
    assertThat(features.plateaus()).hasSize(1);
    assertThat(texts(picture(List.of(drawn("hard-swish")))))
        .contains("kink", "minimum (−1.5, −0.375)", "f′ = 0");
  }

  @Test
  void softEndsAreMarkedWhereTheSlopeIsSmall() {
    Drawn tanh = drawn("tanh");
    List<Features.Zone> zones = tanh.features().saturated(tanh.slope(), new Window(-5, 5));
    // 1 - tanh(x)^2 = 0.05
    double inner = 0.5 * Math.log((1 + Math.sqrt(0.95)) / (1 - Math.sqrt(0.95)));
    assertThat(zones).hasSize(2);
    assertThat(zones.get(0).to()).isCloseTo(-inner, within(0.02));
    assertThat(zones.get(1).from()).isCloseTo(inner, within(0.02));
  }

  @Test
  void severalFunctionsHaveALegend() throws Exception {
    assertThat(texts(picture(List.of(drawn("relu"), drawn("x * atan(exp(x))")))))
        .contains("functions", "derivatives", "relu", "x * atan(exp(x))");
  }

  @Test
  void polesAndHolesDoNoHarm() throws Exception {
    for (String text : List.of("1 / x", "log(x)", "tan(x)", "x^x", "exp(exp(x))", "0 * x", "1e300 * x")) {
      assertThat(texts(picture(List.of(drawn(text))))).as(text).contains(text);
    }
  }

  @Test
  void textHasTheAsciiDerivative() {
    String text = FunctionPicture.toText(drawn("relu"), 60, 12, false);
    assertThat(text).contains("f'").doesNotContain("\033");
    assertThat(text.lines().mapToInt(String::length).max().orElseThrow()).isLessThanOrEqualTo(60);
  }

  @Test
  void windowsHaveTwoEnds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Window(1, 1))
        .withMessageContaining("from 1.0 to 1.0");
    assertThatIllegalArgumentException().isThrownBy(() -> new Window(0, Double.NaN));
  }
}
