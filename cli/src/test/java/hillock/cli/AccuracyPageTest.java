// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.catalog.Catalog;
import hillock.testkit.GoldenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `docs/accuracy.md`, and the results that it is made from.
final class AccuracyPageTest {
  private static final Path RESULTS = Path.of("..", "docs", "accuracy.jsonl");

  @TempDir private Path folder;

  @Test
  void thePageIsFresh() throws IOException {
    String page = AccuracyPage.of(Catalog.standard(), AccuracyFile.read(RESULTS).rows());
    new GoldenFile(Path.of("..", "docs", "accuracy.md")).check(page);
  }

  @Test
  void whatIsKnownIsNotMeasuredAgain() throws IOException {
    String file = folder.resolve("results.jsonl").toString();
    List<String> command =
        List.of("verify", "hard-tanh", "--stride", "65537", "--results", file);
    Invocation first = Invocation.of(command);
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out().lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("hard-tanh") && line.contains(" ulps, "));
    String kept = Files.readString(folder.resolve("results.jsonl"));
    assertThat(kept.lines()).hasSize(2);
    Invocation again = Invocation.of(command);
    assertThat(again.exitCode()).isZero();
    assertThat(again.out()).isEmpty();
    assertThat(folder.resolve("results.jsonl")).hasContent(kept);
  }

  @Test
  void aKernelThatHasChangedIsMeasuredAgain() throws IOException {
    Path file = folder.resolve("results.jsonl");
    List<String> command =
        List.of("verify", "relu", "--stride", "65537", "--results", file.toString());
    Invocation.of(command);
    String kept = Files.readString(file);
    Files.writeString(file, kept.replaceAll("\"fingerprint\":\"[0-9a-f]+\"", "\"fingerprint\":\"\""));
    Invocation again = Invocation.of(command);
    assertThat(again.out().lines()).hasSize(2);
    List<String> fingerprints =
        AccuracyFile.read(file).rows().stream().map(AccuracyRow::fingerprint).toList();
    assertThat(fingerprints).hasSize(2).allMatch(f -> f.matches("[0-9a-f]{8}"));
  }

  @Test
  void rowsAreReadAsTheyWereWritten() throws IOException {
    Path file = folder.resolve("results.jsonl");
    Invocation.of("verify", "mish", "--stride", "65537", "--results", file.toString());
    List<AccuracyRow> rows = List.copyOf(AccuracyFile.read(file).rows());
    assertThat(rows).extracting(AccuracyRow::derivative).containsExactly(0, 1);
    String page = AccuracyPage.of(Catalog.standard(), rows);
    assertThat(page)
        .contains("1 of the ")
        .contains("| mish | " + VerificationText.ulps(rows.getFirst().maxUlps()) + " | ")
        .contains("1 of 65,537")
        .contains("Other libraries are not measured yet.");
    assertThat(Json.read(Json.line(rows.getLast()), AccuracyRow.class)).isEqualTo(rows.getLast());
  }

  @Test
  void badFilesAreRefusedAndKept() throws IOException {
    Path file = Files.writeString(folder.resolve("results.jsonl"), "{\"function\": 3}\n");
    Invocation run = Invocation.of("verify", "relu", "--results", file.toString());
    assertThat(run.exitCode()).isEqualTo(Errors.USAGE);
    assertThat(run.err()).contains("results.jsonl:1 is no result of a verification");
    assertThat(file).hasContent("{\"function\": 3}\n");
  }
}
