// SPDX-License-Identifier: Apache-2.0
package hillock.timing;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.peers.Destination;
import hillock.peers.Pass;
import hillock.testkit.GoldenFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What is made of results that were not measured but made up.
final class PerformancePageTest {
  private static final List<Results> RUNS = List.of(first(), second());

  private static Results first() {
    List<Outcome> outcomes = new ArrayList<>();
    for (int n : new int[] {4096, 1 << 18}) {
      for (Pass pass : Pass.values()) {
        outcomes.add(outcome("relu", pass, n, 0.08, 0.1));
        outcomes.add(outcome("mish", pass, n, 0.5, 4));
      }
    }
    outcomes.add(
        new Outcome(
            new Workload("mish", Pass.FORWARD, true, 1 << 18, 1),
            List.of(
                new Timing("hillock", Destination.IN_PLACE, 0.4, 0.4),
                new Timing("memcpy", Destination.IN_PLACE, 0.2, 0.2))));
    return new Results(
        new Circumstances(
            "0.1", "c0ffee", "Java 25", "Linux", "Some CPU", 2, 1.5, "2026-01-02", "hillock bench"),
        List.of(
            new Results.Contender("hillock", "Hillock", "0.1"),
            new Results.Contender("fast", "Hillock fast", "0.1"),
            new Results.Contender("exact", "Hillock exact", "0.1"),
            new Results.Contender("memcpy", "memory copy", "System.arraycopy"),
            new Results.Contender("hand", "hand-written", "Vector API, 16 lanes"),
            new Results.Contender("torch", "PyTorch", "2.10.0")),
        15,
        outcomes,
        List.of(),
        List.of(
            new Failure("torch", "mish", Pass.FORWARD, Destination.IN_PLACE, "not enough memory")));
  }

  private static Outcome outcome(String function, Pass pass, int n, double ours, double theirs) {
    return new Outcome(
        new Workload(function, pass, false, n, 1),
        List.of(
            new Timing("hillock", Destination.PREALLOCATED, ours, ours * 0.95),
            new Timing("fast", Destination.PREALLOCATED, ours * 0.5, ours * 0.45),
            new Timing("exact", Destination.PREALLOCATED, ours * 2, ours * 1.9),
            new Timing("memcpy", Destination.PREALLOCATED, 0.07, 0.069),
            new Timing("hand", Destination.PREALLOCATED, ours * 0.98, ours * 0.93),
            new Timing("torch", Destination.PREALLOCATED, theirs, theirs * 0.99),
            new Timing("torch", Destination.NEW, theirs * 2, theirs * 1.9)));
  }

  private static Results second() {
    Outcome outcome =
        new Outcome(
            new Workload("mish", Pass.FORWARD, false, 1 << 18, 1),
            List.of(
                new Timing("hillock", Destination.PREALLOCATED, 0.5, 0.5),
                new Timing("djl", Destination.NEW, 0.1, 0.1)));
    Outcome other =
        new Outcome(
            new Workload("relu", Pass.FORWARD, false, 1 << 18, 1),
            List.of(
                new Timing("hillock", Destination.PREALLOCATED, 0.1, 0.1),
                new Timing("djl", Destination.NEW, 0.09, 0.08)));
    return new Results(
        new Circumstances(
            "0.1", "c0ffee", "Java 25", "Linux", "Some CPU", 2, -1, "2026-01-03", "hillock bench --against djl"),
        List.of(
            new Results.Contender("hillock", "Hillock", "0.1"),
            new Results.Contender("djl", "DJL", "0.35.1")),
        15,
        List.of(outcome, other),
        List.of(
            new Disagreement(
                "djl", "mish", Pass.FORWARD, Destination.NEW, "f", -2, -0.3622, -0.2525)),
        List.of());
  }

  @Test
  void thePageIsWhatItIs() {
    GoldenFile.named("performance.md").check(PerformancePage.of(RUNS));
  }

  @Test
  void theTableIsWhatItIs() {
    String table =
        RUNS.stream()
            .flatMap(run -> ResultTable.rows(run).stream())
            .map(row -> String.join(" | ", row))
            .collect(Collectors.joining("\n", "", "\n"));
    GoldenFile.named("table.txt").check(table);
  }

  @Test
  void whoIsWrongIsNotTheFastest() {
    assertThat(PerformancePage.of(RUNS))
        .contains("| relu | 0.080 | 0.100 PyTorch | 1.25× (1.30×) | 0.100 | 0.090 DJL \\* | **0.90× (0.80×)** |")
        .contains("- djl, mish forward into new arrays: f is -0.3622 at x = -2.0")
        .doesNotContain("0.100 DJL");
  }

  @Test
  void theChartHasARowForEachFunctionAndASeriesForEachPass() {
    String svg = PerformanceChart.of(RUNS);
    assertThat(svg)
        .startsWith("<svg")
        .contains(">relu<", ">mish<", ">forward<", ">backward<", ">both<", "256K floats, 1 thread");
    assertThat(PerformanceChart.of(List.of())).startsWith("<svg");
  }

  @Test
  void otherLevelsOfAccuracyAreComparedToo() {
    assertThat(PerformancePage.of(RUNS))
        .contains("| PyTorch | forward | fast | 6.32× (2.50× to 16.0×, 2 functions) |")
        .contains("## Fast kernels beside the fastest library, one thread")
        .contains("| relu | 0.040 | 0.080 | 0.160 | 0.040 | 0.080 | 0.160 |");
  }

  @Test
  void nothingIsTooLittleForAPage() {
    assertThat(PerformancePage.of(List.of())).startsWith("<!-- SPDX").contains("## In short");
  }
}
