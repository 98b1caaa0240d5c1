// SPDX-License-Identifier: Apache-2.0
package hillock.peers.onnxruntime;

import ai.onnxruntime.OrtEnvironment;
import hillock.peers.Peer;
import hillock.peers.PeerFunction;
import java.nio.file.Path;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/// ONNX Runtime on the CPU.
public final class OnnxRuntimePeer implements Peer {
  private Map<String, OnnxModel> models = Map.of();
  private int threads = 1;

  @Override
  public String id() {
    return "onnxruntime";
  }

  @Override
  public String title() {
    return "ONNX Runtime";
  }

  @Override
  public void start(Path folder) {
    models = Operators.all();
    OrtEnvironment.getEnvironment();
  }

  @Override
  public String version() {
    return OrtEnvironment.getEnvironment().getVersion();
  }

  @Override
  public void threads(int count) {
    threads = count;
  }

  @Override
  public Set<String> functions() {
    return models.keySet();
  }

  @Override
  public PeerFunction function(String name) {
    OnnxModel model = models.get(name);
    if (model == null) {
      throw new NoSuchElementException("ONNX has no " + name);
    }
    return new OnnxFunction(model, threads);
  }
}
