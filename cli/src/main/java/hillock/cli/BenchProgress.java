// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.timing.Race;
import hillock.timing.Sizes;
import hillock.timing.Workload;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/// Says what is being timed, with the time left.
///
/// On a terminal that is one line that changes; elsewhere a line now and then.
final class BenchProgress implements Race.Listener, AutoCloseable {
  private static final long BETWEEN_LINES = 30_000_000_000L;

  private final PrintWriter err;
  private final Terminal terminal;
  private final LongSupplier clock;
  private final long start;
  private long last;
  private boolean isLineOpen;

  BenchProgress(PrintWriter err, Terminal terminal, LongSupplier clock) {
    this.err = err;
    this.terminal = terminal;
    this.clock = clock;
    this.start = clock.getAsLong();
    this.last = start;
  }

  @Override
  public void begins(Workload workload, double done) {
    long now = clock.getAsLong();
    String text =
        "timing %s, %s, %s floats, %d thread%s%s"
            .formatted(
                workload.function(),
                workload.pass().name().toLowerCase(Locale.ROOT),
                Sizes.said(workload.n()),
                workload.threads(),
                workload.threads() == 1 ? "" : "s",
                left(now, done));
    if (terminal.isInteractive()) {
      err.print("\r\033[K" + text.substring(0, Math.min(text.length(), terminal.width() - 1)));
      err.flush();
      isLineOpen = true;
    } else if (now - last >= BETWEEN_LINES) {
      err.println(text);
      last = now;
    }
  }

  private String left(long now, double done) {
    if (done == 0) {
      return "";
    }
    double nanos = (now - start) * (1 - done) / done;
    return ", about %s left".formatted(Progress.text(Duration.ofNanos((long) nanos)));
  }

  /// Removes the line that changes.
  @Override
  public void close() {
    if (isLineOpen) {
      err.print("\r\033[K");
      err.flush();
      isLineOpen = false;
    }
  }
}
