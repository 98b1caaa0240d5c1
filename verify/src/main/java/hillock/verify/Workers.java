// SPDX-License-Identifier: Apache-2.0
package hillock.verify;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// A fixed number of threads, by default one for each core.
///
/// Results come in the order of their tasks, whoever worked on them.
public final class Workers implements AutoCloseable {
  /// Formulas may be deep.
  private static final long STACK = 64L << 20;

  private final ExecutorService threads;
  private final int count;

  /// @param count how many threads work
  public Workers(int count) {
    this.count = count;
    this.threads =
        Executors.newFixedThreadPool(
            count,
            work -> {
              Thread thread = new Thread(null, work, "verify", STACK);
              thread.setDaemon(true);
              return thread;
            });
  }

  /// As many threads as the machine has cores.
  public static Workers ofThisMachine() {
    return new Workers(Runtime.getRuntime().availableProcessors());
  }

  /// How many threads work.
  int count() {
    return count;
  }

  /// The results of the same work on several things, in their order.
  <T, R> List<R> map(List<T> things, Function<T, R> work) {
    List<Future<R>> running =
        things.stream().map(thing -> threads.submit(() -> work.apply(thing))).toList();
    List<R> results = new ArrayList<>();
    try {
      for (Future<R> one : running) {
        results.add(one.get());
      }
      return results;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw (CancellationException) new CancellationException("interrupted").initCause(stopped);
    } catch (ExecutionException failed) {
      throw rethrown(requireNonNull(failed.getCause()));
    } finally {
      running.forEach(one -> one.cancel(true));
    }
  }

  private static RuntimeException rethrown(Throwable failure) {
    return switch (failure) {
      case RuntimeException own -> own;
      case Error own -> throw own;
      default -> new IllegalStateException(failure);
    };
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
