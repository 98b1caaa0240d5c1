// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.peers.Peer;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/// The libraries that are here, in the folders where Maven has built their adapters.
///
/// Each runs in a class loader of its own, since several bring the same classes in different versions.
final class Libraries {
  private static final String HOME = "hillock.home";

  private final Path home;

  /// @param home the folder of the sources
  Libraries(Path home) {
    this.home = home;
  }

  /// Those of the sources that the launcher started from.
  ///
  /// @throws IllegalStateException if it was not the launcher
  static Libraries here() {
    String home = System.getProperty(HOME);
    if (home == null) {
      throw new IllegalStateException(
          "other libraries are found by the launcher of the sources; start ./hillock there");
    }
    return new Libraries(Path.of(home));
  }

  /// True if nothing has to be fetched.
  boolean has(Library library) {
    return Files.exists(complete(library)) && Files.exists(target(library).resolve("adapter.jar"));
  }

  /// Builds the adapter of a library with Maven, which fetches the library.
  ///
  /// @throws IOException with what Maven said, if that fails
  void fetch(Library library, PrintWriter err) throws IOException, InterruptedException {
    err.println("fetching " + library.cost() + " …");
    Path log = Files.createDirectories(state()).resolve(library.id() + ".log");
    Files.deleteIfExists(complete(library));
    Process maven =
        new ProcessBuilder(
                "mvn", "-B", "-Dquick", "-Dmaven.test.skip=true", "-Ppeers",
                "-pl", "peers/" + library.id(), "-am", "package")
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (maven.waitFor() != 0) {
        throw new IOException("Maven could not fetch it; its words are in " + log);
      }
    } finally {
      maven.destroy();
    }
    Files.writeString(complete(library), "");
  }

  /// Loads a library that is here.
  Peer load(Library library) throws IOException {
    List<URL> jars = new ArrayList<>();
    jars.add(target(library).resolve("adapter.jar").toUri().toURL());
    try (Stream<Path> files = Files.list(target(library).resolve("lib"))) {
      for (Path jar : files.sorted().toList()) {
        jars.add(jar.toUri().toURL());
      }
    }
    ClassLoader own =
        new URLClassLoader(library.id(), jars.toArray(URL[]::new), Peer.class.getClassLoader());
    Peer peer =
        ServiceLoader.load(Peer.class, own).stream()
            .filter(provider -> provider.type().getClassLoader() == own)
            .findFirst()
            .orElseThrow(
                () -> new IOException("there is no adapter of " + library.id() + " in " + jars))
            .get();
    Path natives = Files.createDirectories(state().resolve("natives").resolve(library.id()));
    ClassLoader usual = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(own);
    try {
      peer.start(natives);
    } finally {
      Thread.currentThread().setContextClassLoader(usual);
    }
    return peer;
  }

  private Path target(Library library) {
    return home.resolve("peers").resolve(library.id()).resolve("target");
  }

  private Path complete(Library library) {
    return state().resolve(library.id() + ".complete");
  }

  private Path state() {
    return home.resolve(".hillock").resolve("peers");
  }
}
