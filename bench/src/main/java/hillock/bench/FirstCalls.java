// SPDX-License-Identifier: Apache-2.0
package hillock.bench;

import hillock.codegen.Kernel;
import hillock.expr.Formula;
import hillock.numerics.Precision;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What a formula that nobody has typed before takes, in a JVM that has seen others.
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 60)
@Measurement(iterations = 25)
public class FirstCalls {
  /// How much slower than its best a kernel may be and count as fast.
  private static final double NEAR = 1.5;

  private static final int CALLS = 20;

  private final float[] small = new float[1000];
  private final float[] large = new float[262_144];
  private int formulas;

  private Kernel next() {
    formulas++;
    String formula = "x * tanh(softplus(" + formulas + " / 16 * x))";
    return Kernel.of(
        Formula.typed(formula, hillock.expr.Scope.EMPTY, Map.of()), Precision.F32);
  }

  /// From the formula to a thousand values.
  @Benchmark
  public float[] firstResult() {
    next().forward(small, small);
    return small;
  }

  /// From the formula to 256 K values.
  @Benchmark
  public float[] firstLargeResult() {
    next().forward(large, large);
    return large;
  }

  /// From the formula until 256 K values take as long as they ever will.
  @Benchmark
  public long peak() {
    Kernel kernel = next();
    long best = Long.MAX_VALUE;
    for (int i = 0; i < CALLS; ) {
      long begin = System.nanoTime();
      kernel.forward(large, large);
      long time = System.nanoTime() - begin;
      i = time < best / NEAR ? 0 : i + 1;
      best = Math.min(best, time);
    }
    return best;
  }
}
