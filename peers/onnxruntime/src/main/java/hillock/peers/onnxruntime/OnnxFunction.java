// SPDX-License-Identifier: Apache-2.0
package hillock.peers.onnxruntime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import hillock.peers.Binding;
import hillock.peers.PeerFunction;
import java.lang.foreign.Arena;

/// A model that ONNX Runtime runs.
///
/// @param threads how many it may use
record OnnxFunction(OnnxModel model, int threads) implements PeerFunction {
  @Override
  public String written() {
    return model.written();
  }

  @Override
  public Binding bind(float[] x, float[] dy) {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      OrtSession session = environment.createSession(model.toBytes(x.length), options);
      Arena arena = Arena.ofShared();
      return new OnnxBinding(session, arena, Floats.copy(arena, x, 0), Floats.copy(arena, x, 2));
    } catch (OrtException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /// A tensor that shares memory outside the heap.
  static OnnxTensor tensor(Floats floats) {
    try {
      return OnnxTensor.createTensor(
          OrtEnvironment.getEnvironment(), floats.buffer(), new long[] {floats.length()});
    } catch (OrtException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }
}
