// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A machine with narrower vectors, or none, gives the same bits.
final class VectorWidthTest {
  private static final int CALLS = 400;

  @ParameterizedTest
  @ValueSource(ints = {16, 32})
  void aJvmWithNarrowerVectorsGivesTheSameBits(int bytes) throws Exception {
    List<String> lines =
        linesOfAnotherJvm(
            ProcessBuilder.Redirect.DISCARD,
            "-XX:MaxVectorSize=" + bytes,
            "--add-modules=jdk.incubator.vector");
    assertThat(lines.getFirst()).isEqualTo(8 * bytes + " bits");
    assertThat(lines.subList(1, lines.size())).isEqualTo(Digests.of(0));
  }

  @Test
  void aJvmWithoutVectorsGivesTheSameBitsAndOneMessage(@TempDir Path folder) throws Exception {
    Path messages = folder.resolve("messages");
    List<String> lines = linesOfAnotherJvm(ProcessBuilder.Redirect.to(messages.toFile()));
    assertThat(lines.getFirst()).isEqualTo("no vectors");
    assertThat(lines.subList(1, lines.size())).isEqualTo(Digests.of(0));
    assertThat(Files.readString(messages))
        .containsOnlyOnce("start Java with --add-modules jdk.incubator.vector");
  }

  private static List<String> linesOfAnotherJvm(ProcessBuilder.Redirect errors, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Digests.class.getName(), String.valueOf(CALLS)));
    Process process = new ProcessBuilder(command).redirectError(errors).start();
    try (var output = process.inputReader(StandardCharsets.UTF_8)) {
      List<String> lines = output.lines().toList();
      assertThat(process.waitFor()).as("exit status of the other JVM").isZero();
      return lines;
    }
  }
}
