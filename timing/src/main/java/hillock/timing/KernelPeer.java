// SPDX-License-Identifier: Apache-2.0
package hillock.timing;

import hillock.codegen.AccuracyLevel;
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

/// Hillock's own kernels of a level of accuracy as one of the contenders.
final class KernelPeer implements Peer {
  /// The id of those that users get if they ask for nothing else; all others are compared with them.
  static final String ID = id(AccuracyLevel.ACCURATE);

  private final Map<String, Activation> functions;
  private final Map<String, Kernel> kernels = new HashMap<>();
  private final String version;
  private final AccuracyLevel level;
  private int threads = 1;

  /// @param functions what can be timed, by the names that workloads use
  KernelPeer(Map<String, Activation> functions, String version, AccuracyLevel level) {
    this.functions = Map.copyOf(functions);
    this.version = version;
    this.level = level;
  }

  static String id(AccuracyLevel level) {
    return switch (level) {
      case FAST -> "fast";
      case ACCURATE -> "hillock";
      case EXACT -> "exact";
    };
  }

  @Override
  public String id() {
    return id(level);
  }

  @Override
  public String title() {
    return switch (level) {
      case FAST -> "Hillock fast";
      case ACCURATE -> "Hillock";
      case EXACT -> "Hillock exact";
    };
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
    threads = count;
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
        kernels.computeIfAbsent(name, _ -> Kernel.of(activation, Precision.F32, level));
    return new KernelFunction(name, kernel, threads);
  }
}
