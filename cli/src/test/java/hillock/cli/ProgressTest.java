// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProgressTest {
  @ParameterizedTest
  @CsvSource({
    "0, 1 s",
    "59_400, 59 s",
    "59_600, 1 min 0 s",
    "200_000, 3 min 20 s",
    "3_599_400, 59 min 59 s",
    "3_600_000, 1 h 0 min",
    "90_061_000, 25 h 1 min"
  })
  void durationsAreSaidAsPeopleDo(String millis, String said) {
    Duration duration = Duration.ofMillis(Long.parseLong(millis.replace("_", "")));
    assertThat(Progress.text(duration)).isEqualTo(said);
  }
}
