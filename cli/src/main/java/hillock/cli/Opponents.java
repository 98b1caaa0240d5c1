// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.codegen.AccuracyLevel;
import hillock.expr.Suggestion;
import hillock.peers.Peer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;

/// Whom `hillock bench` measures Hillock beside.
///
/// Our kernels of other levels of accuracy, memory copy and the loops of the room `bench` are always
/// here; libraries are fetched when someone asks for it.
///
/// @param levels other levels of accuracy of our own kernels
/// @param memoryCopy whether memory copy is among them
/// @param loops those of the loops written by hand that are
/// @param libraries those of the libraries that are
record Opponents(
    Set<AccuracyLevel> levels, boolean memoryCopy, List<Peer> loops, List<Library> libraries) {
  private static final String MEMORY_COPY = "memcpy";

  private static final Map<String, AccuracyLevel> LEVELS =
      Map.of("fast", AccuracyLevel.FAST, "exact", AccuracyLevel.EXACT);

  Opponents {
    levels = Set.copyOf(levels);
    loops = List.copyOf(loops);
    libraries = List.copyOf(libraries);
  }

  /// Finds opponents by their names.
  ///
  /// @throws IllegalArgumentException if a name is unknown, or two of them cannot be in one process
  static Opponents named(List<String> names) {
    Map<String, Peer> loops = new LinkedHashMap<>();
    ServiceLoader.load(Peer.class).forEach(peer -> loops.put(peer.id(), peer));
    List<Peer> chosen = new ArrayList<>();
    List<Library> libraries = new ArrayList<>();
    Set<AccuracyLevel> levels = EnumSet.noneOf(AccuracyLevel.class);
    for (String name : names) {
      AccuracyLevel level = LEVELS.get(name);
      if (level != null) {
        levels.add(level);
      } else if (loops.containsKey(name)) {
        chosen.add(loops.get(name));
      } else if (!name.equals(MEMORY_COPY)) {
        libraries.add(library(name, loops));
      }
    }
    checkClashes(libraries);
    return new Opponents(levels, names.contains(MEMORY_COPY), chosen, libraries);
  }

  private static Library library(String name, Map<String, Peer> loops) {
    TreeSet<String> known = new TreeSet<>(loops.keySet());
    known.add(MEMORY_COPY);
    known.addAll(LEVELS.keySet());
    Library.all().forEach(library -> known.add(library.id()));
    return Library.named(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown opponent '%s'%s; there are %s"
                        .formatted(
                            name, Suggestion.clause(name, known), String.join(", ", known))));
  }

  private static void checkClashes(List<Library> libraries) {
    for (Library one : libraries) {
      for (Library other : libraries) {
        if (one.clashesWith(other)) {
          throw new IllegalArgumentException(
              "%s and %s bring different versions of the same native code; measure beside one after the other"
                  .formatted(one.id(), other.id()));
        }
      }
    }
  }

  /// Starts all that are needed.
  ///
  /// @param mayDownload whether libraries that are not here may be fetched
  /// @throws IllegalArgumentException if one is not here and may not be fetched
  List<Peer> start(boolean mayDownload, PrintWriter err) throws IOException, InterruptedException {
    List<Peer> started = new ArrayList<>(loops);
    for (Peer loop : loops) {
      loop.start(Path.of(""));
    }
    if (libraries.isEmpty()) {
      return started;
    }
    Libraries here = Libraries.here();
    List<Library> missing = libraries.stream().filter(library -> !here.has(library)).toList();
    if (!missing.isEmpty() && !mayDownload) {
      throw new IllegalArgumentException(
          "not here yet: %s; add --download to fetch it"
              .formatted(String.join("; ", missing.stream().map(Library::cost).toList())));
    }
    for (Library library : missing) {
      here.fetch(library, err);
    }
    for (Library library : libraries) {
      started.add(here.load(library));
    }
    return started;
  }
}
