// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.peers.Pass;
import hillock.timing.Workload;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class BenchProgressTest {
  private static final Workload WORKLOAD = new Workload("mish", Pass.BACKWARD, false, 4096, 2);
  private static final long SECOND = 1_000_000_000;

  private final StringWriter err = new StringWriter();
  private final long[] now = {0};

  private BenchProgress progress(boolean isTerminal) {
    return new BenchProgress(
        new PrintWriter(err, true), new Terminal(isTerminal, false, 80), () -> now[0]);
  }

  @Test
  void aTerminalHasOneLineWithTheTimeLeft() {
    try (BenchProgress progress = progress(true)) {
      progress.begins(WORKLOAD, 0);
      assertThat(err.toString()).isEqualTo("\r\033[Ktiming mish, backward, 4K floats, 2 threads");
      now[0] = 10 * SECOND;
      progress.begins(WORKLOAD, 0.25);
      assertThat(err.toString()).endsWith("2 threads, about 30 s left");
    }
    assertThat(err.toString()).endsWith("\r\033[K").doesNotContain("\n");
  }

  @Test
  void elsewhereALineIsSaidNowAndThen() {
    try (BenchProgress progress = progress(false)) {
      progress.begins(WORKLOAD, 0);
      now[0] = 40 * SECOND;
      progress.begins(WORKLOAD, 0.5);
      now[0] = 50 * SECOND;
      progress.begins(WORKLOAD, 0.6);
    }
    assertThat(err.toString().lines())
        .containsExactly("timing mish, backward, 4K floats, 2 threads, about 40 s left");
  }
}
