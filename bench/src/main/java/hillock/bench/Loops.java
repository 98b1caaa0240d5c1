// SPDX-License-Identifier: Apache-2.0
package hillock.bench;

import hillock.peers.Peer;
import hillock.peers.PeerFunction;
import java.nio.file.Path;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/// Loops written by hand as a peer; on more than one thread it has none.
abstract class Loops implements Peer {
  private final Map<String, Loop> loops;
  private boolean isAlone = true;

  Loops(Map<String, Loop> loops) {
    this.loops = loops;
  }

  @Override
  public void start(Path folder) {
    // Nothing to load.
  }

  @Override
  public void threads(int count) {
    isAlone = count == 1;
  }

  @Override
  public Set<String> functions() {
    return isAlone ? loops.keySet() : Set.of();
  }

  @Override
  public PeerFunction function(String name) {
    Loop loop = loops.get(name);
    if (loop == null) {
      throw new NoSuchElementException("nobody has written " + name + " by hand");
    }
    return loop;
  }
}
