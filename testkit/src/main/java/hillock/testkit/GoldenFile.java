// SPDX-License-Identifier: Apache-2.0
package hillock.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Text that is checked in, so that a change of it shows in review.
///
/// `mvn verify -Dgolden.update=true` writes every golden file anew instead of comparing; read the
/// difference before committing it.
///
/// @param path the file, relative to the folder of the module
public record GoldenFile(Path path) {
  private static final String UPDATE = "golden.update";

  /// A file in `src/test/golden`.
  public static GoldenFile named(String name) {
    return new GoldenFile(Path.of("src/test/golden", name));
  }

  /// Asserts that the file holds this text.
  ///
  /// @throws AssertionError if it does not exist, or at the first line that differs
  public void check(String text) {
    if (Boolean.getBoolean(UPDATE)) {
      write(text);
      return;
    }
    if (!Files.exists(path)) {
      throw new AssertionError("there is no " + path + "; " + advice());
    }
    String expected = read();
    if (!expected.equals(text)) {
      throw new AssertionError(difference(expected, text));
    }
  }

  private String difference(String expected, String actual) {
    List<String> wanted = List.of(expected.split("\n", -1));
    List<String> found = List.of(actual.split("\n", -1));
    int line = 0;
    while (line < Math.min(wanted.size(), found.size())
        && wanted.get(line).equals(found.get(line))) {
      line++;
    }
    return "%s:%d differs (%d lines, now %d)%n- %s%n+ %s%n%s"
        .formatted(
            path,
            line + 1,
            wanted.size(),
            found.size(),
            line < wanted.size() ? wanted.get(line) : "(end)",
            line < found.size() ? found.get(line) : "(end)",
            advice());
  }

  private static String advice() {
    return "if the new text is right, run mvn with -D" + UPDATE + "=true and review the difference";
  }

  private String read() {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String text) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
