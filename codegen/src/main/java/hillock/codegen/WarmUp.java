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
  /// HotSpot's best compiler looks at methods that have been called some hundred times.
  private static final int CALLS = 1000;

  private static final int LENGTH = 1024;

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
    for (int i = 0; i < CALLS; i++) {
      program.run(x, zeros, y, zeros, LENGTH, parameters);
    }
  }

  private static void onDoubles(
      CompiledProgram program, int inputs, int outputs, double[] parameters) {
    double[][] x = new double[inputs][LENGTH];
    double[][] y = new double[outputs][LENGTH];
    int[] zeros = new int[Math.max(inputs, outputs)];
    for (int k = 0; k < inputs; k++) {
      Arrays.setAll(x[k], i -> (i - LENGTH / 2) / 128.0);
    }
    for (int i = 0; i < CALLS; i++) {
      program.run(x, zeros, y, zeros, LENGTH, parameters);
    }
  }

  private static void onShorts(
      CompiledProgram program, int inputs, int outputs, double[] parameters) {
    MemorySegment[] x = new MemorySegment[inputs];
    Arrays.setAll(x, _ -> MemorySegment.ofArray(shorts(program.storage())));
    MemorySegment[] y = new MemorySegment[outputs];
    Arrays.setAll(y, _ -> MemorySegment.ofArray(new short[LENGTH]));
    for (int i = 0; i < CALLS; i++) {
      program.run(x, y, LENGTH, parameters);
    }
  }

  private static short[] shorts(Storage storage) {
    short[] numbers = new short[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      numbers[i] = storage.encode((i - LENGTH / 2) / 128f);
    }
    return numbers;
  }
}
