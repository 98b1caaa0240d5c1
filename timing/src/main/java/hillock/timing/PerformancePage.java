// SPDX-License-Identifier: Apache-2.0
package hillock.timing;

import hillock.codegen.AccuracyLevel;
import hillock.peers.Destination;
import hillock.peers.Pass;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The page of all results, in Markdown.
public final class PerformancePage {
  private static final String HEAD =
      """
      <!-- SPDX-License-Identifier: Apache-2.0 -->
      <!-- Written by `hillock bench`; change the code or measure again instead of editing this. -->
      # Performance

      How fast the kernels are, beside other libraries in the same process. Every ratio is *their time / our time*:
      above 1 Hillock is faster. All contenders take turns, round after round; a ratio is the quotient of two medians of
      one run, and in brackets that of the 20th percentiles. Times are nanoseconds per float.

      - x is normal with standard deviation 2, dy with standard deviation 1; 32-bit floats.
      - *Forward* is y = f(x). *Backward* is dx = f'(x)·dy; libraries that compute it from y = f(x) are given y. *Both*
        is value and slope: f(x) and f'(x) in one pass with Hillock, the forward and the backward call with libraries.
      - Libraries write into arrays that are there, where they can; where they cannot, the call that allocates its
        result is timed, and marked \\*. Tables of single libraries show the usual, allocating call beside it.
      - Contenders in Java work on arrays on the heap, libraries on memory of their own.
      - Hillock's kernels are `accurate` (f within 2 ulps), as users get them if they ask for nothing else, or `fast`
        (64 ulps, or 2^-22 of the function's largest magnitude) where that is said; [what both do](accuracy.md) is
        measured. *Backward* computes slopes from y too where the compiler has chosen that, which only `fast` allows for
        functions that saturate.
      - The results of each contender are compared with ours before it is timed. Who computes another function is named
        at the end, and not counted among the fastest.
      """;

  private final List<Results> runs;
  private final List<Ratio> ratios;
  private final List<Ratio> fastRatios;
  private final List<String> functions;
  private final List<Integer> sizes;
  private final List<Integer> threads;
  private final StringBuilder text = new StringBuilder(HEAD);

  private PerformancePage(List<Results> runs) {
    this.runs = runs;
    this.ratios = Ratio.all(runs);
    this.fastRatios = Ratio.all(runs, AccuracyLevel.FAST);
    this.functions = ratios.stream().map(r -> r.workload().function()).distinct().toList();
    this.sizes = ratios.stream().map(r -> r.workload().n()).distinct().sorted().toList();
    this.threads = ratios.stream().map(r -> r.workload().threads()).distinct().sorted().toList();
  }

  /// The page of several runs.
  public static String of(List<Results> runs) {
    PerformancePage page = new PerformancePage(runs);
    page.summary();
    page.fastest(page.ratios, "## Beside the fastest library, ");
    page.fastest(page.fastRatios, "## Fast kernels beside the fastest library, ");
    AccuracyCost.rows(page.ratios).ifPresent(page::costOfAccuracy);
    page.libraries().forEach(page::library);
    page.inPlace();
    page.handWritten();
    page.remarks();
    page.machines();
    return page.text.toString();
  }

  private List<Results.Contender> libraries() {
    return ratios.stream().filter(Ratio::isLibrary).map(Ratio::contender).distinct().toList();
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private void table(List<List<String>> rows) {
    line("");
    for (int i = 0; i < rows.size(); i++) {
      line("| " + String.join(" | ", rows.get(i)) + " |");
      if (i == 0) {
        line("|" + "---|".repeat(rows.get(i).size()));
      }
    }
  }

  private void summary() {
    line("");
    line("## In short");
    line("");
    line(
        "Geometric means over the functions that a library has, one thread; in brackets the least and the largest"
            + " ratio.");
    List<String> head = new ArrayList<>(List.of("library", "pass", "kernels"));
    sizes.forEach(n -> head.add(Sizes.said(n)));
    List<List<String>> rows = new ArrayList<>(List.of(head));
    for (Results.Contender library : libraries()) {
      for (Pass pass : Pass.values()) {
        addMeans(rows, library, pass, "accurate", ratios);
        addMeans(rows, library, pass, "fast", fastRatios);
      }
    }
    table(rows);
    line("");
    line("![ratios to the fastest library](images/performance.svg)");
  }

  private void addMeans(
      List<List<String>> rows,
      Results.Contender library,
      Pass pass,
      String kernels,
      List<Ratio> among) {
    List<String> row = new ArrayList<>(List.of(library.title(), said(pass), kernels));
    int titles = row.size();
    sizes.forEach(n -> row.add(mean(best(among, library, pass, n))));
    if (row.stream().skip(titles).anyMatch(cell -> !cell.isEmpty())) {
      rows.add(row);
    }
  }

  private List<Ratio> best(List<Ratio> among, Results.Contender library, Pass pass, int n) {
    return functions.stream()
        .flatMap(f -> Ratio.best(among, library.id(), f, pass, n, 1).stream())
        .filter(r -> !r.isWrong())
        .toList();
  }

  private static String mean(List<Ratio> of) {
    if (of.isEmpty()) {
      return "";
    }
    double least = of.stream().mapToDouble(Ratio::median).min().orElseThrow();
    double largest = of.stream().mapToDouble(Ratio::median).max().orElseThrow();
    return "%s (%s to %s, %d functions)"
        .formatted(
            ResultTable.times(Ratio.geometricMean(of)),
            ResultTable.times(least),
            ResultTable.times(largest),
            of.size());
  }

  private void fastest(List<Ratio> among, String title) {
    for (int threadCount : threads) {
      List<List<List<String>>> tables =
          Stream.of(Pass.values())
              .map(pass -> fastest(among, pass, threadCount))
              .filter(rows -> rows.size() > 1)
              .toList();
      if (!tables.isEmpty()) {
        line("");
        line(title + saidThreads(threadCount));
        tables.forEach(this::table);
      }
    }
  }

  private List<List<String>> fastest(List<Ratio> among, Pass pass, int threadCount) {
    List<String> head = new ArrayList<>(List.of(said(pass)));
    for (int n : sizes) {
      head.add(Sizes.said(n) + ": Hillock");
      head.add("fastest");
      head.add("ratio");
    }
    List<List<String>> rows = new ArrayList<>(List.of(head));
    for (String function : functions) {
      List<String> row = new ArrayList<>(List.of(function));
      for (int n : sizes) {
        Optional<Ratio> ratio = Ratio.fastest(among, function, pass, n, threadCount);
        row.addAll(ratio.map(PerformancePage::fastestCells).orElse(List.of("", "", "")));
      }
      if (row.stream().skip(1).anyMatch(cell -> !cell.isEmpty())) {
        rows.add(row);
      }
    }
    return rows;
  }

  private void costOfAccuracy(List<List<String>> rows) {
    line("");
    line("## What accuracy costs");
    line("");
    line(
        "Nanoseconds per float on one thread, at %s floats, in turns."
            .formatted(Sizes.said(sizes.getFirst())));
    table(rows);
  }

  private static List<String> fastestCells(Ratio ratio) {
    return List.of(
        ResultTable.nanoseconds(ratio.ours()),
        ResultTable.nanoseconds(ratio.theirs()) + " " + ratio.contender().title() + mark(ratio),
        cell(ratio));
  }

  private static String mark(Ratio ratio) {
    return ratio.destination() == Destination.NEW ? " \\*" : "";
  }

  private static String cell(Ratio ratio) {
    String both =
        "%s (%s)".formatted(ResultTable.times(ratio.median()), ResultTable.times(ratio.quiet()));
    return ratio.median() < 1 ? "**" + both + "**" : both;
  }

  private void library(Results.Contender library) {
    for (int threadCount : threads) {
      List<List<String>> rows = libraryRows(library, threadCount);
      if (rows.size() > 1) {
        line("");
        line(
            "## Beside %s (%s), %s"
                .formatted(library.title(), library.version(), saidThreads(threadCount)));
        line("");
        line(
            "Ratios at %s floats, into arrays that are there; after the semicolon the usual call, which allocates."
                .formatted(sizes.stream().map(Sizes::said).collect(Collectors.joining(" · "))));
        table(rows);
      }
    }
  }

  private List<List<String>> libraryRows(Results.Contender library, int threadCount) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("function", "forward", "backward", "both"));
    for (String function : functions) {
      List<String> row = new ArrayList<>(List.of(function));
      for (Pass pass : Pass.values()) {
        row.add(libraryCell(library, function, pass, threadCount));
      }
      if (row.stream().skip(1).anyMatch(cell -> !cell.isEmpty())) {
        rows.add(row);
      }
    }
    return rows;
  }

  private String libraryCell(
      Results.Contender library, String function, Pass pass, int threadCount) {
    String there = sizes(library, function, pass, threadCount, Destination.PREALLOCATED);
    String anew = sizes(library, function, pass, threadCount, Destination.NEW);
    return Stream.of(there, anew.isEmpty() ? "" : anew + " \\*")
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private String sizes(
      Results.Contender library,
      String function,
      Pass pass,
      int threadCount,
      Destination destination) {
    List<Ratio> found =
        ratios.stream()
            .filter(r -> r.contender().equals(library) && r.destination() == destination)
            .filter(r -> sizes.stream().anyMatch(n -> r.isOf(function, pass, n, threadCount)))
            .toList();
    return found.stream()
        .map(r -> ResultTable.times(r.median()).replace("×", ""))
        .collect(Collectors.joining(" · "));
  }

  private void inPlace() {
    List<Ratio> copies =
        ratios.stream()
            .filter(r -> r.contender().id().equals(MemoryCopy.ID) && r.workload().inPlace())
            .filter(r -> r.workload().pass() == Pass.FORWARD && r.workload().threads() == 1)
            .filter(r -> r.workload().n() == sizes.getLast())
            .toList();
    if (copies.isEmpty()) {
      return;
    }
    line("");
    line("## In place, beside memory copy");
    line("");
    line(
        "At %s floats on one thread a value is read and written once, and so it is in a copy."
            .formatted(Sizes.said(sizes.getLast())));
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("function", "Hillock", "copy", "copy / Hillock"));
    copies.forEach(
        r ->
            rows.add(
                List.of(
                    r.workload().function(),
                    ResultTable.nanoseconds(r.ours()),
                    ResultTable.nanoseconds(r.theirs()),
                    cell(r))));
    table(rows);
  }

  private void handWritten() {
    List<Ratio> hand = ratios.stream().filter(r -> r.contender().id().equals("hand")).toList();
    if (hand.isEmpty()) {
      return;
    }
    line("");
    line("## Beside kernels written by hand");
    line("");
    line(
        "An expert's loops with the Vector API (`HandWritten` in `bench`), which leave special values to the"
            + " arithmetic.");
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("function", "floats", "", "Hillock", "by hand", "ratio", "fast: ratio"));
    hand.forEach(
        r ->
            rows.add(
                List.of(
                    r.workload().function(),
                    Sizes.said(r.workload().n()),
                    r.workload().inPlace() ? "in place" : "",
                    ResultTable.nanoseconds(r.ours()),
                    ResultTable.nanoseconds(r.theirs()),
                    cell(r),
                    ofFast(r))));
    table(rows);
  }

  /// The ratio of our fast kernel to the same contender in the same workload, if it took part.
  private String ofFast(Ratio ratio) {
    return fastRatios.stream()
        .filter(r -> r.workload().equals(ratio.workload()))
        .filter(r -> r.contender().equals(ratio.contender()))
        .findFirst()
        .map(PerformancePage::cell)
        .orElse("");
  }

  private void remarks() {
    List<String> remarks =
        runs.stream().flatMap(run -> ResultTable.remarks(run).stream()).distinct().toList();
    if (remarks.isEmpty()) {
      return;
    }
    line("");
    line("## What others compute differently, or not at all");
    line("");
    remarks.forEach(remark -> line("- " + remark));
  }

  private void machines() {
    line("");
    line("## Where and how");
    for (Results run : runs) {
      Circumstances here = run.circumstances();
      line("");
      line("    " + here.command());
      line("");
      line(
          "- %s, %d processors, %s; %s"
              .formatted(here.processor(), here.processors(), load(here), here.system()));
      line("- %s".formatted(here.java()));
      line(
          "- Hillock %s, commit %s; %s; %d rounds"
              .formatted(here.version(), here.commit(), here.made(), run.rounds()));
      line(
          run.contenders().stream()
              .skip(1)
              .map(c -> "%s %s".formatted(c.title(), c.version()))
              .collect(Collectors.joining("; ", "- ", "")));
    }
  }

  /// Whether the machine had other things to do.
  private static String load(Circumstances here) {
    return here.load() < 0
        ? "unknown load"
        : String.format(Locale.ROOT, "load average %.1f before", here.load());
  }

  private static String said(Pass pass) {
    return pass.name().toLowerCase(Locale.ROOT);
  }

  private static String saidThreads(int count) {
    return count == 1 ? "one thread" : count + " threads";
  }
}
