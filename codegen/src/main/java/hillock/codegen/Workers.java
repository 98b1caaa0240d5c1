// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The threads that work on long arrays: whoever calls, and a pool of daemon threads.
///
/// There is one pool in a process, with a thread less than the machine has cores. The caller always
/// works too and never waits for a thread of the pool that has not begun: if the pool is busy with
/// another call, the caller does all of its work itself.
public final class Workers {
  /// Nanoseconds of work for one thread from which on another one is woken; see ADR 0010.
  private static final double WORTH_SHARING = 80_000;

  /// Parts that a thread gets on average, so that a thread held up elsewhere leaves its share to
  /// others.
  private static final int PARTS_PER_THREAD = 4;

  /// Parts end at multiples of this, whatever the number of threads.
  private static final int GRAIN = 4096;

  /// A thread that owns no memory.
  private static final Thread STRANGER = new Thread();

  private static final Workers ALL =
      new Workers(Runtime.getRuntime().availableProcessors(), pool());

  private final int threads;
  private final ExecutorService pool;

  private Workers(int threads, ExecutorService pool) {
    this.threads = threads;
    this.pool = pool;
  }

  /// As many threads as the machine has cores.
  public static Workers all() {
    return ALL;
  }

  /// So many threads at most, the caller included.
  public static Workers atMost(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("at least 1 thread is needed, not " + threads);
    }
    return new Workers(Math.min(threads, ALL.threads), ALL.pool);
  }

  /// Threads on whatever machine, for tests.
  static Workers exactly(int threads) {
    return new Workers(threads, pool(threads));
  }

  private static ExecutorService pool() {
    return pool(Runtime.getRuntime().availableProcessors());
  }

  /// Threads are made when first needed.
  private static ExecutorService pool(int threads) {
    int size = Math.max(1, threads - 1);
    ThreadFactory daemons = Thread.ofPlatform().daemon().name("hillock-worker-", 1).factory();
    return new ThreadPoolExecutor(
        size, size, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), daemons);
  }

  /// Part of an array.
  @FunctionalInterface
  public interface Part {
    /// Works on the elements from one to before another.
    void run(long from, long to);
  }

  /// How many threads work at most, the caller included.
  int threads() {
    return threads;
  }

  /// True if every thread may use the memory; that of a confined arena may be used by one only.
  static boolean mayUse(MemorySegment... memory) {
    return Stream.of(memory).allMatch(m -> m.isAccessibleBy(STRANGER));
  }

  /// True if every thread may use the memory.
  public static boolean mayUse(Rows... all) {
    return Stream.of(all).allMatch(rows -> mayUse(rows.memory()));
  }

  /// True if waking other threads takes less than they save.
  ///
  /// @param nanoseconds how long one thread would need
  public boolean isWorthSharing(double nanoseconds) {
    return threads > 1 && nanoseconds >= WORTH_SHARING;
  }

  /// Works on an array, part by part; returns when all is done.
  ///
  /// Parts begin at multiples of 4096 elements. If one throws, the others are still worked on.
  void shareElements(long length, Part part) {
    long even = length / ((long) threads * PARTS_PER_THREAD);
    share(length, Math.max(1, even / GRAIN) * GRAIN, part);
  }

  /// Works on rows; returns when all is done.
  public void shareRows(long rows, Part part) {
    share(rows, Math.max(1, rows / ((long) threads * PARTS_PER_THREAD)), part);
  }

  /// Works on matrices of equal size, by rows or, if these are few, by columns.
  ///
  /// @param bytes the size of an element
  /// @param part works on parts of all inputs and outputs
  void shareMatrices(
      Rows[] inputs, Rows[] outputs, int bytes, BiConsumer<Rows[], Rows[]> part) {
    long rows = outputs[0].rows();
    if (rows < threads) {
      shareElements(
          outputs[0].columns(),
          (from, to) ->
              part.accept(columns(inputs, from, to, bytes), columns(outputs, from, to, bytes)));
    } else {
      shareRows(
          rows,
          (from, to) -> part.accept(rows(inputs, from, to, bytes), rows(outputs, from, to, bytes)));
    }
  }

  private static Rows[] rows(Rows[] all, long from, long to, int bytes) {
    return Stream.of(all).map(m -> m.rows(from, to - from, bytes)).toArray(Rows[]::new);
  }

  private static Rows[] columns(Rows[] all, long from, long to, int bytes) {
    return Stream.of(all).map(m -> m.columns(from, to - from, bytes)).toArray(Rows[]::new);
  }

  private void share(long length, long step, Part part) {
    Job job = new Job(length, step, part);
    for (int i = 1; i < threads; i++) {
      pool.execute(job);
    }
    job.run();
    job.await();
  }

  /// An array being worked on. Each thread takes the next part until none is left.
  private static final class Job implements Runnable {
    private final long length;
    private final long step;
    private final Part part;
    private final Thread caller = Thread.currentThread();
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong done = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    Job(long length, long step, Part part) {
      this.length = length;
      this.step = step;
      this.part = part;
    }

    @Override
    public void run() {
      for (long from = next.getAndAdd(step); from < length; from = next.getAndAdd(step)) {
        long to = Math.min(from + step, length);
        try {
          part.run(from, to);
        } catch (RuntimeException | Error problem) {
          failure.compareAndSet(null, problem);
        }
        if (done.addAndGet(to - from) == length) {
          LockSupport.unpark(caller);
        }
      }
    }

    void await() {
      while (done.get() < length) {
        LockSupport.park(this);
      }
      switch (failure.get()) {
        case RuntimeException problem -> throw problem;
        case Error problem -> throw problem;
        case null, default -> {
          // All parts are done.
        }
      }
    }
  }
}
