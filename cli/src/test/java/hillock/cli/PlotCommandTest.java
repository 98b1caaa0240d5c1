// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.catalog.Catalog;
import hillock.expr.Activation;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;

final class PlotCommandTest {
  @TempDir private Path folder;

  static List<String> functions() {
    return Catalog.standard().activations().stream()
        .filter(activation -> activation.inputs().size() == 1)
        .map(Activation::name)
        .toList();
  }

  private Path file() {
    return folder.resolve("picture.svg");
  }

  private Invocation plot(String... arguments) {
    List<String> all = new ArrayList<>(List.of("plot"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("-o", file().toString()));
    return Invocation.of(all);
  }

  /// The picture as XML, which it must be.
  private String picture(String... arguments) throws Exception {
    Invocation run = plot(arguments);
    assertThat(run.exitCode()).as(run.err()).isZero();
    String svg = Files.readString(file());
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
    return svg;
  }

  @ParameterizedTest
  @MethodSource("functions")
  void drawsEveryFunctionOfTheCatalog(String name) throws Exception {
    assertThat(picture(name)).contains(name, "derivative", "f(x)", "f′(x)").doesNotContain("NaN");
  }

  @Test
  void marksKinksTurnsAndSaturatedZones() throws Exception {
    assertThat(picture("relu")).contains(">kink<", "f′ = 0");
    assertThat(picture("mish")).contains("minimum (−1.192, −0.3088)", "|f′| &lt; 0.05");
    assertThat(picture("step")).contains(">step<");
    assertThat(picture("elu", "-p", "alpha=0.5")).contains("elu(alpha=0.5)");
  }

  @Test
  void severalFunctionsHaveALegend() throws Exception {
    assertThat(picture("relu", "tanh", "x * tanh(softplus(x))"))
        .contains(">relu<", ">tanh<", ">x * tanh(softplus(x))<", "shaded: |f′| &lt; 0.05");
  }

  @Test
  void jsonSaysWhatWasMarked() {
    JsonNode picture = plot("hard-swish", "--json").json();
    assertThat(picture.get("from").asDouble()).isEqualTo(-5);
    assertThat(picture.get("to").asDouble()).isEqualTo(5);
    JsonNode function = picture.get("functions").get(0);
    assertThat(function.get("kinks").findValuesAsString("x")).containsExactly("-3.0", "3.0");
    assertThat(function.get("turns").get(0).get("x").asDouble()).isEqualTo(-1.5);
    assertThat(function.get("plateaus").get(0).get("from").asString()).isEqualTo("-inf");
  }

  @Test
  void theRangeIsWhatWasAsked() {
    JsonNode picture = plot("mish", "--from", "-2", "--to", "1.5", "--json").json();
    assertThat(picture.get("from").asDouble()).isEqualTo(-2);
    assertThat(picture.get("to").asDouble()).isEqualTo(1.5);
  }

  @Test
  void theUsualRangeShowsWhatThereIs() {
    JsonNode picture = plot("thresholded-relu", "-p", "theta=20", "--json").json();
    assertThat(picture.get("to").asDouble()).isBetween(21.0, 30.0);
  }

  @Test
  void aFailedPictureLeavesTheFileAsItWas() throws IOException {
    Files.writeString(file(), "before");
    assertThat(plot("no-such-function").exitCode()).isEqualTo(2);
    assertThat(file()).hasContent("before");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file());
    }
  }

  @Test
  void saysWhyItCannotWrite() throws IOException {
    Path missing = folder.resolve("no/such/folder/x.svg");
    Invocation run = Invocation.of("plot", "mish", "-o", missing.toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("cannot write", "there is no folder", "create it first");

    run = Invocation.of("plot", "mish", "-o", folder.toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("is a folder; give the name of a file");

    Files.writeString(file(), "");
    run = Invocation.of("plot", "mish", "-o", file().resolve("x.svg").toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("there is no folder");
  }
}
