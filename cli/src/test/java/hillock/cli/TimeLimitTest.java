// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class TimeLimitTest {
  private final TimeLimit limit = new TimeLimit(Duration.ofMinutes(1));

  @Test
  void workThatEndsGivesItsResult() {
    assertThat(limit.attempt("sum", () -> 1 + 1)).hasValue(2);
    assertThat(limit.remarks()).isEmpty();
  }

  @Test
  void workThatDoesNotEndIsGivenUp() {
    TimeLimit brief = new TimeLimit(Duration.ofMillis(200));
    assertThat(brief.attempt("sleep", TimeLimitTest::sleep)).isEmpty();
    assertThat(brief.remarks()).containsExactly("sleep: not finished within 0.1 s");
  }

  @Test
  void whatTheFormulaCausesIsARemark() {
    limit.attempt("value", () -> 1 / Integer.parseInt("0"));
    limit.attempt("depth", () -> depth(0));
    assertThat(limit.remarks())
        .containsExactly(
            "value: no value: / by zero", "depth: the formula is nested too deeply");
  }

  @Test
  void whatHasToBeThereIsAFailure() {
    assertThatThrownBy(() -> limit.require("value", () -> 1 / Integer.parseInt("0")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("value: no value: / by zero");
  }

  @Test
  void bugsAreNotHidden() {
    assertThatThrownBy(
            () ->
                limit.attempt(
                    "bug",
                    () -> {
                      throw new IndexOutOfBoundsException("bug");
                    }))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static int depth(int n) {
    return n < 0 ? 0 : 1 + depth(n + 1);
  }

  private static int sleep() throws InterruptedException {
    Thread.sleep(60_000);
    return 0;
  }
}
