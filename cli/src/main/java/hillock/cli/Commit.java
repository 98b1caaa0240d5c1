// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The commit of the sources that run, as Git tells it.
final class Commit {
  private static final String UNKNOWN = "unknown";

  private Commit() {}

  /// Its short name; `unknown` without the launcher or without Git.
  static String here() {
    String home = System.getProperty("hillock.home");
    return home == null ? UNKNOWN : of(Path.of(home));
  }

  private static String of(Path folder) {
    try {
      Process git =
          new ProcessBuilder("git", "rev-parse", "--short", "HEAD")
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String name = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return git.waitFor() == 0 ? name : UNKNOWN;
    } catch (IOException noGit) {
      return UNKNOWN;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return UNKNOWN;
    }
  }
}
