// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every element is worked on once, whoever does it, and nobody waits for ever.
final class WorkersTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void everyElementIsWorkedOnOnce(int threads) {
    Workers workers = Workers.exactly(threads);
    for (int length : new int[] {0, 1, 4095, 4096, 4097, 100_000}) {
      AtomicIntegerArray visits = new AtomicIntegerArray(length);
      workers.shareElements(length, (from, to) -> visit(visits, from, to));
      for (int i = 0; i < length; i++) {
        assertThat(visits.get(i)).as("element %d of %d", i, length).isOne();
      }
    }
  }

  private static void visit(AtomicIntegerArray visits, long from, long to) {
    for (long i = from; i < to; i++) {
      visits.incrementAndGet((int) i);
    }
  }

  /// Two parts that wait for each other end only if two threads work on them.
  @Test
  void threadsWorkAtTheSameTime() throws Exception {
    Workers workers = Workers.exactly(2);
    CountDownLatch both = new CountDownLatch(2);
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    workers.shareRows(
        2,
        (_, _) -> {
          threads.add(Thread.currentThread());
          both.countDown();
          await(both);
        });
    assertThat(threads).hasSize(2).contains(Thread.currentThread());
    threads.remove(Thread.currentThread());
    assertThat(threads).allMatch(Thread::isDaemon);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }

  /// The only thread of the pool is busy; the caller does everything.
  @Test
  void nobodyWaitsForABusyPool() throws Exception {
    Workers workers = Workers.exactly(2);
    Semaphore end = new Semaphore(0);
    CountDownLatch begun = new CountDownLatch(2);
    Thread other =
        Thread.ofPlatform()
            .start(
                () ->
                    workers.shareRows(
                        2,
                        (_, _) -> {
                          begun.countDown();
                          end.acquireUninterruptibly();
                        }));
    begun.await();
    List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
    workers.shareRows(100, (_, _) -> threads.add(Thread.currentThread()));
    assertThat(threads).isNotEmpty().containsOnly(Thread.currentThread());
    end.release(2);
    other.join();
  }

  @Test
  void aFailureReachesTheCallerAfterTheOtherParts() {
    Workers workers = Workers.exactly(3);
    AtomicIntegerArray visits = new AtomicIntegerArray(50_000);
    assertThatThrownBy(
            () ->
                workers.shareElements(
                    50_000,
                    (from, to) -> {
                      visit(visits, from, to);
                      if (from == 8192) {
                        throw new IndexOutOfBoundsException("there");
                      }
                    }))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("there");
    for (int i = 0; i < 50_000; i++) {
      assertThat(visits.get(i)).isOne();
    }
  }

  @Test
  void aThreadThatIsInterruptedStillWaits() {
    Workers workers = Workers.exactly(4);
    AtomicIntegerArray visits = new AtomicIntegerArray(1_000_000);
    Thread.currentThread().interrupt();
    workers.shareElements(1_000_000, (from, to) -> visit(visits, from, to));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(visits.get(999_999)).isOne();
  }

  @Test
  void thereIsAtLeastOneThread() {
    assertThatThrownBy(() -> Workers.atMost(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("at least 1 thread is needed, not 0");
    assertThat(Workers.atMost(1).threads()).isOne();
    assertThat(Workers.atMost(1000).threads()).isEqualTo(Workers.all().threads());
  }

  @Test
  void memoryOfOneThreadIsNotShared() {
    try (Arena confined = Arena.ofConfined();
        Arena shared = Arena.ofShared()) {
      assertThat(Workers.mayUse(confined.allocate(8))).isFalse();
      assertThat(Workers.mayUse(shared.allocate(8))).isTrue();
      assertThat(Workers.mayUse(MemorySegment.ofArray(new float[2]))).isTrue();
    }
  }
}
