// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hillock.perceptron.Epoch;
import hillock.perceptron.Histogram;
import hillock.perceptron.LayerStatistics;
import hillock.perceptron.Moments;
import hillock.perceptron.Score;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrialLogTest {
  @TempDir private Path folder;

  private static Outcome outcome(String key) {
    LayerStatistics layer =
        new LayerStatistics(
            new Moments(Double.NaN, Double.POSITIVE_INFINITY),
            new Moments(0.1, 1e-300),
            new Histogram(Float.NEGATIVE_INFINITY, 3, List.of(1, 2, 3)),
            new Histogram(-1, 1, List.of(0)),
            0.25,
            1,
            0,
            Double.MIN_VALUE,
            1 / 3.0,
            List.of(Float.NaN, 0.1f));
    Score score = new Score(0.1 + 0.2, OptionalDouble.of(0.9));
    return new Outcome(
        key,
        "x < 0 ? \"é\" : 1",
        Long.MAX_VALUE,
        "",
        new Score(Double.NaN, OptionalDouble.empty()),
        1.5,
        List.of(layer),
        List.of(new Epoch(1, score, score, List.of(layer, layer))));
  }

  private Path file() {
    return folder.resolve(TrialLog.FILE);
  }

  private void write(String... keys) throws IOException {
    try (TrialLog log = TrialLog.open(folder)) {
      for (String key : keys) {
        log.add(outcome(key));
      }
    }
  }

  @Test
  void outcomesComeBackToTheBit() throws IOException {
    write("a", "b");
    try (TrialLog log = TrialLog.open(folder)) {
      assertThat(log.find("a")).contains(outcome("a"));
      assertThat(log.find("b")).contains(outcome("b"));
      assertThat(log.find("c")).isEmpty();
      assertThat(log.size()).isEqualTo(2);
    }
  }

  @Test
  void whereverWritingIsCutOffFinishedLinesStay() throws IOException {
    write("a");
    byte[] one = Files.readAllBytes(file());
    write("b");
    byte[] two = Files.readAllBytes(file());
    for (int length = one.length; length < two.length; length += 97) {
      Files.write(file(), Arrays.copyOf(two, length));
      try (TrialLog log = TrialLog.open(folder)) {
        assertThat(log.find("a")).contains(outcome("a"));
        assertThat(log.find("b")).isEmpty();
        log.add(outcome("b"));
      }
      assertThat(Files.readAllBytes(file())).isEqualTo(two);
    }
  }

  @Test
  void aDamagedLineIsNamed() throws IOException {
    write("a", "b");
    List<String> lines = Files.readAllLines(file());
    for (String damaged : List.of("{", "{\"key\": 3}", "nonsense", "[]", "\0\0\0")) {
      Files.write(file(), List.of(lines.get(0), damaged, lines.get(1)));
      assertThatExceptionOfType(IOException.class)
          .as(damaged)
          .isThrownBy(() -> TrialLog.open(folder))
          .withMessageStartingWith("line 2 of " + file() + " is damaged")
          .withMessageContaining("remove that line");
      assertThat(Files.readAllLines(file())).hasSize(3);
    }
  }

  @Test
  void twoCannotWriteAtATime() throws IOException {
    try (TrialLog log = TrialLog.open(folder)) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> TrialLog.open(folder))
          .withMessageContaining("is in use by another process");
      log.add(outcome("a"));
    }
    write("b");
    assertThat(Files.readAllLines(file())).hasSize(2);
  }

  @Test
  void blankLinesDoNoHarm() throws IOException {
    write("a");
    Files.writeString(file(), "\n \n", StandardOpenOption.APPEND);
    write("b");
    try (TrialLog log = TrialLog.open(folder)) {
      assertThat(log.size()).isEqualTo(2);
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsAnError() throws IOException {
    Path plain = Files.writeString(folder.resolve("plain"), "");
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> TrialLog.open(plain));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> TrialLog.open(plain.resolve("below")));
  }
}
