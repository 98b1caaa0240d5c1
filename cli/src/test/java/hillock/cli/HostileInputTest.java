// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever is typed, the answer is a result or a message, and it comes soon.
final class HostileInputTest {
  private static final Duration SOON = Duration.ofMinutes(2);

  @TempDir private Path folder;

  static List<String> refused() {
    return List.of(
        "x + ".repeat(5_000) + "x",
        "(".repeat(5_000) + "x" + ")".repeat(5_000),
        " " + "-".repeat(9_000) + "x",
        "x\u0000",
        "\u0000",
        "x \u202e+ 1",
        "\ud800",
        "x^^2",
        "1/0 * x",
        "9".repeat(9_000),
        "sum(i in 1..1000000: x)");
  }

  @ParameterizedTest
  @MethodSource("refused")
  void aFormulaThatIsNoneIsRefusedWithItsPlace(String text) {
    for (String command : List.of("show", "eval", "plot")) {
      Invocation run =
          switch (command) {
            case "eval" -> Invocation.of("eval", text, "1");
            case "plot" -> Invocation.of("plot", text, "-o", folder.resolve("x.svg").toString());
            default -> Invocation.of("show", text);
          };
      assertThat(run.exitCode()).as(command).isEqualTo(2);
      assertThat(run.err()).startsWith("hillock: formula:1:").hasSizeLessThan(1_000);
      assertThat(run.err().chars().filter(c -> c != '\n').noneMatch(Character::isISOControl))
          .as("nothing that a terminal obeys: %s", run.err())
          .isTrue();
      assertThat(folder.resolve("x.svg")).doesNotExist();
    }
  }

  static List<String> large() {
    return List.of(
        IntStream.range(1, 200)
            .mapToObj(i -> "sigmoid(" + i + " * x)")
            .collect(Collectors.joining(" * ")),
        "x^(x^(x^(x^x)))");
  }

  @ParameterizedTest
  @MethodSource("large")
  void aLargeFormulaTakesBoundedTime(String formula) {
    long start = System.nanoTime();
    Invocation run = Invocation.of("show", formula);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("stable form").hasSizeLessThan(200_000);
  }

  @Test
  void parametersThatAreGarbage() {
    for (String value : List.of("alpha=" + "9".repeat(100_000), "alpha=0x", "=", "=1", "alpha==1")) {
      Invocation run = Invocation.of("show", "elu", "-p", value);
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err()).startsWith("hillock: ").hasSizeLessThan(1_000);
    }
  }

  @Test
  void nullBytesInNamesOfFiles() {
    assertThat(Invocation.of("plot", "mish", "-o", "a\u0000b.svg").exitCode()).isEqualTo(2);
    assertThat(Invocation.of("list", "--catalog", "a\u0000b").exitCode()).isEqualTo(2);
  }

  @Test
  void whatHasNoValueIsShownWithRemarks() {
    Invocation run = Invocation.of("show", "log(x - x)");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("Not found", "no value");
  }
}
