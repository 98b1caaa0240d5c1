// SPDX-License-Identifier: Apache-2.0
package hillock.bench;

import hillock.catalog.Catalog;
import hillock.codegen.Kernel;
import hillock.codegen.KernelPlan.Kind;
import hillock.codegen.Rows;
import hillock.codegen.Storage;
import hillock.numerics.Philox;
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

/// Kernels on arrays of every format, on one thread (ADR 0011).
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class ShortNumbers {
  @Param({"relu", "mish"})
  String function = "relu";

  @Param({"BF16", "F16", "F32"})
  Storage storage = Storage.BF16;

  @Param({"262144"})
  int n = 262_144;

  private Kernel kernel = Kernel.of(Catalog.standard().find("relu"), Storage.BF16);
  private Rows[] x = {};
  private Rows[] y = {};

  @Setup
  public void setUp() {
    kernel = Kernel.of(Catalog.standard().find(function), storage).withThreads(1);
    float[] numbers = new float[n];
    new Philox(1).fillNormal(numbers, 0, n, 0);
    x = new Rows[] {rows(numbers)};
    y = new Rows[] {rows(numbers)};
  }

  private Rows rows(float[] numbers) {
    return switch (storage) {
      case BF16, F16 -> {
        short[] shorts = new short[n];
        for (int i = 0; i < n; i++) {
          shorts[i] = storage.encode(numbers[i]);
        }
        yield Rows.of(shorts);
      }
      case F32 -> Rows.of(numbers.clone());
      case F64 -> {
        double[] doubles = new double[n];
        for (int i = 0; i < n; i++) {
          doubles[i] = numbers[i];
        }
        yield Rows.of(doubles);
      }
    };
  }

  @Benchmark
  public Rows[] forward() {
    kernel.run(Kind.FORWARD, x, y);
    return y;
  }
}
