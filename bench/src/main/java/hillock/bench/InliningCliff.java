// SPDX-License-Identifier: Apache-2.0
package hillock.bench;

import hillock.codegen.Kernel;
import hillock.expr.Formula;
import hillock.numerics.Philox;
import hillock.numerics.Precision;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Why the numerics of a kernel is written into its loop and not called (ADR 0002).
///
/// Both compute a sum of eight exponentials. `calls` calls one static method eight times, as a
/// hand-written kernel would; the JIT compiler inlines the first few calls and then stops, and from
/// there on every vector is an object on the heap. `written` is the generated kernel.
@State(org.openjdk.jmh.annotations.Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 7, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class InliningCliff {
  private static final int N = 4096;
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final float MAGIC = 12_582_976f;

  private final float[] x = new float[N];
  private final float[] y = new float[N];
  private final Kernel kernel =
      Kernel.of(
          Formula.typed(
              "sum(k in 1..8: exp(-k * abs(x)))", hillock.expr.Scope.EMPTY, Map.of()),
          Precision.F32);

  public InliningCliff() {
    new Philox(1).fillNormal(x, 0, N, 0);
  }

  @Benchmark
  @OperationsPerInvocation(N)
  public float[] written() {
    kernel.forward(x, y);
    return y;
  }

  @Benchmark
  @OperationsPerInvocation(N)
  public float[] calls() {
    for (int i = 0; i < N; i += SPECIES.length()) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, i).abs().neg();
      FloatVector sum = exp(v).add(exp(v.mul(2))).add(exp(v.mul(3))).add(exp(v.mul(4)));
      sum = sum.add(exp(v.mul(5))).add(exp(v.mul(6))).add(exp(v.mul(7))).add(exp(v.mul(8)));
      sum.intoArray(y, i);
    }
    return y;
  }

  /// e^v for v ≤ 0, in the steps that kernels take.
  private static FloatVector exp(FloatVector v) {
    FloatVector x = v.blend(of(-104.5f), v.compare(VectorOperators.LT, -104.5f));
    FloatVector magic = x.fma(of(0x1.715476p0f), of(MAGIC));
    FloatVector n = magic.sub(MAGIC);
    FloatVector r = n.fma(of(-0x1.62e4p-1f), x);
    r = n.fma(of(-0x1.7f7d1cp-20f), r);
    FloatVector q = of(0x1.6ad004p-10f).fma(r, of(0x1.122be2p-7f));
    q = q.fma(r, of(0x1.555796p-5f)).fma(r, of(0x1.5554aap-3f)).fma(r, of(0x1.fffffep-2f));
    FloatVector p = r.mul(r).fma(q, r).add(1);
    return p.reinterpretAsInts()
        .add(magic.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23))
        .reinterpretAsFloats()
        .mul(0x1p-64f);
  }

  private static FloatVector of(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }
}
