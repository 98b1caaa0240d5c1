// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.lab.Conclusions;
import hillock.lab.Results;
import hillock.lab.Setting;
import hillock.lab.Summary;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/// What came of a study, for people.
final class ComparisonText {
  private static final List<String> HEAD =
      List.of("function", "test accuracy", "test loss", "time", "diverged");

  private ComparisonText() {}

  static void print(PrintWriter out, Results results) {
    Setting setting = results.study().setting();
    Summary summary = Summary.of(results);
    out.println(
        "%s: a network of %s units, trained from %d seeds"
            .formatted(setting.task(), setting.layers(), results.study().seeds().size()));
    out.println();
    table(out, summary);
    out.println();
    Conclusions conclusions = summary.conclusions();
    out.println(Conclusions.sentence(conclusions.overall()));
    conclusions.diverged().forEach(clause -> out.println(Conclusions.sentence(clause)));
    if (conclusions.pairs().size() > 1) {
      conclusions.pairs().forEach(clause -> out.println("  " + clause));
    }
  }

  private static void table(PrintWriter out, Summary summary) {
    List<List<String>> rows = new ArrayList<>(List.of(HEAD));
    for (Summary.Row row : summary.rows()) {
      rows.add(
          List.of(
              row.function(),
              row.accuracySaid(),
              row.lossSaid(),
              row.secondsSaid(),
              row.divergedSaid()));
    }
    Table.text(rows, out);
  }
}
