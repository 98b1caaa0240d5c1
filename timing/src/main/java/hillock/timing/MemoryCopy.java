// SPDX-License-Identifier: Apache-2.0
package hillock.timing;

import hillock.peers.Peer;
import hillock.peers.PeerFunction;
import java.nio.file.Path;
import java.util.Set;

/// The memory copy of the Java runtime as a contender; it takes part whatever the function is.
final class MemoryCopy implements Peer {
  static final String ID = "memcpy";

  private final Set<String> functions;
  private Team team = new Team(1);

  MemoryCopy(Set<String> functions) {
    this.functions = Set.copyOf(functions);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String title() {
    return "memory copy";
  }

  @Override
  public void start(Path folder) {
    // Nothing to load.
  }

  @Override
  public String version() {
    return "System.arraycopy";
  }

  @Override
  public void threads(int count) {
    team.close();
    team = new Team(count);
  }

  @Override
  public Set<String> functions() {
    return functions;
  }

  @Override
  public PeerFunction function(String name) {
    return new MemoryCopyFunction(team);
  }
}
