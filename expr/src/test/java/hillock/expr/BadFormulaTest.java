// SPDX-License-Identifier: Apache-2.0
package hillock.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every file `src/test/formulas/bad/NAME.act` is refused with exactly the message in `NAME.txt`.
///
/// A new pair of files is a new test. `mvn -pl expr verify -Dgolden.update=true` writes the
/// messages as they are now; read the difference before committing it.
class BadFormulaTest {
  private static final Path FOLDER = Path.of("src/test/formulas/bad");

  static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".act"))
          .map(name -> name.substring(0, name.length() - ".act".length()))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void fileIsRefusedWithItsMessage(String name) throws IOException {
    Source source = new Source(name + ".act", Files.readString(FOLDER.resolve(name + ".act")));
    FormulaException refusal =
        assertThrows(FormulaException.class, () -> Formula.file(source, Scope.EMPTY));
    String message = refusal.getMessage().replace(System.lineSeparator(), "\n") + "\n";
    Path expected = FOLDER.resolve(name + ".txt");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(expected, message);
    }
    assertThat(expected).hasContent(message);
    assertThat(message)
        .startsWith(name + ".act:" + refusal.line() + ":" + refusal.column() + ": ");
    assertThat(message.lines()).hasSize(3);
  }

  @Test
  void thereAreFiles() throws IOException {
    assertThat(names()).hasSizeGreaterThan(100);
  }
}
