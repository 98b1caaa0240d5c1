// SPDX-License-Identifier: Apache-2.0
package hillock.codegen.spi;

import java.lang.System.Logger.Level;
import java.util.Iterator;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What backends on the class path offer, the best first; looked for once.
///
/// An offer that does not work on this JVM says why in an [UnsupportedOperationException] that its
/// constructor throws; that is logged, once, and the next one is taken.
final class Backends {
  private static final System.Logger LOGGER = System.getLogger("hillock");
  private static final Map<Class<?>, Object> FOUND = new ConcurrentHashMap<>();
  private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

  private Backends() {}

  /// The first offer that works.
  ///
  /// @param what its name for people
  /// @throws IllegalStateException if there is none
  static <T> T first(Class<T> type, String what) {
    return type.cast(FOUND.computeIfAbsent(type, _ -> find(ServiceLoader.load(type), what)));
  }

  private static <T> T find(ServiceLoader<T> offers, String what) {
    Iterator<T> backends = offers.iterator();
    while (backends.hasNext()) {
      try {
        return backends.next();
      } catch (ServiceConfigurationError problem) {
        if (!(problem.getCause() instanceof UnsupportedOperationException reason)) {
          throw problem;
        }
        say(String.valueOf(reason.getMessage()));
      }
    }
    throw new IllegalStateException(
        "no %s found: put the module backend/jvm on the class path".formatted(what));
  }

  private static void say(String reason) {
    if (SAID.add(reason)) {
      LOGGER.log(Level.WARNING, reason);
    }
  }
}
