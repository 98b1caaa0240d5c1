// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.codegen.spi.CompiledProgram;
import hillock.numerics.Philox;
import java.lang.foreign.MemorySegment;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Runs new programs on scratch data in the background, so that the JIT compiler knows them before
/// large arrays come.
///
/// Until then an element takes a hundred times as long. One daemon thread does it, for the programs
/// compiled last; it ends when it has nothing to do.
final class WarmUp {
  /// Calls none of which was faster than those before, after which there is nothing to wait for:
  /// HotSpot asks once in 1024 calls of its first compiler's code whether its best one should take
  /// over.
  private static final int CALLS = 10_000;

  /// Short, because until then every element is slow; but enough turns of the loop to be called hot.
  private static final int LENGTH = 256;

  /// For programs that are slow however they are compiled, on a machine that does much else.
  private static final long MOST_NANOSECONDS = 10_000_000_000L;

  /// Programs that wait; of thousands made at once only the last are warmed up.
  private static final int WAITING = 16;

  private static final Executor THREAD = thread();

  private WarmUp() {}

  private static Executor thread() {
    ThreadFactory daemons = Thread.ofPlatform().daemon().name("hillock-warm-up").factory();
    ThreadPoolExecutor thread =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            daemons,
            new ThreadPoolExecutor.DiscardOldestPolicy());
    thread.allowCoreThreadTimeOut(true);
    return thread;
  }

  /// Begins soon; programs that nobody has any more by then are left out.
  static void begin(CompiledProgram program) {
    WeakReference<CompiledProgram> reference = new WeakReference<>(program);
    THREAD.execute(
        () -> {
          CompiledProgram stillThere = reference.get();
          if (stillThere != null) {
            run(stillThere);
          }
        });
  }

  private static void run(CompiledProgram compiled) {
    Program program = compiled.program();
    double[] parameters = new double[program.parameters()];
    Arrays.fill(parameters, 1);
    int outputs = program.outputs().size();
    switch (compiled.storage()) {
      case BF16, F16 -> onShorts(compiled, program.inputs(), outputs, parameters);
      case F32 -> onFloats(compiled, program.inputs(), outputs, parameters);
      case F64 -> onDoubles(compiled, program.inputs(), outputs, parameters);
    }
  }

  private static void onFloats(
      CompiledProgram program, int inputs, int outputs, double[] parameters) {
    float[][] x = new float[inputs][LENGTH];
    float[][] y = new float[outputs][LENGTH];
    int[] zeros = new int[Math.max(inputs, outputs)];
    for (int k = 0; k < inputs; k++) {
      new Philox(k).fillNormal(x[k], 0, LENGTH, 0);
    }
    call(() -> program.run(x, zeros, y, zeros, LENGTH, parameters));
  }

  private static void onDoubles(
      CompiledProgram program, int inputs, int outputs, double[] parameters) {
    double[][] x = new double[inputs][LENGTH];
    double[][] y = new double[outputs][LENGTH];
    int[] zeros = new int[Math.max(inputs, outputs)];
    for (int k = 0; k < inputs; k++) {
      Arrays.setAll(x[k], i -> (i - LENGTH / 2) / 32.0);
    }
    call(() -> program.run(x, zeros, y, zeros, LENGTH, parameters));
  }

  private static void onShorts(
      CompiledProgram program, int inputs, int outputs, double[] parameters) {
    MemorySegment[] x = new MemorySegment[inputs];
    Arrays.setAll(x, _ -> MemorySegment.ofArray(shorts(program.storage())));
    MemorySegment[] y = new MemorySegment[outputs];
    Arrays.setAll(y, _ -> MemorySegment.ofArray(new short[LENGTH]));
    call(() -> program.run(x, y, LENGTH, parameters));
  }

  private static void call(Runnable program) {
    long begin = System.nanoTime();
    long before = begin;
    long best = Long.MAX_VALUE;
    int sinceFaster = 0;
    while (sinceFaster < CALLS && before - begin < MOST_NANOSECONDS) {
      program.run();
      long now = System.nanoTime();
      boolean isFaster = now - before < 2 * (best / 3);
      sinceFaster = isFaster ? 0 : sinceFaster + 1;
      best = Math.min(best, now - before);
      before = now;
    }
  }

  private static short[] shorts(Storage storage) {
    short[] numbers = new short[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      numbers[i] = storage.encode((i - LENGTH / 2) / 32f);
    }
    return numbers;
  }
}
