// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;

/// Runs short commands once, so that the JVM can prepare what every start loads.
///
/// The launcher runs it after a build to make the cache that later starts begin with.
final class Rehearsal {
  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("--version"),
          List.of("list"),
          List.of("eval", "mish", "1"),
          List.of("show", "x * atan(exp(x))"),
          List.of("show", "gelu", "--explain", "--json"),
          List.of("plot", "relu", "mish", "-o", "/dev/null"));

  private Rehearsal() {}

  public static void main(String[] arguments) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    for (List<String> command : COMMANDS) {
      int exitCode = Main.run(nowhere, nowhere, command.toArray(String[]::new));
      if (exitCode != 0) {
        System.err.println(String.join(" ", command) + ": exit code " + exitCode);
      }
    }
    System.exit(0);
  }
}
