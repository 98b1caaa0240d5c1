// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class CompareCommandTest {
  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /// Runs `hillock compare` on a small network.
  private int compare(String... arguments) {
    List<String> all = new ArrayList<>(List.of("compare"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--epochs", "2", "--hidden", "6", "--out", folder.toString()));
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    PrintWriter output = new PrintWriter(out);
    int exitCode = Main.run(output, new PrintWriter(err, true), all.toArray(String[]::new));
    output.flush();
    return exitCode;
  }

  @Test
  void saysWhatTheDataSupport() {
    assertThat(compare("relu", "x * tanh(x)", "--task", "spirals", "--seeds", "3")).isZero();
    assertThat(out.toString())
        .startsWith("spirals: a network of 2-6-3 units, trained from 3 seeds")
        .contains("test accuracy", "relu", "x * tanh(x)", " ± ", "Report: " + folder)
        .containsAnyOf("better", "No difference can be shown");
    assertThat(folder.resolve("report.html")).content().contains("<h3>x * tanh(x)</h3>");
    assertThat(folder.resolve("trials.jsonl")).content().hasLineCount(6);
  }

  @Test
  void jsonHasTheSameNumbers() {
    assertThat(compare("relu", "tanh", "--task", "spirals", "--seeds", "2", "--json")).isZero();
    JsonNode study = JsonMapper.shared().readTree(out.toString());
    assertThat(study.get("layers").asString()).isEqualTo("2-6-3");
    assertThat(study.get("functions")).hasSize(2);
    JsonNode first = study.get("functions").get(0);
    JsonNode accuracies = first.get("accuracies");
    double mean = (accuracies.get(0).asDouble() + accuracies.get(1).asDouble()) / 2;
    assertThat(first.get("meanAccuracy").asDouble()).isEqualTo(mean);
    assertThat(study.get("conclusions").get("pairs")).hasSize(1);
  }

  @Test
  void theSameCommandGoesOn() throws IOException {
    compare("relu", "--task", "spirals", "--seeds", "1");
    assertThat(compare("relu", "tanh", "--task", "spirals", "--seeds", "2")).isZero();
    assertThat(err.toString()).contains("1 trial is known from before, 3 to go");
    String before = out.toString();
    List<String> trials = Files.readAllLines(folder.resolve("trials.jsonl"));
    assertThat(compare("relu", "tanh", "--task", "spirals", "--seeds", "2")).isZero();
    assertThat(err.toString()).contains("all 4 trials are known from before");
    assertThat(out.toString()).isEqualTo(before);
    assertThat(Files.readAllLines(folder.resolve("trials.jsonl"))).isEqualTo(trials);
  }

  @Test
  void divergenceIsAResult() {
    assertThat(compare("x^3", "--task", "spirals", "--seeds", "1", "--learning-rate", "1e30"))
        .isZero();
    assertThat(err.toString()).contains("x^3 diverged with seed 1: ");
    assertThat(out.toString()).contains("1 of 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          relu --task spiral                | did you mean 'spirals'
          relu --task mnist                 | give their folder with --data DIR
          relu --task spirals --data x      | needs no files; leave --data out
          relu --seeds 0                    | the number of seeds is 1 to 10000, not 0
          relu --seeds many                 | --seeds
          relu relu                         | the function relu is there twice
          rellu                             | unknown function 'rellu'
          swiglu                            | hidden layers need a function of one input
          relu --learning-rate nan          | --learning-rate
          relu --learning-rate -1           | the learning rate
          relu -p beta=2                    | beta
          x+*2                              | x+*2
          """)
  void mistakesAreExplained(String arguments, String message) {
    assertThat(compare(arguments.split(" "))).isEqualTo(Errors.USAGE);
    assertThat(err.toString()).contains(message);
    assertThat(out.toString()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void sizesAreChecked() {
    String out = folder.toString();
    for (List<String> wrong :
        List.of(List.of("--epochs", "0"), List.of("--hidden", "8,0"), List.of("--hidden", "-3"))) {
      List<String> all = new ArrayList<>(List.of("compare", "relu", "--out", out));
      all.addAll(wrong);
      int exitCode =
          Main.run(new PrintWriter(this.out), new PrintWriter(err), all.toArray(String[]::new));
      assertThat(exitCode).as("%s", wrong).isEqualTo(Errors.USAGE);
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void missingFilesAreAFailure() {
    String nowhere = folder.resolve("nowhere").toString();
    assertThat(compare("relu", "--task", "mnist", "--data", nowhere)).isEqualTo(Errors.FAILURE);
    assertThat(err.toString()).contains("there is no folder", "train-images-idx3-ubyte");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void anOutputThatIsNoFolderIsAFailure() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "mine");
    int exitCode =
        Main.run(
            new PrintWriter(out),
            new PrintWriter(err, true),
            "compare", "relu", "--task", "spirals", "--epochs", "1", "--seeds", "1", "--out",
            file.toString());
    assertThat(exitCode).isEqualTo(Errors.FAILURE);
    assertThat(err.toString()).contains(file.toString());
    assertThat(file).hasContent("mine");
  }
}
