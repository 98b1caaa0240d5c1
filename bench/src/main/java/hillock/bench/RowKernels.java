// SPDX-License-Identifier: Apache-2.0
package hillock.bench;

import hillock.layers.RowFunction;
import hillock.layers.RowKernel;
import hillock.numerics.Philox;
import hillock.numerics.Precision;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Functions of rows on one thread (ADR 0014), and softmax written by hand beside them; about 262,144
/// floats in rows of various lengths.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class RowKernels {
  private static final int ELEMENTS = 262_144;

  @Param({"SOFTMAX"})
  RowFunction function = RowFunction.SOFTMAX;

  @Param({"16", "64", "1000", "32000"})
  int columns = 1000;

  private RowKernel kernel = RowKernel.of(RowFunction.SOFTMAX, Precision.F32);
  private float[] x = {};
  private float[] y = {};
  private float[] dx = {};

  @Setup
  public void setUp() {
    kernel = RowKernel.of(function, Precision.F32).withThreads(1);
    int n = ELEMENTS / columns * columns;
    x = new float[n];
    y = new float[n];
    dx = new float[n];
    new Philox(1).fillNormal(x, 0, n, 0);
    kernel.forward(x, y, columns);
  }

  @Benchmark
  public float[] forward() {
    kernel.forward(x, y, columns);
    return y;
  }

  @Benchmark
  public float[] backward() {
    kernel.backward(y, x, dx, columns);
    return dx;
  }

  /// Softmax, whatever the function.
  @Benchmark
  public float[] softmaxByHand() {
    HandWrittenSoftmax.softmax(x, y, columns);
    return y;
  }
}
