// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.codegen.KernelPlan.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// Several functions in one pass over the arrays, with the bits of one after another.
///
/// ```java
/// Pipeline layer = Pipeline.of(bias, mish, scale);
/// layer.run(new float[][] {z, biases, scales}, a);
/// ```
///
/// Each function takes the result of the one before as its first input; its further inputs follow
/// those of the functions before it. Functions that compute in the same precision become one
/// program; others are run one after another on tiles that stay in the nearest cache. The output may
/// be one of the inputs. Learned parameters are those that the kernels have at the time.
public final class Pipeline {
  private final List<Step> steps;
  private final Workers workers;

  /// Some of the functions as one program.
  private record Step(ParallelProgram program, List<Kernel> kernels) {
    double[] parameters() {
      return kernels.stream()
          .flatMapToDouble(k -> DoubleStream.of(k.parameters(Kind.FORWARD)))
          .toArray();
    }
  }

  private Pipeline(List<Step> steps, Workers workers) {
    this.steps = steps;
    this.workers = workers;
  }

  /// The functions in the order in which they are applied, on the threads of the first.
  ///
  /// @throws IllegalArgumentException if their arrays have different formats
  public static Pipeline of(Kernel first, Kernel... others) {
    Workers workers = first.workers();
    Storage storage = first.storage();
    List<Step> steps = new ArrayList<>();
    List<Kernel> together = new ArrayList<>(List.of(first));
    Program program = first.plan().program(Kind.FORWARD);
    for (Kernel next : others) {
      if (next.storage() != storage) {
        throw new IllegalArgumentException(
            "%s works on %s and %s on %s: all must work on the same arrays"
                .formatted(name(first), storage, name(next), next.storage()));
      }
      Program nextProgram = next.plan().program(Kind.FORWARD);
      if (!storage.isConverted() && Composition.isExact(program, nextProgram)) {
        program = Composition.of(program, nextProgram);
        together.add(next);
      } else {
        steps.add(step(program, storage, workers, together));
        program = nextProgram;
        together = new ArrayList<>(List.of(next));
      }
    }
    steps.add(step(program, storage, workers, together));
    return new Pipeline(steps, workers);
  }

  private static String name(Kernel kernel) {
    return kernel.plan().activation().name();
  }

  private static Step step(
      Program program, Storage storage, Workers workers, List<Kernel> kernels) {
    ParallelProgram compiled =
        new ParallelProgram(
            CompiledPrograms.compiled(Kernel.compiler(), program, storage), workers);
    return new Step(compiled, List.copyOf(kernels));
  }

  /// The number of programs that the functions have become.
  public int steps() {
    return steps.size();
  }

  /// Runs all functions on arrays of equal length.
  public void run(float[][] inputs, float[] output) {
    if (steps.size() == 1) {
      Step only = steps.getFirst();
      only.program().run(inputs, new float[][] {output}, only.parameters());
    } else {
      run(Stream.of(inputs).map(Rows::of).toArray(Rows[]::new), Rows.of(output));
    }
  }

  /// Runs all functions on arrays of equal length.
  public void run(double[][] inputs, double[] output) {
    if (steps.size() == 1) {
      Step only = steps.getFirst();
      only.program().run(inputs, new double[][] {output}, only.parameters());
    } else {
      run(Stream.of(inputs).map(Rows::of).toArray(Rows[]::new), Rows.of(output));
    }
  }

  /// Runs all functions on arrays of equal length that hold 16-bit numbers.
  public void run(short[][] inputs, short[] output) {
    run(Stream.of(inputs).map(Rows::of).toArray(Rows[]::new), Rows.of(output));
  }

  /// Runs all functions on matrices of equal size, each with a stride of its own.
  public void run(Rows[] inputs, Rows output) {
    List<double[]> parameters = steps.stream().map(Step::parameters).toList();
    if (steps.size() == 1) {
      steps.getFirst().program().run(inputs, new Rows[] {output}, parameters.getFirst());
    } else {
      new Sequence(steps.stream().map(s -> s.program().sequential()).toList(), parameters)
          .run(workers, inputs, output);
    }
  }
}
