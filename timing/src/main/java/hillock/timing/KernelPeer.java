// SPDX-License-Identifier: Apache-2.0
package hillock.timing;

import hillock.codegen.Kernel;
import hillock.expr.Activation;
import hillock.numerics.Precision;
import hillock.peers.Peer;
import hillock.peers.PeerFunction;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/// Hillock's own kernels as one of the contenders.
final class KernelPeer implements Peer {
  static final String ID = "hillock";

  private final Map<String, Activation> functions;
  private final Map<String, Kernel> kernels = new HashMap<>();
  private final String version;
  private Team team = new Team(1);

  /// @param functions what can be timed, by the names that workloads use
  KernelPeer(Map<String, Activation> functions, String version) {
    this.functions = Map.copyOf(functions);
    this.version = version;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String title() {
    return "Hillock";
  }

  @Override
  public void start(Path folder) {
    // Kernels are made when first used.
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public void threads(int count) {
    team.close();
    team = new Team(count);
  }

  @Override
  public Set<String> functions() {
    return functions.keySet();
  }

  @Override
  public PeerFunction function(String name) {
    Activation activation = functions.get(name);
    if (activation == null) {
      throw new NoSuchElementException("there is no function " + name);
    }
    Kernel kernel =
        kernels.computeIfAbsent(name, _ -> Kernel.of(activation, Precision.F32));
    return new KernelFunction(name, kernel, team);
  }
}
