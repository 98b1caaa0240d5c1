// SPDX-License-Identifier: Apache-2.0
package hillock.peers.torch;

import hillock.peers.Peer;
import hillock.peers.PeerFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;

/// PyTorch on the CPU.
public final class TorchPeer implements Peer {
  private Map<String, TorchFunction> functions = Map.of();

  @Override
  public String id() {
    return "torch";
  }

  @Override
  public String title() {
    return "PyTorch";
  }

  @Override
  public void start(Path folder) {
    System.setProperty("org.bytedeco.javacpp.cachedir", folder.toString());
    functions = TorchFunctions.all();
  }

  @Override
  public String version() {
    try {
      String artifact = Loader.getVersion("org.bytedeco", "pytorch");
      return "%s, %s".formatted(artifact, torch.get_cpu_capability().getString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void threads(int count) {
    torch.set_num_threads(count);
  }

  @Override
  public Set<String> functions() {
    return functions.keySet();
  }

  @Override
  public PeerFunction function(String name) {
    TorchFunction function = functions.get(name);
    if (function == null) {
      throw new NoSuchElementException("PyTorch has no " + name);
    }
    return function;
  }
}
