// SPDX-License-Identifier: Apache-2.0
package hillock.timing;

import hillock.codegen.BackwardForm;
import hillock.codegen.Kernel;
import hillock.codegen.KernelPlan.Kind;
import hillock.codegen.Rows;
import hillock.codegen.TrainingPass;
import hillock.codegen.spi.CompiledProgram;
import hillock.peers.Binding;
import hillock.peers.Call;
import hillock.peers.Calls;
import hillock.peers.Destination;
import hillock.peers.HeapFloats;
import hillock.peers.Pass;
import hillock.peers.PeerFunction;
import java.util.List;
import java.util.Optional;

/// A kernel of ours, called like the functions of peers.
///
/// It writes into arrays that are there, or in place; it never allocates. Both value and slope come
/// from one pass over the array, which gives f'(x) without dy: that is what others compute for
/// dy = 1. Gradients are computed from y, which is there, where that is what the compiler has chosen.
final class KernelFunction implements PeerFunction {
  private final String name;
  private final Kernel kernel;
  private final int threads;

  KernelFunction(String name, Kernel kernel, int threads) {
    this.name = name;
    this.kernel = kernel;
    this.threads = threads;
  }

  @Override
  public String written() {
    return name;
  }

  @Override
  public Binding bind(float[] x, float[] dy) {
    return new Bound(x, dy);
  }

  private final class Bound implements Binding {
    private final HeapFloats x;
    private final HeapFloats dy;
    private final HeapFloats y;
    private final HeapFloats dx;

    Bound(float[] xs, float[] dys) {
      x = HeapFloats.of(xs);
      dy = HeapFloats.copy(dys, 1);
      y = HeapFloats.copy(xs, 2);
      dx = HeapFloats.copy(dys, 3);
    }

    @Override
    public Optional<Call> call(Pass pass, Destination destination) {
      return switch (destination) {
        case PREALLOCATED -> Optional.of(elsewhere(pass));
        case NEW -> Optional.empty();
        case IN_PLACE -> inPlace(pass);
      };
    }

    private Call elsewhere(Pass pass) {
      return switch (pass) {
        case FORWARD -> Calls.of(work(Kind.FORWARD, List.of(x), List.of(y)), this::copyValue);
        case BACKWARD -> Calls.of(backward(dy), this::copySlope);
        case BOTH ->
            Calls.of(
                work(Kind.VALUE_AND_SLOPE, List.of(x), List.of(y, dx)),
                (toY, toDx) -> {
                  y.copyTo(toY);
                  dx.copyTo(toDx);
                });
      };
    }

    private Optional<Call> inPlace(Pass pass) {
      return switch (pass) {
        case FORWARD ->
            Optional.of(
                Calls.of(
                    () -> y.copyFrom(x),
                    work(Kind.FORWARD, List.of(y), List.of(y)),
                    this::copyValue));
        case BACKWARD ->
            Optional.of(
                Calls.of(
                    () -> dx.copyFrom(dy), backward(dx), this::copySlope));
        case BOTH -> Optional.empty();
      };
    }

    private void copyValue(float[] toY, float[] toDx) {
      y.copyTo(toY);
    }

    private void copySlope(float[] toY, float[] toDx) {
      dx.copyTo(toDx);
    }

    /// dx = f'(x)·gradient.
    private Runnable backward(HeapFloats gradient) {
      if (kernel.backwardPlan().form(x.length()) != BackwardForm.FROM_OUTPUT) {
        return work(Kind.BACKWARD, List.of(x, gradient), List.of(dx));
      }
      HeapFloats output = HeapFloats.copy(x.array(), 4);
      work(Kind.FORWARD, List.of(x), List.of(output)).run();
      if (threads == 1) {
        CompiledProgram program = kernel.compiled(BackwardForm.FROM_OUTPUT);
        return run(program, new double[0], List.of(output, gradient), List.of(dx));
      }
      TrainingPass pass = kernel.withThreads(threads).trainingPass();
      pass.forward(rows(List.of(x)), rows(output));
      return () -> pass.backward(rows(gradient), rows(List.of(dx)));
    }

    /// A program on whole arrays.
    private Runnable work(Kind kind, List<HeapFloats> from, List<HeapFloats> to) {
      if (threads == 1) {
        double[] parameters = kernel.plan().parameters(kind, kernel.learned());
        return run(kernel.compiled(kind), parameters, from, to);
      }
      Kernel shared = kernel.withThreads(threads);
      Rows[] inputs = rows(from);
      Rows[] outputs = rows(to);
      return () -> shared.run(kind, inputs, outputs);
    }

    private Runnable run(
        CompiledProgram program, double[] parameters, List<HeapFloats> from, List<HeapFloats> to) {
      float[][] inputs = HeapFloats.arrays(from);
      float[][] outputs = HeapFloats.arrays(to);
      int[] fromOffsets = HeapFloats.offsets(from, 0);
      int[] toOffsets = HeapFloats.offsets(to, 0);
      int n = x.length();
      return () -> program.run(inputs, fromOffsets, outputs, toOffsets, n, parameters);
    }

    private Rows[] rows(List<HeapFloats> all) {
      return all.stream().map(this::rows).toArray(Rows[]::new);
    }

    private Rows rows(HeapFloats floats) {
      int n = floats.length();
      return Rows.of(floats.array(), floats.offset(), 1, n, n);
    }

    @Override
    public void close() {
      // Arrays need no closing.
    }
  }
}
