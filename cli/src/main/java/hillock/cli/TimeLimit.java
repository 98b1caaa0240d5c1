// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Bounds the time of work on formulas that anybody may have typed.
///
/// Each part of the work runs to its end, or is given up with a remark that says why. The parts
/// share one span of time, of which each may take half of what is left.
final class TimeLimit {
  private static final long STACK = 64L << 20;

  private final long deadline;
  private final List<String> remarks = new ArrayList<>();

  TimeLimit(Duration span) {
    this.deadline = System.nanoTime() + span.toNanos();
  }

  /// What was given up, and why.
  List<String> remarks() {
    return List.copyOf(remarks);
  }

  /// The result of a part of the work.
  ///
  /// @param part what remarks call it
  /// @return empty if there is a remark instead
  <T> Optional<T> attempt(String part, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(null, task, part, STACK);
    thread.setDaemon(true);
    thread.start();
    long share = Math.max(0, deadline - System.nanoTime()) / 2;
    try {
      return Optional.of(task.get(share, TimeUnit.NANOSECONDS));
    } catch (TimeoutException tooSlow) {
      task.cancel(true);
      return givenUp(
          part, String.format(Locale.ROOT, "not finished within %.1f s", share / 1e9));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return givenUp(part, "interrupted");
    } catch (ExecutionException failed) {
      return givenUp(part, reason(requireNonNull(failed.getCause())));
    }
  }

  /// The result of a part without which nothing can go on.
  ///
  /// @throws IllegalStateException if there is a remark instead
  <T> T require(String part, Callable<T> work) {
    return attempt(part, work)
        .orElseThrow(() -> new IllegalStateException(remarks.getLast()));
  }

  private <T> Optional<T> givenUp(String part, String reason) {
    remarks.add(part + ": " + reason);
    return Optional.empty();
  }

  /// Why work ended early, if the formula may be the cause; other failures are thrown on.
  private static String reason(Throwable failure) {
    return switch (failure) {
      case StackOverflowError _ -> "the formula is nested too deeply";
      case OutOfMemoryError _ -> "the formula takes too much memory";
      case ArithmeticException undefined -> "no value: " + undefined.getMessage();
      case IllegalArgumentException refused -> String.valueOf(refused.getMessage());
      case RuntimeException bug -> throw bug;
      case Error bug -> throw bug;
      default -> throw new IllegalStateException(failure);
    };
  }
}
