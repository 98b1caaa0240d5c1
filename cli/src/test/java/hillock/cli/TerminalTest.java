// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class TerminalTest {
  @Test
  void isWhatTheLauncherSays() {
    assertThat(Terminal.of("out", "", Map.of()).isInteractive()).isFalse();
    assertThat(Terminal.of("out", "err", Map.of()).isInteractive()).isFalse();
    assertThat(Terminal.of("err", "err", Map.of()).isInteractive()).isTrue();
    assertThat(Terminal.of("out", "out,err", Map.of()).isInteractive()).isTrue();
    assertThat(Terminal.of("err", "out,err", Map.of()).isInteractive()).isTrue();
  }

  @Test
  void coloursAreForTerminalsThatHaveThemAndPeopleWhoWantThem() {
    assertThat(Terminal.of("out", "out", Map.of()).colour()).isTrue();
    assertThat(Terminal.of("out", "err", Map.of()).colour()).isFalse();
    assertThat(Terminal.of("out", "out", Map.of("NO_COLOR", "1")).colour()).isFalse();
    assertThat(Terminal.of("out", "out", Map.of("NO_COLOR", "")).colour()).isTrue();
    assertThat(Terminal.of("out", "out", Map.of("TERM", "dumb")).colour()).isFalse();
  }

  @Test
  void theWidthIsBounded() {
    assertThat(width("120")).isEqualTo(120);
    assertThat(width("7")).isEqualTo(40);
    assertThat(width("9999")).isEqualTo(1000);
    assertThat(width("0")).isEqualTo(80);
    assertThat(width("")).isEqualTo(80);
    assertThat(width("-5")).isEqualTo(80);
    assertThat(Terminal.of("out", "out", Map.of()).width()).isEqualTo(80);
  }

  private static int width(String columns) {
    return Terminal.of("out", "out", Map.of("COLUMNS", columns)).width();
  }
}
