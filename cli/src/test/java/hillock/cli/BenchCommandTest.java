// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

final class BenchCommandTest {
  private static final List<String> SHORT =
      List.of("bench", "--sizes", "500", "--rounds", "1", "--passes", "forward");

  @TempDir private Path folder;

  private static Invocation bench(String... arguments) {
    List<String> all = new ArrayList<>(SHORT);
    all.addAll(List.of(arguments));
    return Invocation.of(all);
  }

  @Test
  void everybodyIsTimed() {
    Invocation run = bench("relu", "--against", "memcpy,loop,hand");
    assertThat(run.exitCode()).as(run.err()).isZero();
    List<String> lines = run.out().lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst())
        .containsSubsequence("function", "floats", "hillock", "memcpy", "loop", "hand");
    assertThat(lines.getLast()).startsWith("relu       forward   500      1 ").contains("×");
  }

  @Test
  void formulasAreTimed() {
    Invocation run = bench("x * atan(exp(x))", "--markdown", "--against", "memcpy");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith("| function | pass | floats | threads | hillock | memcpy |\n|---|")
        .contains("| x * atan(exp(x)) | forward | 500 | 1 | ");
  }

  @Test
  void jsonSaysWhereAndWhat() {
    Invocation run = bench("relu", "tanh", "--against", "memcpy", "--json");
    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode one = run.json().get("runs").get(0);
    JsonNode here = one.get("circumstances");
    assertThat(here.get("command").asString()).startsWith("hillock bench --sizes 500");
    assertThat(here.get("processors").asInt()).isPositive();
    assertThat(here.get("made").asString()).matches("\\d{4}-\\d\\d-\\d\\d");
    assertThat(here.propertyNames()).contains("version", "commit", "java", "system", "processor");
    assertThat(one.get("rounds").asInt()).isEqualTo(1);
    assertThat(one.get("contenders").get(0).get("id").asString()).isEqualTo("hillock");
    assertThat(one.get("outcomes")).hasSize(2);
    JsonNode outcome = one.get("outcomes").get(1);
    assertThat(outcome.get("workload").get("function").asString()).isEqualTo("tanh");
    assertThat(outcome.get("workload").get("pass").asString()).isEqualTo("FORWARD");
    assertThat(outcome.get("workload").get("n").asInt()).isEqualTo(500);
    assertThat(outcome.get("workload").get("inPlace").asBoolean()).isFalse();
    JsonNode timing = outcome.get("timings").get(0);
    assertThat(timing.get("contender").asString()).isEqualTo("hillock");
    assertThat(timing.get("destination").asString()).isEqualTo("PREALLOCATED");
    assertThat(timing.get("median").asDouble()).isPositive();
    assertThat(timing.get("quiet").asDouble()).isPositive();
    assertThat(one.get("disagreements")).isEmpty();
    assertThat(one.get("failures")).isEmpty();
  }

  @Test
  void whatIsStoredIsReadAgain() throws IOException {
    Path stored = folder.resolve("results.json");
    Invocation measured = bench("relu", "--against", "memcpy", "--store", stored.toString());
    assertThat(measured.exitCode()).as(measured.err()).isZero();
    Invocation read =
        Invocation.of("bench", "--from", stored.toString(), "--page", folder.toString());
    assertThat(read.exitCode()).as(read.err()).isZero();
    assertThat(read.out()).isEqualTo(measured.out());
    assertThat(folder.resolve("performance.md")).content().contains("# Performance");
    assertThat(folder.resolve("images/performance.svg")).content().startsWith("<svg");
    Path chart = folder.resolve("chart.svg");
    Path copy = folder.resolve("copy.json");
    Invocation twice =
        Invocation.of(
            "bench", "--from", stored + "," + stored, "--chart", chart.toString(), "--store",
            copy.toString());
    assertThat(twice.exitCode()).as(twice.err()).isZero();
    assertThat(chart).content().startsWith("<svg");
    assertThat(Files.readString(copy)).contains(Files.readString(stored).lines().toList().get(5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          relu --sizes 4G            | '4G' is no number of floats; write 1000, 4K or 16M
          relu --sizes 1024M         | arrays have 1 to 256M floats, not 1024M
          relu --threads 0           | the number of threads is 1 to 256, not 0
          relu --rounds 0            | the number of rounds is 1 to 1000, not 0
          relu --passes sideways     | --passes
          relu --against torhc       | unknown opponent 'torhc'; did you mean 'torch'?
          relu --against torch,x     | unknown opponent 'x'
          relu --against torch,djl   | torch and djl bring different versions of the same native code
          rellu                      | unknown function 'rellu'
          swiglu                     | 'swiglu' has more than one input
          relu relu                  | the function relu is there twice
          """)
  void mistakesAreExplained(String arguments, String message) {
    List<String> all = new ArrayList<>(List.of("bench"));
    all.addAll(List.of(arguments.split(" ")));
    Invocation run = Invocation.of(all);
    assertThat(run.exitCode()).isEqualTo(Errors.USAGE);
    assertThat(run.err()).contains(message);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void librariesNeedTheLauncher() {
    Invocation run = bench("relu", "--against", "torch");
    assertThat(run.exitCode()).isEqualTo(Errors.FAILURE);
    assertThat(run.err()).contains("start ./hillock there");
  }

  @Test
  void filesWithSomethingElseAreAFailure() throws IOException {
    Path other = Files.writeString(folder.resolve("other.json"), "{\"runs\": [{\"a\": 1}]}");
    Invocation run = Invocation.of("bench", "--from", other.toString());
    assertThat(run.exitCode()).isEqualTo(Errors.FAILURE);
    assertThat(run.err()).contains("holds no results of 'hillock bench --store'");
    Invocation missing = Invocation.of("bench", "--from", folder.resolve("none").toString());
    assertThat(missing.exitCode()).isEqualTo(Errors.FAILURE);
    assertThat(missing.err()).contains("no such file");
  }
}
