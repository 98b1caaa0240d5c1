// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TextFileTest {
  @TempDir private Path folder;

  @Test
  void writesAndReplaces() throws IOException {
    Path file = folder.resolve("a.txt");
    TextFile.write(file, "one");
    TextFile.write(file, "zwölf");
    assertThat(file).hasContent("zwölf");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void writesThroughALink() throws IOException {
    Path file = folder.resolve("a.txt");
    Path link = folder.resolve("link.txt");
    Files.writeString(file, "one");
    Files.createSymbolicLink(link, file);
    TextFile.write(link, "two");
    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("two");
  }

  @Test
  void writesToADevice() throws IOException {
    Path device = Path.of("/dev/null");
    assumeTrue(Files.exists(device));
    TextFile.write(device, "text");
    assertThat(Files.isRegularFile(device)).isFalse();
  }
}
