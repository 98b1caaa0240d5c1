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

/// Long arrays on one thread and on several (ADR 0010).
///
/// Not in place: applied again and again to its own results, mish ends in subnormal numbers, which are
/// slow.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class SharedArrays {
  @Param({"relu", "mish"})
  String function = "relu";

  @Param({"131072", "262144", "1048576", "16777216"})
  int n = 131_072;

  @Param({"1", "2"})
  int threads = 1;

  private Kernel kernel = Kernel.of(Catalog.standard().find("relu"), Precision.F32);
  private float[] x = {};
  private float[] y = {};

  @Setup
  public void setUp() {
    kernel = Kernel.of(Catalog.standard().find(function), Precision.F32).withThreads(threads);
    x = new float[n];
    y = new float[n];
    new Philox(1).fillNormal(x, 0, n, 0);
  }

  @Benchmark
  public float[] forward() {
    kernel.forward(x, y);
    return y;
  }
}
