// SPDX-License-Identifier: Apache-2.0
package hillock.testkit;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenFileTest {
  @TempDir private Path folder;

  @BeforeEach
  void comparesUnlessAskedToWrite() {
    Assumptions.assumeFalse(Boolean.getBoolean("golden.update"));
  }

  private GoldenFile file(String content) throws IOException {
    Path path = folder.resolve("a.txt");
    Files.writeString(path, content);
    return new GoldenFile(path);
  }

  @Test
  void sameTextPasses() throws IOException {
    file("one\ntwo\n").check("one\ntwo\n");
  }

  @Test
  void firstDifferenceIsShown() throws IOException {
    GoldenFile file = file("one\ntwo\nthree\n");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> file.check("one\n2\nthree\n"))
        .withMessageContainingAll("a.txt:2 differs", "- two", "+ 2", "-Dgolden.update=true");
  }

  @Test
  void missingLinesAreShown() throws IOException {
    GoldenFile file = file("one\ntwo");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> file.check("one"))
        .withMessageContainingAll("a.txt:2 differs (2 lines, now 1)", "- two", "+ (end)");
  }

  @Test
  void missingFileIsNamed() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> new GoldenFile(folder.resolve("none.txt")).check(""))
        .withMessageContainingAll("there is no", "none.txt", "-Dgolden.update=true");
  }
}
