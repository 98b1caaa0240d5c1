// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.testkit.GoldenFile;
import hillock.timing.PerformanceChart;
import hillock.timing.PerformancePage;
import hillock.timing.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The page of measured times is made from the results that are stored beside it.
final class PerformanceTest {
  private static final Path DOCS = Path.of("..", "docs");

  private static List<Results> stored() throws IOException {
    return StoredResults.read(List.of(DOCS.resolve("performance.json")));
  }

  @Test
  void thePageIsThatOfTheResults() throws IOException {
    new GoldenFile(DOCS.resolve("performance.md")).check(PerformancePage.of(stored()));
  }

  @Test
  void theChartIsThatOfTheResults() throws IOException {
    new GoldenFile(DOCS.resolve("images/performance.svg")).check(PerformanceChart.of(stored()));
  }

  @Test
  void theResultsSayWhereTheyComeFrom() throws IOException {
    assertThat(stored())
        .isNotEmpty()
        .allSatisfy(
            run -> {
              assertThat(run.circumstances().command()).startsWith("hillock bench ");
              assertThat(run.circumstances().processor()).isNotBlank();
              assertThat(run.circumstances().commit()).matches("[0-9a-f]{7,}");
              assertThat(run.outcomes()).isNotEmpty();
            });
  }

  @Test
  void readingAndStoringChangesNothing() throws IOException {
    List<Results> runs = stored();
    assertThat(StoredResults.text(runs))
        .isEqualTo(Files.readString(DOCS.resolve("performance.json")));
  }
}
