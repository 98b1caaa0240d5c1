// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who computed a result, when, and on what.
///
/// @param version of this software
/// @param java the Java runtime
/// @param system the operating system
/// @param processor what it computed on
/// @param processors how many of them were there
/// @param made when
/// @param command what was typed, word by word
public record Provenance(
    String version,
    String java,
    String system,
    String processor,
    int processors,
    Instant made,
    List<String> command) {
  private static final Path LINUX_PROCESSORS = Path.of("/proc/cpuinfo");
  private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9_./,:=@%+-]+");

  public Provenance {
    command = List.copyOf(command);
  }

  /// The provenance of what is computed here and now.
  public static Provenance here(String version, List<String> command) {
    return new Provenance(
        version,
        System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
        "%s %s (%s)"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")),
        processorName(),
        Runtime.getRuntime().availableProcessors(),
        Instant.now(),
        command);
  }

  private static String processorName() {
    try (Stream<String> lines = Files.lines(LINUX_PROCESSORS, StandardCharsets.UTF_8)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException notLinux) {
      return "unknown";
    }
  }

  /// The command as a line for a shell.
  public String commandLine() {
    return command.stream().map(Provenance::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return PLAIN_WORD.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
