// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.catalog.Catalog;
import hillock.testkit.GoldenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/catalog` says what the catalog says.
final class ReferenceBookTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final Path FOLDER = DOCS.resolve("catalog");

  @Test
  void everyPageIsFresh() throws IOException {
    Catalog catalog = Catalog.standard();
    ReferenceBook book =
        new ReferenceBook(catalog, Bibliography.read(DOCS.resolve("references.bib")));
    Map<String, String> files = book.files(catalog.activations(), function -> {});
    files.forEach((name, text) -> new GoldenFile(FOLDER.resolve(name)).check(text));
    assertThat(onDisk()).containsExactlyInAnyOrderElementsOf(files.keySet());
  }

  @Test
  void alignmentsAreSaid() throws IOException {
    Catalog catalog = Catalog.standard();
    ReferenceBook book =
        new ReferenceBook(catalog, Bibliography.read(DOCS.resolve("references.bib")));
    Map<String, String> files = book.files(List.of(catalog.find("pwlu")), function -> {});
    assertThat(files.get("pwlu.md"))
        .contains("the learned parameters rest for 5 epochs")
        .contains("align 5: low = mean - 3 * deviation, high = mean + 3 * deviation, y[i] = ");
  }

  private static List<String> onDisk() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> FOLDER.relativize(file).toString().replace('\\', '/'))
          .toList();
    }
  }

  @Test
  void publicationsAreNamed() throws IOException {
    Bibliography bibliography = Bibliography.read(DOCS.resolve("references.bib"));
    assertThat(bibliography.reference("lecun1998efficient"))
        .isEqualTo(
            "LeCun, Yann; Bottou, Léon; Orr, Genevieve B.; Müller, Klaus-Robert."
                + " *Efficient BackProp*. 1998. [`lecun1998efficient`](../references.bib)");
    assertThat(bibliography.reference("nobody")).isEqualTo("`nobody`");
  }
}
