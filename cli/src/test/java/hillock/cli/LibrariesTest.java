// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LibrariesTest {
  @TempDir private Path home;

  @ParameterizedTest
  @EnumSource(Library.class)
  void everyLibraryHasAnAdapterInTheSources(Library library) {
    Path adapter = Path.of("..", "peers", library.id());
    assertThat(adapter.resolve("pom.xml")).exists();
    assertThat(adapter.resolve("src/main/resources/META-INF/services/hillock.peers.Peer")).exists();
    assertThat(Path.of("..", "pom.xml"))
        .content()
        .contains("<module>peers/" + library.id() + "</module>");
    assertThat(Library.named(library.id())).contains(library);
    assertThat(library.cost()).matches(".+: a download of \\d+ MB, \\d+ MB unpacked");
  }

  @Test
  void whatWasInterruptedIsNotHere() throws IOException {
    Libraries libraries = new Libraries(home);
    assertThat(libraries.has(Library.TORCH)).isFalse();
    Path target = Files.createDirectories(home.resolve("peers/torch/target"));
    Files.writeString(target.resolve("adapter.jar"), "");
    assertThat(libraries.has(Library.TORCH)).as("not yet complete").isFalse();
    Files.createDirectories(home.resolve(".hillock/peers"));
    Files.writeString(home.resolve(".hillock/peers/torch.complete"), "");
    assertThat(libraries.has(Library.TORCH)).isTrue();
    Files.delete(target.resolve("adapter.jar"));
    assertThat(libraries.has(Library.TORCH)).as("cleaned").isFalse();
  }

  @Test
  void nothingIsFetchedUnasked() {
    String before = System.getProperty("hillock.home", "");
    System.setProperty("hillock.home", home.toString());
    try {
      Opponents torch = Opponents.named(List.of("torch"));
      StringWriter err = new StringWriter();
      assertThatThrownBy(() -> torch.start(false, new PrintWriter(err)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("not here yet: %s; add --download to fetch it", Library.TORCH.cost());
      assertThat(err.toString()).isEmpty();
      assertThat(home).isEmptyDirectory();
    } finally {
      if (before.isEmpty()) {
        System.clearProperty("hillock.home");
      } else {
        System.setProperty("hillock.home", before);
      }
    }
  }
}
