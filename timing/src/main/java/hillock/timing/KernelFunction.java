// SPDX-License-Identifier: Apache-2.0
package hillock.timing;

import hillock.codegen.Kernel;
import hillock.codegen.KernelPlan.Kind;
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
/// dy = 1.
final class KernelFunction implements PeerFunction {
  private final String name;
  private final Kernel kernel;
  private final Team team;

  KernelFunction(String name, Kernel kernel, Team team) {
    this.name = name;
    this.kernel = kernel;
    this.team = team;
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
        case BACKWARD ->
            Calls.of(work(Kind.BACKWARD, List.of(x, dy), List.of(dx)), this::copySlope);
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
                    () -> dx.copyFrom(dy),
                    work(Kind.BACKWARD, List.of(x, dx), List.of(dx)),
                    this::copySlope));
        case BOTH -> Optional.empty();
      };
    }

    private void copyValue(float[] toY, float[] toDx) {
      y.copyTo(toY);
    }

    private void copySlope(float[] toY, float[] toDx) {
      dx.copyTo(toDx);
    }

    /// A program on whole arrays, shared among the team.
    private Runnable work(Kind kind, List<HeapFloats> from, List<HeapFloats> to) {
      CompiledProgram program = kernel.compiled(kind);
      double[] parameters = kernel.plan().parameters(kind, kernel.learned());
      float[][] inputs = HeapFloats.arrays(from);
      float[][] outputs = HeapFloats.arrays(to);
      int n = x.length();
      if (team.isSingle()) {
        int[] fromOffsets = HeapFloats.offsets(from, 0);
        int[] toOffsets = HeapFloats.offsets(to, 0);
        return () -> program.run(inputs, fromOffsets, outputs, toOffsets, n, parameters);
      }
      return () ->
          team.run(
              n,
              (start, length) ->
                  program.run(
                      inputs,
                      HeapFloats.offsets(from, start),
                      outputs,
                      HeapFloats.offsets(to, start),
                      length,
                      parameters));
    }

    @Override
    public void close() {
      // Arrays need no closing.
    }
  }
}
