// SPDX-License-Identifier: Apache-2.0
package hillock.bench;

import hillock.catalog.Catalog;
import hillock.codegen.Kernel;
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

/// Whole arrays of floats through a kernel: forward, backward, and both in one pass.
///
/// Inputs are normal with standard deviation 2, the same in every fork. Buffers of equal length would
/// lie at equal offsets within a page and get in each other's way; they are made a little longer,
/// each by another amount.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 9, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class Kernels {
  @Param({"relu", "sigmoid", "tanh", "gelu-erf", "mish", "softplus", "elu"})
  String function = "relu";

  @Param({"4096", "262144", "16777216"})
  int n = 4096;

  private Kernel kernel = Kernel.of(Catalog.standard().find("relu"), Precision.F32);
  private float[] x = {};
  private float[] y = {};
  private float[] dy = {};
  private float[] slope = {};

  @Setup
  public void setUp() {
    kernel = Kernel.of(Catalog.standard().find(function), Precision.F32);
    x = new float[n];
    y = new float[n];
    dy = new float[n];
    slope = new float[n];
    Philox random = new Philox(1);
    random.fillNormal(x, 0, n, 0);
    random.fillNormal(dy, 0, n, n);
    for (int i = 0; i < n; i++) {
      x[i] *= 2;
    }
  }

  @Benchmark
  public float[] forward() {
    kernel.forward(x, y);
    return y;
  }

  @Benchmark
  public float[] backward() {
    kernel.backward(x, dy, slope);
    return slope;
  }

  @Benchmark
  public float[] fused() {
    kernel.valueAndSlope(x, y, slope);
    return slope;
  }

  /// The loop that people write in Java.
  @Benchmark
  public float[] scalarLoop() {
    ScalarLoops.forward(function, x, y);
    return y;
  }

  /// What moving the bytes alone costs.
  @Benchmark
  public float[] memoryCopy() {
    System.arraycopy(x, 0, y, 0, n);
    return y;
  }
}
