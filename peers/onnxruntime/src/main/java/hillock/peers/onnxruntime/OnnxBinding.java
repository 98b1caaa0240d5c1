// SPDX-License-Identifier: Apache-2.0
package hillock.peers.onnxruntime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import hillock.peers.Binding;
import hillock.peers.Call;
import hillock.peers.Calls;
import hillock.peers.Destination;
import hillock.peers.Pass;
import java.lang.foreign.Arena;
import java.util.Map;
import java.util.Optional;

/// A session of ONNX Runtime with memory for x and y.
final class OnnxBinding implements Binding {
  private final OrtSession session;
  private final Arena arena;
  private final Floats y;
  private final OnnxTensor result;
  private final Map<String, OnnxTensor> from;
  private final Map<String, OnnxTensor> to;

  OnnxBinding(OrtSession session, Arena arena, Floats x, Floats y) {
    this.session = session;
    this.arena = arena;
    this.y = y;
    this.result = OnnxFunction.tensor(y);
    this.from = Map.of("x", OnnxFunction.tensor(x));
    this.to = Map.of("y", result);
  }

  @Override
  public Optional<Call> call(Pass pass, Destination destination) {
    return switch (pass) {
      case FORWARD -> forward(destination);
      case BACKWARD, BOTH -> Optional.empty();
    };
  }

  private Optional<Call> forward(Destination destination) {
    return switch (destination) {
      case PREALLOCATED -> Optional.of(Calls.of(this::fill, (toY, toDx) -> y.copyTo(toY)));
      case NEW -> Optional.of(Calls.of(this::create, this::copyCreated));
      case IN_PLACE -> Optional.empty();
    };
  }

  private void fill() {
    try {
      session.run(from, to).close();
    } catch (OrtException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private void create() {
    try {
      session.run(from).close();
    } catch (OrtException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private void copyCreated(float[] toY, float[] toDx) {
    try (OrtSession.Result created = session.run(from)) {
      ((OnnxTensor) created.get(0)).getFloatBuffer().get(toY);
    } catch (OrtException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
    from.values().forEach(OnnxTensor::close);
    result.close();
    arena.close();
  }
}
