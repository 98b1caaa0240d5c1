// SPDX-License-Identifier: Apache-2.0
package hillock.catalog;

import java.util.List;

/// A library whose activation functions have names of their own.
///
/// @param name what stands behind the `@`, such as `tensorflow`
/// @param aliases other spellings, such as `tf`
/// @param title what it is called, with the version that was read
public record Framework(String name, List<String> aliases, String title) {
  public Framework {
    aliases = List.copyOf(aliases);
  }

  /// True if the framework goes by that name or alias.
  public boolean isCalled(String other) {
    return name.equals(other) || aliases.contains(other);
  }

  @Override
  public String toString() {
    return name;
  }
}
