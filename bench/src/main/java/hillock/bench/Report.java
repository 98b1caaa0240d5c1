// SPDX-License-Identifier: Apache-2.0
package hillock.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Runs the benchmarks and prints nanoseconds per element as a Markdown table.
///
/// Takes JMH's options, for example `-p n=262144 -p function=mish,relu`; a pattern such as
/// `InliningCliff` runs another benchmark instead.
public final class Report {
  private static final List<String> COLUMNS =
      List.of("forward", "backward", "fused", "scalarLoop", "memoryCopy");

  private Report() {}

  public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
    CommandLineOptions given = new CommandLineOptions(arguments);
    boolean isKernels = given.getIncludes().isEmpty();
    OptionsBuilder options = new OptionsBuilder();
    options.parent(given);
    if (isKernels) {
      options.include(Kernels.class.getSimpleName() + ".*");
    }
    Collection<RunResult> results = new Runner(options.build()).run();
    if (isKernels) {
      System.out.println();
      table(results).forEach(System.out::println);
    }
  }

  private static List<String> table(Collection<RunResult> results) {
    Map<String, Map<String, Double>> rows = new TreeMap<>();
    for (RunResult result : results) {
      int n = Integer.parseInt(result.getParams().getParam("n"));
      String key = "%8d | %-9s".formatted(n, result.getParams().getParam("function"));
      String benchmark = result.getParams().getBenchmark();
      String column = benchmark.substring(benchmark.lastIndexOf('.') + 1);
      double median = result.getPrimaryResult().getStatistics().getPercentile(50);
      rows.computeIfAbsent(key, k -> new TreeMap<>()).put(column, median / n);
    }
    List<String> lines = new ArrayList<>();
    lines.add("Nanoseconds per element, medians; Java " + Runtime.version());
    lines.add("");
    lines.add("| n | function | " + String.join(" | ", COLUMNS) + " | scalar / forward |");
    lines.add("|---|---|" + "---|".repeat(COLUMNS.size() + 1));
    rows.forEach((key, row) -> lines.add(line(key, row)));
    return lines;
  }

  private static String line(String key, Map<String, Double> row) {
    StringBuilder line = new StringBuilder("| ").append(key);
    for (String column : COLUMNS) {
      Double value = row.get(column);
      line.append(value == null ? " | -" : " | %.3f".formatted(value));
    }
    Double scalar = row.get("scalarLoop");
    Double forward = row.get("forward");
    String ratio = scalar == null || forward == null ? "-" : "%.1f".formatted(scalar / forward);
    return line.append(" | ").append(ratio).append(" |").toString();
  }
}
