// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

/// Where the examples of a task come from.
public interface Source {
  /// The place or the generator and its seed, so that someone else can find the same examples.
  String origin();

  /// Reads or makes the examples.
  ///
  /// @throws TaskException if they cannot be had, with what to do
  Split load();
}
