// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.verify.Watch;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Says how far a verification is, with the time left, and ends it early when the process is ended.
///
/// On Ctrl-C the process lives on until what was found so far is printed, but not for long.
final class Interruptible extends Watch implements AutoCloseable {
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final long BETWEEN_CHANGES = NANOS_PER_SECOND / 5;
  private static final long BETWEEN_LINES = 30 * NANOS_PER_SECOND;
  private static final int PATIENCE_IN_SECONDS = 20;

  private final PrintWriter err;
  private final Terminal terminal = Terminal.err();
  private final CountDownLatch isPrinted = new CountDownLatch(1);
  private final Thread farewell = new Thread(this::interrupted);
  private String what = "";
  private long start = System.nanoTime();
  private long last = start;
  private boolean isLineOpen;

  Interruptible(PrintWriter err) {
    this.err = err;
    Runtime.getRuntime().addShutdownHook(farewell);
  }

  /// Says what is verified from now on.
  synchronized void begin(String name) {
    what = name + ": ";
    start = System.nanoTime();
    last = start;
  }

  @Override
  public synchronized void done(long inputs, long of) {
    long now = System.nanoTime();
    long between = terminal.isInteractive() ? BETWEEN_CHANGES : BETWEEN_LINES;
    if (now - last < between || inputs == of || isStopped()) {
      return;
    }
    last = now;
    double nanos = (now - start) * (double) (of - inputs) / inputs;
    String left = Progress.text(Duration.ofNanos((long) nanos));
    String text =
        "%s%d %% of %,d inputs, about %s left".formatted(what, 100 * inputs / of, of, left);
    if (terminal.isInteractive()) {
      err.print("\r\033[K" + text.substring(0, Math.min(text.length(), terminal.width() - 1)));
      err.flush();
      isLineOpen = true;
    } else {
      err.println(text);
    }
  }

  private void interrupted() {
    stop();
    clear();
    err.println("stopping, with what was found so far");
    try {
      if (!isPrinted.await(PATIENCE_IN_SECONDS, TimeUnit.SECONDS)) {
        err.println("stopped");
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  /// Removes the line that changes.
  synchronized void clear() {
    if (isLineOpen) {
      err.print("\r\033[K");
      err.flush();
      isLineOpen = false;
    }
  }

  /// To be called when all is printed.
  @Override
  public void close() {
    clear();
    isPrinted.countDown();
    if (!isStopped()) {
      Runtime.getRuntime().removeShutdownHook(farewell);
    }
  }
}
