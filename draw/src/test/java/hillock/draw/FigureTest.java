// SPDX-License-Identifier: Apache-2.0
package hillock.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class FigureTest {
  /// The first 16 digits of the SHA-256 of each figure.
  ///
  /// A change of the look changes them: look at `target/gallery`, then copy the new values.
  private static final Map<String, String> HASHES =
      Map.of(
          "function", "a819cafe3c29c0f9",
          "jumps", "8974520e223c50a7",
          "learning", "64085a0c31759922",
          "comparison", "5f52bb0596b24511",
          "activity", "1b8b9182dfd87ffa");

  static Stream<Map.Entry<String, Figure>> figures() {
    return Gallery.figures().entrySet().stream();
  }

  /// Also leaves the figures in `target/gallery`, to be looked at.
  @ParameterizedTest
  @MethodSource("figures")
  void figuresHaveTheSameBytesEverywhere(Map.Entry<String, Figure> figure)
      throws IOException, NoSuchAlgorithmException {
    String svg = figure.getValue().toSvg();
    Path folder = Files.createDirectories(Path.of("target", "gallery"));
    Files.writeString(folder.resolve(figure.getKey() + ".svg"), svg);
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(svg.getBytes(StandardCharsets.UTF_8));
    assertThat(HexFormat.of().formatHex(digest, 0, 8)).isEqualTo(HASHES.get(figure.getKey()));
  }

  @ParameterizedTest
  @MethodSource("figures")
  void figuresAreWellFormedAndFreeOfScripts(Map.Entry<String, Figure> figure) throws Exception {
    List<Element> elements = elements(figure.getValue());
    assertThat(elements)
        .extracting(Element::getTagName)
        .isSubsetOf("svg", "g", "rect", "title", "line", "path", "circle", "text");
    assertThat(elements).noneMatch(e -> e.hasAttribute("onload") || e.hasAttribute("href"));
  }

  /// Boxes around texts, as wide as estimated, neither overlap nor leave the paper.
  @ParameterizedTest
  @MethodSource("figures")
  void textsDoNotOverlap(Map.Entry<String, Figure> figure) throws Exception {
    List<Element> elements = elements(figure.getValue());
    Rectangle paper =
        new Rectangle(
            0, 0, number(elements.getFirst(), "width"), number(elements.getFirst(), "height"));
    List<Rectangle> boxes = new ArrayList<>();
    for (Element element : elements) {
      if (element.getTagName().equals("text") && !element.hasAttribute("transform")) {
        Rectangle box = box(element);
        String text = element.getTextContent();
        assertThat(boxes).as(text).noneMatch(box::overlaps);
        assertThat(paper.contains(box.left(), box.top())).as(text).isTrue();
        assertThat(paper.contains(box.right(), box.bottom())).as(text).isTrue();
        boxes.add(box);
      }
    }
    assertThat(boxes).hasSizeGreaterThan(10);
  }

  private static Rectangle box(Element text) {
    double size = number(text, "font-size");
    boolean bold = text.hasAttribute("font-weight");
    String content = text.getTextContent();
    double width = bold ? TextWidth.ofBold(content, size) : TextWidth.of(content, size);
    double before =
        switch (text.getAttribute("text-anchor")) {
          case "middle" -> width / 2;
          case "end" -> width;
          default -> 0;
        };
    double left = number(text, "x") - before;
    double base = number(text, "y");
    return new Rectangle(left, base - 0.75 * size, left + width, base + 0.2 * size);
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }

  private static List<Element> elements(Figure figure) throws Exception {
    byte[] bytes = figure.toSvg().getBytes(StandardCharsets.UTF_8);
    NodeList nodes =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(bytes))
            .getElementsByTagName("*");
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  @Test
  void aFigureNeedsCharts() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Figure(List.of(), 2))
        .withMessageContaining("0 charts in 2 columns");
    assertThatIllegalArgumentException().isThrownBy(() -> new Figure(List.of(Gallery.mish()), 0));
  }
}
