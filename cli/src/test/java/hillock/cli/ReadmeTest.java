// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The README shows what the commands print.
final class ReadmeTest {
  private static final Pattern CONSOLE =
      Pattern.compile("```console\n\\$ \\./hillock (.*)\n((?s:.*?))```");

  @TestFactory
  Stream<DynamicTest> everyConsoleIsTrue() throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));
    List<DynamicTest> tests = new ArrayList<>();
    Matcher console = CONSOLE.matcher(readme);
    while (console.find()) {
      String command = console.group(1);
      String shown = console.group(2);
      tests.add(DynamicTest.dynamicTest(command, () -> assertThat(printed(command)).isEqualTo(shown)));
    }
    assertThat(tests).isNotEmpty();
    return tests.stream();
  }

  private static String printed(String command) {
    Invocation run = Invocation.of(Invocation.words(command));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out();
  }
}
