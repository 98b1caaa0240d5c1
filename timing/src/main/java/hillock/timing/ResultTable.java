// SPDX-License-Identifier: Apache-2.0
package hillock.timing;

import hillock.peers.Destination;
import hillock.peers.Pass;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Results as rows of cells: one row for each workload, nanoseconds per float, and how many times as
/// long as Hillock the others take.
public final class ResultTable {
  private static final String WRONG = " (another function)";

  private ResultTable() {}

  /// The rows, with the head first.
  public static List<List<String>> rows(Results results) {
    List<Column> columns = columns(results);
    List<String> head = new ArrayList<>(List.of("function", "pass", "floats", "threads"));
    columns.forEach(column -> head.add(column.head()));
    List<List<String>> rows = new ArrayList<>(List.of(head));
    for (Outcome outcome : results.outcomes()) {
      Workload workload = outcome.workload();
      List<String> row =
          new ArrayList<>(
              List.of(
                  workload.function(),
                  pass(workload),
                  Sizes.said(workload.n()),
                  Integer.toString(workload.threads())));
      columns.forEach(column -> row.add(cell(results, outcome, column)));
      rows.add(row);
    }
    return rows;
  }

  /// What has to be known of the numbers: wrong results and errors of opponents, a sentence each.
  public static List<String> remarks(Results results) {
    List<String> remarks = new ArrayList<>();
    for (Disagreement d : results.disagreements()) {
      remarks.add(
          "%s, %s %s: %s is %s at x = %s, where Hillock gives %s"
              .formatted(
                  d.contender(), d.function(), said(d.pass(), d.destination()), d.what(),
                  (float) d.theirs(), (float) d.x(), (float) d.ours()));
    }
    for (Failure f : results.failures()) {
      remarks.add(
          "%s, %s %s: %s"
              .formatted(
                  f.contender(), f.function(), said(f.pass(), f.destination()), f.message()));
    }
    return remarks;
  }

  /// A call in words: `forward into new arrays`.
  static String said(Pass pass, Destination destination) {
    String where =
        switch (destination) {
          case PREALLOCATED -> "into arrays that are there";
          case NEW -> "into new arrays";
          case IN_PLACE -> "in place";
        };
    return pass.name().toLowerCase(Locale.ROOT) + " " + where;
  }

  private static String pass(Workload workload) {
    String pass = workload.pass().name().toLowerCase(Locale.ROOT);
    return workload.inPlace() ? pass + " in place" : pass;
  }

  /// A contender, with its calls that allocate or with the others.
  private record Column(String contender, boolean allocates) {
    String head() {
      return allocates ? contender + " (new)" : contender;
    }

    boolean shows(Timing timing) {
      return timing.contender().equals(contender)
          && (timing.destination() == Destination.NEW) == allocates;
    }
  }

  private static List<Column> columns(Results results) {
    Set<Column> columns = new LinkedHashSet<>();
    for (Results.Contender contender : results.contenders()) {
      for (boolean allocates : new boolean[] {false, true}) {
        Column column = new Column(contender.id(), allocates);
        boolean isUsed =
            results.outcomes().stream().anyMatch(o -> o.timings().stream().anyMatch(column::shows));
        if (isUsed) {
          columns.add(column);
        }
      }
    }
    return List.copyOf(columns);
  }

  private static String cell(Results results, Outcome outcome, Column column) {
    Optional<Timing> timing = outcome.timings().stream().filter(column::shows).findFirst();
    if (timing.isEmpty()) {
      return "";
    }
    String time = nanoseconds(timing.get().median());
    if (column.contender.equals(KernelPeer.ID)) {
      return time;
    }
    String ratio =
        outcome.ours().map(ours -> ", " + times(timing.get().median() / ours.median())).orElse("");
    boolean isWrong = results.isWrong(column.contender, outcome.workload().function());
    return time + ratio + (isWrong ? WRONG : "");
  }

  /// A time with three significant digits.
  static String nanoseconds(double time) {
    int decimals = time < 0.9995 ? 3 : time < 9.995 ? 2 : 1;
    return String.format(Locale.ROOT, "%." + decimals + "f", time);
  }

  /// A ratio: `0.97×`, `12×`.
  static String times(double ratio) {
    int decimals = ratio < 9.995 ? 2 : ratio < 99.95 ? 1 : 0;
    return String.format(Locale.ROOT, "%." + decimals + "f×", ratio);
  }
}
