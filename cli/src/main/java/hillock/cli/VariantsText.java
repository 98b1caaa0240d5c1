// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;

/// Prints for people what names mean in frameworks.
final class VariantsText {
  private static final String BOLD = "1";

  /// A wider column does not push those behind it to the right.
  private static final int WIDEST_FUNCTION = 34;

  private final PrintWriter out;
  private final Terminal terminal;

  VariantsText(PrintWriter out, Terminal terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  void print(List<VariantsCommand.Entry> entries) {
    for (int i = 0; i < entries.size(); i++) {
      if (i > 0) {
        out.println();
      }
      print(entries.get(i));
    }
  }

  private void print(VariantsCommand.Entry entry) {
    out.println(heading(entry));
    if (!entry.differsIn().isEmpty()) {
      out.println("  another function in " + String.join(", ", entry.differsIn()));
    }
    int names = width(entry, VariantsCommand.Meaning::name);
    int functions = Math.min(WIDEST_FUNCTION, width(entry, VariantsCommand.Meaning::function));
    for (VariantsCommand.Meaning meaning : entry.variants()) {
      out.println(
          "  %s  %s  %s"
              .formatted(
                  padded(meaning.name(), names),
                  padded(meaning.function(), functions),
                  meaning.call()));
      if (!meaning.remark().isEmpty()) {
        out.println(" ".repeat(names + 4) + meaning.remark());
      }
    }
  }

  private String heading(VariantsCommand.Entry entry) {
    String name = styled(entry.name());
    return entry.taken().isEmpty()
        ? name + " is no function of the catalog"
        : name + " is taken for " + entry.taken();
  }

  private String styled(String text) {
    return terminal.colour() ? "\u001b[" + BOLD + "m" + text + "\u001b[0m" : text;
  }

  private static int width(
      VariantsCommand.Entry entry, Function<VariantsCommand.Meaning, String> column) {
    return entry.variants().stream().map(column).mapToInt(String::length).max().orElse(0);
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
