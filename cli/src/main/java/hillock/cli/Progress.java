// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.lab.Outcome;
import hillock.lab.Study;
import hillock.lab.Trial;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/// Says how far a study is, with the time left.
///
/// On a terminal that is one line that changes; elsewhere a line now and then.
final class Progress implements Study.Listener {
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final long BETWEEN_CHANGES = NANOS_PER_SECOND / 5;
  private static final long BETWEEN_LINES = 30 * NANOS_PER_SECOND;

  private final PrintWriter err;
  private final Terminal terminal;
  private final int epochsPerTrial;
  private final LongSupplier clock;
  private final long start;
  private long last;
  private int trials;
  private int trialsDone;
  private long epochsDone;
  private boolean isLineOpen;

  /// @param epochsPerTrial epochs of a trial that does not diverge
  Progress(PrintWriter err, Terminal terminal, int epochsPerTrial) {
    this(err, terminal, epochsPerTrial, System::nanoTime);
  }

  Progress(PrintWriter err, Terminal terminal, int epochsPerTrial, LongSupplier clock) {
    this.err = err;
    this.terminal = terminal;
    this.epochsPerTrial = epochsPerTrial;
    this.clock = clock;
    this.start = clock.getAsLong();
    this.last = start;
  }

  @Override
  public synchronized void begun(int toRun, int known) {
    trials = toRun;
    if (known > 0) {
      String trialsKnown = known == 1 ? "1 trial is" : known + " trials are";
      err.println(
          toRun == 0
              ? "all %d trials are known from before".formatted(known)
              : "%s known from before, %d to go".formatted(trialsKnown, toRun));
    }
  }

  @Override
  public synchronized void epochDone(Trial trial, int epoch) {
    epochsDone++;
    show(trial);
  }

  @Override
  public synchronized void trialDone(Trial trial, Outcome outcome) {
    trialsDone++;
    // A trial that diverged has no more epochs to come.
    epochsDone += epochsPerTrial - outcome.epochs().size();
    if (!outcome.completed()) {
      close();
      err.println(
          "%s diverged with seed %d: %s"
              .formatted(trial.candidate().name(), trial.seed(), outcome.divergence()));
    }
    show(trial);
  }

  private void show(Trial trial) {
    long now = clock.getAsLong();
    boolean isDue = now - last >= (terminal.isInteractive() ? BETWEEN_CHANGES : BETWEEN_LINES);
    if (!isDue || trialsDone == trials) {
      return;
    }
    last = now;
    String text =
        "trial %d of %d (%s, seed %d), %s left"
            .formatted(
                trialsDone + 1, trials, trial.candidate().name(), trial.seed(), left(now));
    if (terminal.isInteractive()) {
      err.print("\r\033[K" + text.substring(0, Math.min(text.length(), terminal.width() - 1)));
      err.flush();
      isLineOpen = true;
    } else {
      err.println(text);
    }
  }

  private String left(long now) {
    long total = (long) trials * epochsPerTrial;
    double nanos = (now - start) * (double) (total - epochsDone) / epochsDone;
    return "about " + text(Duration.ofNanos((long) nanos));
  }

  /// A duration as people say it: `40 s`, `3 min 20 s`, `2 h 5 min`.
  static String text(Duration duration) {
    long seconds = Math.max(1, (duration.toMillis() + 500) / 1000);
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return "%d min %d s".formatted(seconds / 60, seconds % 60);
    }
    return String.format(Locale.ROOT, "%d h %d min", seconds / 3600, seconds % 3600 / 60);
  }

  /// Removes the line that changes.
  synchronized void close() {
    if (isLineOpen) {
      err.print("\r\033[K");
      err.flush();
      isLineOpen = false;
    }
  }
}
