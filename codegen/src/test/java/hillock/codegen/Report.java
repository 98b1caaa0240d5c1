// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import java.lang.System.Logger.Level;
import java.util.TreeSet;

/// What a test measured, as a table in the log.
final class Report {
  private final String title;
  private final TreeSet<String> lines = new TreeSet<>();

  Report(String title) {
    this.title = title;
  }

  synchronized void add(String line) {
    lines.add(line);
  }

  synchronized void write() {
    System.getLogger("accuracy").log(Level.INFO, title + "\n" + String.join("\n", lines));
  }
}
