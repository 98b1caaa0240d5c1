// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.catalog.Catalog;
import hillock.numerics.Precision;
import hillock.verify.Inaccuracy;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// `docs/accuracy.md`: how far kernels are from the exact values, from results that were kept.
final class AccuracyPage {
  private static final String ABOUT =
      """
      <!-- SPDX-License-Identifier: Apache-2.0 -->
      <!-- Made by 'hillock docs' from docs/accuracy.jsonl, which 'hillock verify --results' writes. -->
      # Accuracy

      How far results in floats are from the exact values, in ulps (units in the last place of the exact
      value; a result that is rounded correctly has at most 0.5). The exact values come from interval
      arithmetic of any precision, which shares nothing with the kernels; between some thousand points it
      is interpolated, to 2^-16 ulps wherever that was checked. The error at the worst input of each row is
      certain: it was computed exactly once more. That no other input is worse is measured.

      `inputs` says which floats were looked at: *all* of the 4,278,190,078 finite ones other than 0, or one
      of so many. A star: where a function oscillates too fast to be interpolated, the inputs are a sample.
      The zeros, the infinities and NaN were looked at too, and count. Parameters have their defaults; random
      functions are in their deterministic form.

      No formula with rounded parts has small errors in ulps near a zero of a derivative. So f' has two
      columns: the largest error away from zeros (the surroundings of a zero reach as far as the magnitude
      grows from it, up to half of the scale), and the largest error near them as a part of the scale, the
      largest |f'| within [-16, 16].

      """;

  /// What is promised of derivatives near their zeros, as a part of the scale.
  private static final double NEAR_ZEROS = 0x1p-23;

  private final List<String> names;
  private final Map<AccuracyRow.Subject, AccuracyRow> rows = new LinkedHashMap<>();
  private final TreeSet<String> peers = new TreeSet<>();
  private final StringWriter text = new StringWriter();
  private final PrintWriter out = new PrintWriter(text);

  private AccuracyPage(Catalog catalog, Collection<AccuracyRow> all) {
    this.names = AccuracySurvey.functions(catalog).stream().map(f -> f.name()).toList();
    for (AccuracyRow row : all) {
      rows.put(row.subject(), row);
      if (!row.by().equals(Maker.OURS)) {
        peers.add(row.accuracy());
      }
    }
  }

  /// The page as Markdown.
  static String of(Catalog catalog, Collection<AccuracyRow> rows) {
    return new AccuracyPage(catalog, rows).page();
  }

  private String page() {
    out.print(ABOUT);
    summary();
    if (!peers.isEmpty()) {
      sideBySide();
    }
    for (String accuracy : accuracies()) {
      out.printf("%n## Hillock, `%s`%n%n", accuracy);
      ours(accuracy);
    }
    for (String peer : peers) {
      out.printf("%n## %s%n%n", peer);
      out.println(
          "Values only. `wrong at ends`: of ±0, ±∞, NaN and the ends of the subnormal and normal numbers,");
      out.printf("those that give NaN or ∞ and should not, or the other way round.%n%n");
      theirs(peer);
    }
    surroundings();
    out.flush();
    return text.toString();
  }

  private Set<String> accuracies() {
    return rows.values().stream()
        .filter(row -> row.by().equals(Maker.OURS))
        .map(AccuracyRow::accuracy)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void summary() {
    List<AccuracyRow> values =
        rows.values().stream()
            .filter(r -> r.by().equals(Maker.OURS) && r.derivative() == 0)
            .filter(r -> r.accuracy().equals(Maker.USUAL))
            .toList();
    long exhaustive = values.stream().filter(AccuracyRow::isExhaustive).count();
    long good = values.stream().filter(r -> r.maxUlps() <= 2).count();
    out.printf(
        Locale.ROOT,
        "Here are %d of the %d functions of the catalog that have one input, %d of them with every%n"
            + "float. f is within 2 ulps for %d of these %d, or %d away from zeros; f' is within 3 ulps away%n"
            + "from zeros, and within 2^-23 of the scale near them, for %d.%n",
        values.size(),
        names.size(),
        exhaustive,
        good,
        values.size(),
        values.stream().filter(r -> r.maxUlpsElsewhere() <= 2).count(),
        goodSlopes());
    if (peers.isEmpty()) {
      out.println("Other libraries are not measured yet.");
    }
  }

  /// The functions that others have too, one column each.
  private void sideBySide() {
    out.printf("%n## Beside other libraries%n%n");
    out.printf("The largest error of f in ulps, over all finite inputs that were looked at.%n%n");
    List<String> head = new ArrayList<>(List.of("function"));
    accuracies().forEach(accuracy -> head.add("`" + accuracy + "`"));
    peers.forEach(peer -> head.add(peer.split(" [0-9]")[0]));
    List<List<String>> table = new ArrayList<>(List.of(head));
    for (String name : names) {
      List<String> theirs = peers.stream().map(peer -> largest(name, id(peer), peer)).toList();
      if (theirs.stream().anyMatch(cell -> !cell.isEmpty())) {
        List<String> cells = new ArrayList<>(List.of(name));
        accuracies().forEach(accuracy -> cells.add(largest(name, Maker.OURS, accuracy)));
        cells.addAll(theirs);
        table.add(cells);
      }
    }
    Table.markdown(table, out);
  }

  /// The name under which the results of a library are kept.
  private String id(String peer) {
    return rows.values().stream()
        .filter(row -> row.accuracy().equals(peer))
        .map(AccuracyRow::by)
        .findFirst()
        .orElseThrow();
  }

  private String largest(String function, String by, String accuracy) {
    AccuracyRow row = rows.get(new AccuracyRow.Subject(function, 0, by, accuracy));
    return row == null ? "" : ulps(finite(row));
  }

  private long goodSlopes() {
    return rows.values().stream()
        .filter(r -> r.by().equals(Maker.OURS) && r.derivative() == 1)
        .filter(r -> r.accuracy().equals(Maker.USUAL))
        .filter(r -> r.maxUlpsElsewhere() <= 3)
        .filter(r -> r.errorNearZeros() == null || r.errorNearZeros() <= NEAR_ZEROS)
        .count();
  }

  private void ours(String accuracy) {
    List<List<String>> table = new ArrayList<>();
    table.add(
        List.of(
            "function", "f: ulps", "at x", "f': ulps away from zeros", "at x", "near zeros", "inputs"));
    for (String name : names) {
      AccuracyRow value = rows.get(new AccuracyRow.Subject(name, 0, Maker.OURS, accuracy));
      AccuracyRow slope = rows.get(new AccuracyRow.Subject(name, 1, Maker.OURS, accuracy));
      if (value != null) {
        List<String> cells = new ArrayList<>(List.of(name, value(value), at(value)));
        cells.addAll(slope == null ? List.of("", "", "") : slope(slope));
        cells.add(slope == null ? inputs(value) : inputs(value, slope));
        table.add(cells);
      }
    }
    Table.markdown(table, out);
  }

  /// With the error away from zeros, if there are zeros elsewhere than at 0 and that is less.
  private static String value(AccuracyRow value) {
    String all = ulps(value.maxUlps());
    return value.maxUlpsElsewhere() < value.maxUlps()
        ? "%s (%s away from zeros)".formatted(all, ulps(value.maxUlpsElsewhere()))
        : all;
  }

  private static String inputs(AccuracyRow value, AccuracyRow slope) {
    String ofValue = inputs(value);
    String ofSlope = inputs(slope);
    return ofValue.equals(ofSlope) ? ofValue : "f: %s, f': %s".formatted(ofValue, ofSlope);
  }

  private static List<String> slope(AccuracyRow slope) {
    Double nearZeros = slope.errorNearZeros();
    boolean isWorstElsewhere = finite(slope) == slope.maxUlpsElsewhere();
    return List.of(
        ulps(slope.maxUlpsElsewhere()),
        isWorstElsewhere ? at(slope) : "",
        nearZeros == null ? "" : VerificationText.power(nearZeros));
  }

  private void theirs(String peer) {
    List<List<String>> table = new ArrayList<>();
    table.add(
        List.of(
            "function",
            "ours: ulps",
            "theirs: ulps within [-16, 16]",
            "theirs: ulps, all finite",
            "at x",
            "wrong at ends",
            "inputs"));
    for (AccuracyRow row : rows.values()) {
      if (row.accuracy().equals(peer) && row.derivative() == 0) {
        AccuracyRow our =
            rows.get(
                new AccuracyRow.Subject(
                    row.function(), 0, Maker.OURS, Maker.USUAL));
        String ours = our == null ? "" : ulps(our.maxUlps());
        Double moderate = row.maxUlpsModerate();
        Long lost = row.lostSpecials();
        table.add(
            List.of(
                row.function(),
                ours,
                moderate == null ? "" : ulps(moderate),
                ulps(finite(row)),
                at(row),
                lost == null || lost == 0 ? "" : lost + " of 13",
                inputs(row)));
      }
    }
    Table.markdown(table, out);
  }

  private static String ulps(double ulps) {
    return VerificationText.ulps(ulps).replace("inf", "∞");
  }

  private static double finite(AccuracyRow row) {
    Inaccuracy worst = row.worst();
    return worst == null ? 0 : worst.ulps();
  }

  private static String at(AccuracyRow row) {
    Inaccuracy worst = row.worst();
    if (worst == null || worst.ulps() <= 0.5) {
      return "";
    }
    return Numbers.write(worst.input(), Precision.F32);
  }

  private static String inputs(AccuracyRow row) {
    String which =
        row.stride() == 1 ? "all" : String.format(Locale.ROOT, "1 of %,d", row.stride());
    return row.sampled() > 0 ? which + "*" : which;
  }

  /// Each machine once, with the days and the states of the sources.
  private void surroundings() {
    Map<String, TreeSet<String>> machines = new TreeMap<>();
    for (AccuracyRow row : rows.values()) {
      String machine =
          "%s, %d processors, %s".formatted(row.processor(), row.processors(), row.java());
      String state = "%s, %s".formatted(row.made(), row.commit());
      machines.computeIfAbsent(machine, _ -> new TreeSet<>()).add(state);
    }
    double seconds = rows.values().stream().mapToDouble(AccuracyRow::seconds).sum();
    out.printf("%n## Measured on%n%n");
    machines.forEach(
        (machine, states) ->
            out.println("- %s (date, commit: %s)".formatted(machine, String.join("; ", states))));
    out.printf(
        Locale.ROOT,
        "%nResults do not depend on threads; the time does, %.0f minutes in all, beside other work.%n"
            + "`hillock verify --all --exhaustive --results docs/accuracy.jsonl` measures what is missing%n"
            + "or has changed, and `hillock docs` writes this page.%n",
        seconds / 60);
  }
}
