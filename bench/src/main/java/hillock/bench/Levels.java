// SPDX-License-Identifier: Apache-2.0
package hillock.bench;

import hillock.catalog.Catalog;
import hillock.codegen.AccuracyLevel;
import hillock.codegen.Kernel;
import hillock.numerics.Philox;
import hillock.numerics.Precision;
import java.util.Arrays;
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

/// What accuracy costs: kernels of every level, on one thread (ADR 0013).
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class Levels {
  @Param({"sigmoid", "tanh", "silu", "mish", "gelu-erf", "elu"})
  String function = "sigmoid";

  @Param({"FAST", "ACCURATE", "EXACT"})
  AccuracyLevel level = AccuracyLevel.ACCURATE;

  @Param({"4096"})
  int n = 4096;

  private Kernel kernel = Kernel.of(Catalog.standard().find("sigmoid"), Precision.F32);
  private float[] x = {};
  private float[] y = {};
  private float[] ones = {};

  @Setup
  public void setUp() {
    kernel = Kernel.of(Catalog.standard().find(function), Precision.F32, level).withThreads(1);
    x = new float[n];
    y = new float[n];
    ones = new float[n];
    Arrays.fill(ones, 1);
    new Philox(1).fillNormal(x, 0, n, 0);
  }

  @Benchmark
  public float[] forward() {
    kernel.forward(x, y);
    return y;
  }

  @Benchmark
  public float[] backward() {
    kernel.backward(x, ones, y);
    return y;
  }
}
