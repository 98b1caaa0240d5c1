// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.surveys.Surveys;
import hillock.testkit.GoldenFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// `hillock errata`, and `docs/errata.md`.
final class ErrataTest {
  @Test
  void thePageIsFresh() {
    new GoldenFile(Path.of("..", "docs", "errata.md")).check(ErrataPage.of(Surveys.all()));
  }

  @Test
  void oneIsShownWithItsWitness() {
    Invocation run = Invocation.of("errata", "11");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("11. Survey 1, section 3.1.2: refuted", "f^{'}(x)=-(tanh(x))^2")
        .contains("slope of tanh(x) equals -tanh(x)^2")
        .contains("the left side is 0.419974, the right -0.580026");
  }

  @Test
  void allAreListed() {
    Invocation run = Invocation.of("errata");
    assertThat(run.out().lines()).hasSizeGreaterThan(46);
    for (int number = 1; number <= 46; number++) {
      assertThat(run.out()).containsPattern("(?m)^" + number + " ");
    }
    assertThat(run.out()).doesNotContain("undecided");
  }

  @Test
  void programsGetEverything() {
    JsonNode answer = Invocation.of("errata", "13", "--json").json().get(0);
    assertThat(answer.get("kind").asString()).isEqualTo("refuted");
    assertThat(answer.get("claims").get(0).get("verdict").asString()).isEqualTo("refuted");
    assertThat(answer.get("truths").get(0).get("verdict").asString()).isEqualTo("proved");
  }

  @Test
  void whatIsNotThereIsSaid() {
    Invocation run = Invocation.of("errata", "100");
    assertThat(run.exitCode()).isEqualTo(Errors.USAGE);
    assertThat(run.err()).contains("there is no erratum 100; they are numbered 1 to ");
  }
}
