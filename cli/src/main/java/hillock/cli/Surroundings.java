// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.lab.Provenance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;

/// What results are made on, and when.
///
/// @param commit the state of the sources, as `git describe` has it; `unknown` outside a checkout
record Surroundings(String date, String commit, String java, String processor, int processors) {
  /// Those of this process.
  static Surroundings here() {
    Provenance here = Provenance.here(Version.number(), List.of());
    return new Surroundings(
        here.made().atOffset(ZoneOffset.UTC).toLocalDate().toString(),
        stateOfSources(),
        here.java(),
        here.processor(),
        here.processors());
  }

  private static String stateOfSources() {
    try {
      Process git =
          new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=10")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String text = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return git.waitFor() == 0 && !text.isEmpty() ? text : "unknown";
    } catch (IOException noGit) {
      return "unknown";
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return "unknown";
    }
  }
}
