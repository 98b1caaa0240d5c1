// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

/// Where the examples of a task come from.
public interface Source {
  /// The place or the generator and its seed, so that someone else can find the same examples.
  String origin();

  /// Whether the examples are in files that someone has to have.
  boolean needsFiles();

  /// Reads or makes the examples.
  ///
  /// @throws TaskException if they cannot be had, with what to do
  Split load();
}
