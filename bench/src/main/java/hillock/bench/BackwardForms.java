// SPDX-License-Identifier: Apache-2.0
package hillock.bench;

import hillock.catalog.Catalog;
import hillock.codegen.AccuracyLevel;
import hillock.codegen.BackwardForm;
import hillock.codegen.BackwardPlan.Candidate;
import hillock.codegen.Kernel;
import hillock.codegen.spi.CompiledProgram;
import hillock.numerics.Philox;
import hillock.numerics.Precision;
import java.util.Arrays;
import java.util.Optional;
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

/// Forward and backward passes in every form, on one thread: what the costs of ADR 0015 are fitted to.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class BackwardForms {
  @Param({"sigmoid", "tanh", "elu", "selu", "mish", "relu"})
  String function = "sigmoid";

  @Param({"FAST", "ACCURATE"})
  AccuracyLevel level = AccuracyLevel.ACCURATE;

  @Param({"FROM_INPUT", "FROM_OUTPUT", "FROM_SLOPE"})
  BackwardForm form = BackwardForm.FROM_INPUT;

  @Param({"4096", "262144", "16777216"})
  int n = 4096;

  private Optional<CompiledProgram> forward = Optional.empty();
  private Optional<CompiledProgram> backward = Optional.empty();
  private float[][] x = {};
  private float[][] values = {};
  private float[][] saved = {};
  private float[][] dx = {};

  /// A form that is not exact enough is not timed.
  @Setup
  public void setUp() {
    Kernel kernel = Kernel.of(Catalog.standard().find(function), Precision.F32, level);
    Candidate candidate =
        kernel
            .backwardPlan()
            .candidate(form)
            .orElseThrow(() -> new IllegalStateException(form + " is not exact enough"));
    forward = Optional.of(Kernel.compiler().compile(candidate.forward()));
    backward = Optional.of(Kernel.compiler().compile(candidate.backward()));
    x = new float[1][n];
    new Philox(1).fillNormal(x[0], 0, n, 0);
    values = new float[candidate.forward().outputs().size()][n];
    float[] dy = new float[n];
    Arrays.fill(dy, 1);
    float[] kept =
        switch (form) {
          case FROM_INPUT -> x[0];
          case FROM_OUTPUT -> values[0];
          case FROM_SLOPE -> values[1];
        };
    saved = new float[][] {kept, dy};
    dx = new float[1][n];
  }

  @Benchmark
  public float[][] forward() {
    run(forward.orElseThrow(), x, values);
    return values;
  }

  @Benchmark
  public float[][] backward() {
    run(backward.orElseThrow(), saved, dx);
    return dx;
  }

  private void run(CompiledProgram program, float[][] inputs, float[][] outputs) {
    double[] parameters = new double[program.program().parameters()];
    program.run(
        inputs, new int[inputs.length], outputs, new int[outputs.length], n, parameters);
  }
}
