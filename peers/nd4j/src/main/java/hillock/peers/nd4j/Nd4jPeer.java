// SPDX-License-Identifier: Apache-2.0
package hillock.peers.nd4j;

import hillock.peers.Peer;
import hillock.peers.PeerFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.nd4j.linalg.factory.Nd4j;

/// ND4J on the CPU.
public final class Nd4jPeer implements Peer {
  private static final Path PROCESSOR = Path.of("/proc/cpuinfo");
  private static final String EXTENSION = "org.bytedeco.javacpp.platform.extension";
  private static final String AVX2 = "-avx2";

  private Map<String, Nd4jFunction> functions = Map.of();
  private String variant = "";

  @Override
  public String id() {
    return "nd4j";
  }

  @Override
  public String title() {
    return "ND4J";
  }

  @Override
  public void start(Path folder) {
    System.setProperty("org.bytedeco.javacpp.cachedir", folder.toString());
    variant = hasAvx2() ? AVX2 : "";
    System.setProperty(EXTENSION, variant);
    Nd4j.create(1).close();
    System.clearProperty(EXTENSION);
    functions = Nd4jFunctions.all();
  }

  private static boolean hasAvx2() {
    try {
      return Files.exists(PROCESSOR) && Files.readString(PROCESSOR).contains(" avx2 ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String version() {
    return "1.0.0-M2.1, linux-x86_64" + variant;
  }

  @Override
  public void threads(int count) {
    Nd4j.getEnvironment().setMaxThreads(count);
    Nd4j.getEnvironment().setMaxMasterThreads(count);
  }

  @Override
  public Set<String> functions() {
    return functions.keySet();
  }

  @Override
  public PeerFunction function(String name) {
    Nd4jFunction function = functions.get(name);
    if (function == null) {
      throw new NoSuchElementException("ND4J has no " + name);
    }
    return function;
  }
}
