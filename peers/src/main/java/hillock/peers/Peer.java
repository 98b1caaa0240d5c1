// SPDX-License-Identifier: Apache-2.0
package hillock.peers;

import java.nio.file.Path;
import java.util.Set;

/// A library with activation functions of its own.
///
/// Found with [java.util.ServiceLoader]; nothing of the library is loaded before [#start].
public interface Peer {
  /// What people call it on the command line: `torch`.
  String id();

  /// Its name: `PyTorch`.
  String title();

  /// Loads the library. Comes before all that follows, once.
  ///
  /// @param folder where it may unpack native code
  void start(Path folder);

  /// Version and variant of the code that runs: `2.10.0, AVX512`.
  String version();

  /// How many threads each call may use, from functions bound afterwards on.
  void threads(int count);

  /// The functions of the catalog that it has, by the catalog's names; parameters have their
  /// defaults.
  Set<String> functions();

  /// One of its functions.
  ///
  /// @throws java.util.NoSuchElementException if it has none of this name
  PeerFunction function(String name);
}
