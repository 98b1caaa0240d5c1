// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.json.JsonMapper;

/// Every command explains itself, and what it says works.
final class CommandsTest {
  /// Train networks and measure times; their own tests run them.
  private static final Pattern SLOW = Pattern.compile("hillock (compare|bench) .*");

  @TempDir private Path folder;

  static List<String> commands() {
    return List.copyOf(Main.commandLine().getSubcommands().keySet());
  }

  /// The example lines of all helps, but for those of the slow commands.
  static List<String> examples() {
    Stream<CommandLine> all =
        Stream.concat(
            Stream.of(Main.commandLine()), Main.commandLine().getSubcommands().values().stream());
    return all.flatMap(command -> examples(command.getCommandSpec()).stream())
        .filter(example -> !SLOW.matcher(example).matches())
        .distinct()
        .toList();
  }

  private static List<String> examples(CommandSpec command) {
    return Arrays.stream(command.usageMessage().footer())
        .filter(line -> line.startsWith("  hillock "))
        .map(String::strip)
        .toList();
  }

  @BeforeEach
  void writeTheFilesThatExamplesRead() throws IOException {
    Files.writeString(folder.resolve("numbers.txt"), "1\n-2.5\n\ninf\n");
    Files.writeString(folder.resolve("mine.act"), "mine(x) = x * tanh(x)\n");
  }

  @Test
  void allCommandsAreLookedAt() {
    assertThat(commands()).contains("list", "show", "eval", "plot", "compare", "bench", "fit");
    assertThat(examples()).hasSizeGreaterThan(15);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void explainsItself(String command) {
    Invocation help = Invocation.of(command, "--help");
    assertThat(help.exitCode()).isZero();
    assertThat(help.err()).isEmpty();
    assertThat(help.out()).contains("Usage: hillock " + command, "Examples:", "--json");
    CommandSpec spec =
        requireNonNull(Main.commandLine().getSubcommands().get(command)).getCommandSpec();
    assertThat(spec.usageMessage().description()).isNotEmpty();
    assertThat(examples(spec)).isNotEmpty();
    spec.options().forEach(o -> assertThat(o.description()).as(o.longestName()).isNotEmpty());
  }

  @Test
  void theRootListsAllCommands() {
    Invocation help = Invocation.of("--help");
    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).contains(commands());
    assertThat(Invocation.of("--version").out()).startsWith("hillock ");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void examplesWork(String example) {
    Invocation run = Invocation.of(arguments(example));
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void examplesGiveJson(String example) {
    List<String> arguments = arguments(example);
    if (!arguments.contains("--json")) {
      arguments.add(1, "--json");
    }
    Invocation run = Invocation.of(arguments);
    assertThat(run.exitCode()).as(run.err()).isZero();
    // eval prints one object a line.
    List<String> documents =
        arguments.getFirst().equals("eval") ? run.out().lines().toList() : List.of(run.out());
    assertThat(documents).isNotEmpty();
    documents.forEach(text -> assertThat(JsonMapper.shared().readTree(text)).isNotEmpty());
  }

  /// The arguments of an example, with its files in a folder of ours.
  private List<String> arguments(String example) {
    List<String> words = new ArrayList<>(Invocation.words(example));
    assertThat(words.removeFirst()).isEqualTo("hillock");
    words.replaceAll(
        word -> word.matches("[a-z]+\\.(txt|act|svg)|pages") ? folder.resolve(word).toString() : word);
    return words;
  }
}
