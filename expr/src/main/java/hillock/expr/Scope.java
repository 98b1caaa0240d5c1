// SPDX-License-Identifier: Apache-2.0
package hillock.expr;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The named functions and operators that a formula may call.
public interface Scope {
  /// The function of that name or alias, if there is one.
  Optional<Activation> activation(String name);

  /// All names, for suggestions.
  Collection<String> names();

  /// The operators that make functions of functions; none unless the scope brings some.
  default List<Operator> operators() {
    return List.of();
  }

  /// No functions but the primitives.
  Scope EMPTY =
      new Scope() {
        @Override
        public Optional<Activation> activation(String name) {
          return Optional.empty();
        }

        @Override
        public Collection<String> names() {
          return List.of();
        }
      };
}
