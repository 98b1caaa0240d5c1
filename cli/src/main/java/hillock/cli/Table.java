// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import java.io.PrintWriter;
import java.util.List;

/// Prints rows of cells; the first row is the head.
final class Table {
  private static final int GAP = 3;

  private Table() {}

  /// In columns that are as wide as they must be.
  static void text(List<List<String>> rows, PrintWriter out) {
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        String cell = row.get(column);
        line.append(cell).append(" ".repeat(width(rows, column) - cell.length() + GAP));
      }
      out.println(line.toString().stripTrailing());
    }
  }

  private static int width(List<List<String>> rows, int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  /// As Markdown.
  static void markdown(List<List<String>> rows, PrintWriter out) {
    for (int i = 0; i < rows.size(); i++) {
      List<String> cells = rows.get(i).stream().map(cell -> cell.replace("|", "\\|")).toList();
      out.println("| " + String.join(" | ", cells) + " |");
      if (i == 0) {
        out.println("|" + "---|".repeat(cells.size()));
      }
    }
  }
}
