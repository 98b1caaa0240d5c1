// SPDX-License-Identifier: Apache-2.0
package hillock.peers.djl;

import ai.djl.engine.Engine;
import ai.djl.nn.Activation;
import hillock.peers.Peer;
import hillock.peers.PeerFunction;
import java.nio.file.Path;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;

/// DJL on the CPU; its number of threads is settled when it starts.
public final class DjlPeer implements Peer {
  private static final float LEAK = 0.01f;

  private final Map<String, DjlFunction> functions = new TreeMap<>();
  private boolean isOnOneThread = true;

  @Override
  public String id() {
    return "djl";
  }

  @Override
  public String title() {
    return "DJL";
  }

  /// Without `offline` DJL asks the network where it is.
  @Override
  public void start(Path folder) {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("DJL_CACHE_DIR", folder.toString());
    System.setProperty("ENGINE_CACHE_DIR", folder.toString());
    System.setProperty("ai.djl.pytorch.num_threads", "1");
    Engine.getEngine("PyTorch");
    add("relu", "Activation.relu(x)", Activation::relu);
    add("relu6", "Activation.relu6(x)", Activation::relu6);
    add("sigmoid", "Activation.sigmoid(x)", Activation::sigmoid);
    add("tanh", "Activation.tanh(x)", Activation::tanh);
    add("softplus", "Activation.softPlus(x)", Activation::softPlus);
    add("softsign", "Activation.softSign(x)", Activation::softSign);
    add("leaky-relu", "Activation.leakyRelu(x, 0.01)", x -> Activation.leakyRelu(x, LEAK));
    add("elu", "Activation.elu(x, 1)", x -> Activation.elu(x, 1));
    add("selu", "Activation.selu(x)", Activation::selu);
    add("gelu-erf", "Activation.gelu(x)", Activation::gelu);
    add("silu", "Activation.swish(x, 1)", x -> Activation.swish(x, 1));
    add("mish", "Activation.mish(x)", Activation::mish);
  }

  private void add(String name, String written, DjlFunction.Value value) {
    functions.put(name, new DjlFunction(written, value));
  }

  @Override
  public String version() {
    return "%s, PyTorch %s"
        .formatted(Engine.getDjlVersion(), Engine.getEngine("PyTorch").getVersion());
  }

  @Override
  public void threads(int count) {
    isOnOneThread = count == 1;
  }

  @Override
  public Set<String> functions() {
    return isOnOneThread ? functions.keySet() : Set.of();
  }

  @Override
  public PeerFunction function(String name) {
    DjlFunction function = functions.get(name);
    if (function == null) {
      throw new NoSuchElementException("DJL has no " + name);
    }
    return function;
  }
}
