// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A machine with narrower vectors gives the same bits.
final class VectorWidthTest {
  private static final int CALLS = 400;

  @ParameterizedTest
  @ValueSource(ints = {16, 32})
  void aJvmWithNarrowerVectorsGivesTheSameBits(int bytes) throws Exception {
    List<String> lines = linesOfAnotherJvm("-XX:MaxVectorSize=" + bytes);
    assertThat(lines.getFirst()).isEqualTo(8 * bytes + " bits");
    assertThat(lines.subList(1, lines.size())).isEqualTo(Digests.of(0));
  }

  private static List<String> linesOfAnotherJvm(String option)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                option,
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                Digests.class.getName(),
                String.valueOf(CALLS))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var output = process.inputReader(StandardCharsets.UTF_8)) {
      List<String> lines = output.lines().toList();
      assertThat(process.waitFor()).as("exit status of the other JVM").isZero();
      return lines;
    }
  }
}
