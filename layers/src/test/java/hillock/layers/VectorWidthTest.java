// SPDX-License-Identifier: Apache-2.0
package hillock.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A machine with narrower vectors, or none, gives the same bits.
final class VectorWidthTest {
  @ParameterizedTest
  @ValueSource(ints = {16, 32})
  void narrowerVectorsGiveTheSameBits(int bytes) throws Exception {
    List<String> lines =
        linesOfAnotherJvm("-XX:MaxVectorSize=" + bytes, "--add-modules=jdk.incubator.vector");
    assertThat(lines.getFirst()).isEqualTo("jvm");
    assertThat(lines.subList(1, lines.size())).isEqualTo(Digests.lines());
  }

  @Test
  void noVectorsGiveTheSameBits() throws Exception {
    List<String> lines = linesOfAnotherJvm();
    assertThat(lines.getFirst()).isEqualTo("scalar");
    assertThat(lines.subList(1, lines.size())).isEqualTo(Digests.lines());
  }

  private static List<String> linesOfAnotherJvm(String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Digests.class.getName()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (var output = process.inputReader(StandardCharsets.UTF_8)) {
      List<String> lines = output.lines().toList();
      assertThat(process.waitFor()).as("exit status of the other JVM").isZero();
      return lines;
    }
  }
}
