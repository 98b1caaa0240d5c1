// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hillock.catalog.Catalog;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What names mean in frameworks, and commands that take such names.
final class VariantsCommandTest {
  @Test
  void printsATable() {
    Invocation run = Invocation.of("variants", "leaky-relu");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith(
            """
            leaky-relu is taken for leaky-relu(x; alpha = 0.01) = x > 0 ? x : alpha * x
              another function in keras2, keras3, tensorflow
            """)
        .containsPattern("leaky-relu@pytorch +leaky-relu\\(alpha = 0.01\\) +nn.LeakyReLU")
        .containsPattern("leaky-relu@tensorflow +leaky-relu\\(alpha = 0.2\\) +tf.nn.leaky_relu")
        .containsPattern("leaky-relu@jax +leaky-relu\\(alpha = 0.01\\) +jax.nn.leaky_relu.*\n"
            + " +The slope is 1 at 0.");
  }

  @Test
  void printsJson() {
    JsonNode entries = Invocation.of("variants", "gelu", "--json").json();
    assertThat(entries).hasSize(1);
    JsonNode gelu = entries.get(0);
    assertThat(gelu.get("name").asString()).isEqualTo("gelu");
    assertThat(gelu.get("taken").asString()).startsWith("gelu-erf(x) = ");
    assertThat(gelu.get("differsIn")).hasSize(2);
    JsonNode pytorch = gelu.get("variants").get(0);
    assertThat(pytorch.get("name").asString()).isEqualTo("gelu@pytorch");
    assertThat(pytorch.get("framework").asString()).startsWith("PyTorch");
    assertThat(pytorch.get("call").asString()).isEqualTo("nn.GELU(approximate='none')");
    assertThat(pytorch.get("function").asString()).isEqualTo("gelu-erf");
    assertThat(pytorch.get("definition").asString()).startsWith("gelu@pytorch(x) = ");
  }

  @Test
  void printsAllNames() {
    Invocation run = Invocation.of("variants");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains(Catalog.standard().variants().names())
        .contains(
            Catalog.standard().variants().all().stream().map(v -> v.fullName()).toList());
  }

  @Test
  void printsOneFramework() {
    Invocation run = Invocation.of("variants", "--framework", "tf");
    assertThat(run.out()).contains("gelu@tensorflow", "relu@tensorflow").doesNotContain("@jax");
  }

  @Test
  void takesWholeNamesAndAliases() {
    Invocation whole = Invocation.of("variants", "leaky-relu@jax");
    assertThat(whole.out()).isEqualTo(Invocation.of("variants", "leaky-relu").out());
    assertThat(Invocation.of("variants", "logistic").out())
        .startsWith("logistic is taken for sigmoid(x) = ")
        .contains("sigmoid@pytorch");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "variants leaky-rleu | unknown function 'leaky-rleu'; did you mean 'leaky-relu'",
        "variants thlu | no framework is known to have 'thlu'",
        "variants --framework torhc | unknown framework 'torhc'",
        "variants relu --framework torhc | in 'relu@torhc'; did you mean 'torch'?",
        "variants celu --framework djl | 'celu' is not known for DJL",
        "show gelu@tensorflwo | unknown framework 'tensorflwo' in 'gelu@tensorflwo'; did you",
        "eval gleu@jax 1 | unknown function 'gleu' in 'gleu@jax'; did you mean 'gelu'?",
        "plot celu@djl -o celu.svg | 'hillock variants' shows all",
      })
  void saysWhatIsWrong(String line, String message) {
    Invocation run = Invocation.of(Invocation.words(line));
    assertThat(run.exitCode()).isEqualTo(Errors.USAGE);
    assertThat(run.err()).contains(message);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void showSaysWhatANameWasTakenFor() {
    Invocation run = Invocation.of("show", "leaky-relu@tf");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err())
        .isEqualTo(
            "hillock: 'leaky-relu@tf' is tf.nn.leaky_relu(alpha=0.2) of TensorFlow 2, taken"
                + " for leaky-relu@tensorflow(x; alpha = 0.2) = x > 0 ? x : alpha * x\n");
    assertThat(run.out())
        .startsWith("leaky-relu@tensorflow(x; alpha = 0.2) = x > 0 ? x : alpha * x\n")
        .contains("leaky-relu(alpha = 0.2) of the catalog");
  }

  @Test
  void aNameWithSeveralMeaningsSaysSo() {
    assertThat(Invocation.of("eval", "leaky-relu", "--", "-1").err())
        .isEqualTo(
            "hillock: 'leaky-relu' is taken for leaky-relu(x; alpha = 0.01) = x > 0 ? x : alpha"
                + " * x; it is another function in keras2, keras3, tensorflow ('hillock variants"
                + " leaky-relu' shows all)\n");
    assertThat(Invocation.of("eval", "gelu", "1").err())
        .contains("'gelu' is taken for gelu-erf(x) = ", "another function in jax, dl4j");
    assertThat(Invocation.of("eval", "gelu-erf", "1").err()).isEmpty();
    assertThat(Invocation.of("eval", "leaky-relu", "-p", "alpha=0.2", "1").err()).isEmpty();
  }

  /// The slope at a kink comes through the compiler as the framework has it.
  @ParameterizedTest
  @CsvSource({
    "leaky-relu@pytorch, 0, 0.01",
    "leaky-relu@jax, 0, 1",
    "leaky-relu@tf, 0, 0.2",
    "hard-tanh@pytorch, 1, 0",
    "hard-tanh@jax, 1, 1",
    "hard-tanh@jax, -1, 1",
    "selu@pytorch, 0, 1.7580993408473766",
    "selu@tf, 0, 1.0507009873554805",
    "prelu@keras3, 0, 0",
  })
  void kernelsHaveTheSlopesOfTheFramework(String name, String x, double slope) {
    Invocation run = Invocation.of("eval", name, "--derivative", "1", "--", x);
    assertThat(run.exitCode()).as(run.err()).isZero();
    String line = run.out().lines().toList().getLast();
    assertThat(Double.parseDouble(line.substring(line.indexOf(',') + 1)))
        .isCloseTo(slope, within(1e-6));
  }

  @Test
  void variantsOfOneNameAreToldApart() {
    FunctionOptions options = new FunctionOptions();
    List<String> names =
        options.subjects(List.of("leaky-relu", "leaky-relu@tf", "leaky-relu@jax")).stream()
            .map(Subject::name)
            .toList();
    assertThat(names).containsExactly("leaky-relu", "leaky-relu@tensorflow", "leaky-relu@jax");
  }

  @Test
  void aParameterOfAVariantCanBeChanged() {
    Subject subject = new FunctionOptions().subject("leaky-relu@jax");
    assertThat(subject.function().parameter("alpha")).isPresent();
    assertThat(Invocation.of("eval", "leaky-relu@jax", "-p", "alpha=0.5", "--", "-1").out())
        .contains("-0.5");
  }
}
