// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A command that was run in this process, and what came of it.
record Invocation(int exitCode, String out, String err) {
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  /// Runs `hillock` with arguments.
  static Invocation of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    PrintWriter output = new PrintWriter(out);
    PrintWriter errors = new PrintWriter(err);
    int exitCode = Main.run(output, errors, arguments);
    output.flush();
    errors.flush();
    return new Invocation(exitCode, out.toString(), err.toString());
  }

  static Invocation of(List<String> arguments) {
    return of(arguments.toArray(String[]::new));
  }

  /// The words of a line as a shell takes them; single quotes keep words together.
  static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      words.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
    }
    return words;
  }

  /// The output as JSON.
  JsonNode json() {
    return JsonMapper.shared().readTree(out);
  }
}
