// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.verify.Histogram;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// `hillock verify`.
final class VerifyCommandTest {
  private static final String STRIDE = "65537";

  private static Invocation verify(String... arguments) {
    List<String> all = new ArrayList<>(List.of("verify"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--stride", STRIDE));
    return Invocation.of(all);
  }

  @Test
  void peopleGetTheWorstInputs() {
    Invocation run = verify("sigmoid");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith("sigmoid, one of 65,537 floats: ")
        .contains("Largest error   ", "ulps up to", "Worst inputs", "At the ends of the format:")
        .containsPattern("inf +1\\.0 +1 +0\\.000")
        .containsPattern("nan +nan +nan +0\\.000")
        .contains("NaN gives NaN for 256 of 256 NaNs.")
        .contains("Certain: ");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void zerosOfADerivativeAreToldApart() {
    Invocation run = verify("mish", "--derivative", "1");
    assertThat(run.out())
        .startsWith("the derivative of mish, ")
        .containsPattern("ulps away from zeros")
        .containsPattern("2\\^-2[0-9.]+ of its largest magnitude, 1\\.08[0-9]*, near them");
  }

  @Test
  void programsGetEverything() {
    JsonNode json = verify("softsign", "--json").json();
    assertThat(json.get("function").asString()).isEqualTo("softsign");
    assertThat(json.get("precision").asString()).isEqualTo("f32");
    assertThat(json.get("isExhaustive").asBoolean()).isFalse();
    assertThat(json.get("isComplete").asBoolean()).isTrue();
    assertThat(json.get("worst")).hasSize(10);
    assertThat(json.get("special")).hasSize(13);
    double worst = json.get("worst").get(0).get("ulps").asDouble();
    assertThat(json.get("maxUlps").asDouble()).isGreaterThanOrEqualTo(worst);
    long counted = 0;
    assertThat(json.get("histogram")).hasSize(Histogram.BOUNDS.size());
    for (JsonNode bin : json.get("histogram")) {
      counted += bin.get("inputs").asLong();
    }
    assertThat(counted).isEqualTo(json.get("inputs").asLong()).isGreaterThan(60_000);
  }

  @Test
  void parametersAreTaken() {
    Invocation run = verify("elu", "-p", "alpha=0.5");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("elu(alpha=0.5), ").containsPattern("-inf +-0\\.5 +-0\\.5 ");
  }

  @Test
  void randomFunctionsAreVerifiedInTheirDeterministicForm() {
    Invocation run = verify("rrelu");
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  @Test
  void doublesAreSearched() {
    Invocation run = Invocation.of("verify", "relu", "--precision", "f64");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith("relu, doubles at hard points and around the worst of them: ")
        .contains("Largest error   0.000 ulps", "All errors are certain");
  }

  @Test
  void whereThereIsNoValueItIsSaid() {
    Invocation run = verify("sqrt(x)");
    assertThat(run.out()).containsPattern("At [0-9,]+ inputs there is no exact value");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          verify swiglu                          | swiglu has 2 inputs; only functions of one input
          verify sigmoid --stride 4096           | --stride is an odd number, such as 4093, not 4096
          verify sigmoid --stride 0              | --stride is an odd number
          verify sigmoid --stride many           | --stride
          verify sigmoid --stride 3 --exhaustive | leave --stride out
          verify sigmoid --derivative -1         | the order of a derivative is 0 to 12
          verify sigmoid --derivative 13         | the order of a derivative is 0 to 12
          verify sigmiod                         | did you mean 'sigmoid'
          verify x+*2                            | formula:1:3
          verify elu -p beta=2                   | elu has no parameter 'beta'
          verify                                 | give a FUNCTION, or --all
          verify relu --all                      | give a FUNCTION, or --all
          verify --all                           | --results FILE
          verify relu --results x --json         | leave --derivative, --precision and --json out
          verify x*2 --results x                 | --results keeps functions of the catalog
          verify elu -p alpha=2 --results x      | with parameters at their defaults
          verify relu --precision f64 --stride 3 | doubles are too many
          verify relu --by torch                 | --by needs --results FILE
          verify relu --results x --by memcpy    | a memory copy computes nothing
          verify relu --results x --by torhc     | did you mean 'torch'
          verify relu --precision f16            | f16
          """)
  void mistakesAreExplained(String command, String message) {
    Invocation run = Invocation.of(Invocation.words(command));
    assertThat(run.exitCode()).isEqualTo(Errors.USAGE);
    assertThat(run.err()).contains(message);
    assertThat(run.out()).isEmpty();
  }
}
