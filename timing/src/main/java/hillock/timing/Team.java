// SPDX-License-Identifier: Apache-2.0
package hillock.timing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Threads that share the elements of an array: this one and some more that wait for work.
final class Team implements AutoCloseable {
  /// Shorter parts are not worth waking a thread for.
  private static final int SHORTEST = 1 << 15;

  private static final int ALIGNMENT = 1 << 10;

  private final int size;
  private final ExecutorService others;

  Team(int size) {
    this.size = size;
    this.others =
        Executors.newFixedThreadPool(
            Math.max(1, size - 1),
            work -> {
              Thread thread = new Thread(work, "team");
              thread.setDaemon(true);
              return thread;
            });
  }

  boolean isSingle() {
    return size == 1;
  }

  /// Work on some of the elements.
  interface Part {
    void run(int from, int length);
  }

  /// Does the work on all elements.
  void run(int n, Part part) {
    int parts = Math.clamp(n / SHORTEST, 1, size);
    if (parts == 1) {
      part.run(0, n);
      return;
    }
    int share = (n / parts + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    List<Future<?>> running = new ArrayList<>();
    for (int i = 1; i < parts; i++) {
      int from = Math.min(n, i * share);
      int length = i == parts - 1 ? n - from : Math.min(share, n - from);
      running.add(others.submit(() -> part.run(from, length)));
    }
    part.run(0, Math.min(share, n));
    running.forEach(Team::await);
  }

  private static void await(Future<?> work) {
    try {
      work.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while timing", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    others.shutdown();
  }
}
