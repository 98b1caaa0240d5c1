// SPDX-License-Identifier: Apache-2.0
package hillock.catalog;

import hillock.expr.Activation;
import hillock.expr.Scope;
import hillock.expr.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What the names of functions mean in the frameworks, in the order of their file.
///
/// ```java
/// Variant variant = Catalog.standard().variants().find("leaky-relu@tf").orElseThrow();
/// variant.meaning();    // leaky-relu(alpha = 0.2)
/// variant.activation(); // the function
/// ```
public final class Variants {
  static final Variants NONE = new Variants(List.of(), List.of(), Scope.EMPTY);

  private final List<Framework> frameworks;
  private final List<Variant> all;
  private final Scope functions;

  /// @param functions the functions of which these are variants
  Variants(List<Framework> frameworks, List<Variant> all, Scope functions) {
    this.frameworks = List.copyOf(frameworks);
    this.all = List.copyOf(all);
    this.functions = functions;
  }

  /// All frameworks.
  public List<Framework> frameworks() {
    return frameworks;
  }

  /// All variants.
  public List<Variant> all() {
    return all;
  }

  /// The framework of that name or alias.
  public Optional<Framework> framework(String name) {
    return frameworks.stream().filter(f -> f.isCalled(name)).findFirst();
  }

  /// The variant of a name such as `leaky-relu@tf`; both sides of the `@` may be aliases.
  public Optional<Variant> find(String name) {
    int at = name.indexOf('@');
    return at < 0
        ? Optional.empty()
        : framework(name.substring(at + 1)).flatMap(f -> find(name.substring(0, at), f));
  }

  private Optional<Variant> find(String name, Framework framework) {
    return of(name).stream().filter(v -> v.framework().equals(framework)).findFirst();
  }

  /// What a name means in the frameworks that have it. The name may be an alias of the catalog:
  /// `logistic` is what `sigmoid` is.
  public List<Variant> of(String name) {
    List<Variant> named = named(name);
    return named.isEmpty()
        ? functions.activation(name).map(a -> named(a.name())).orElse(List.of())
        : named;
  }

  private List<Variant> named(String name) {
    return all.stream().filter(v -> v.name().equals(name)).toList();
  }

  /// Those variants of a name whose values differ from what the catalog takes the bare name for.
  public List<Variant> others(String name) {
    Optional<Activation> own = functions.activation(name);
    return of(name).stream().filter(v -> own.isEmpty() || v.differsFrom(own.get())).toList();
  }

  /// The names that have variants, without repetition.
  public Set<String> names() {
    return all.stream().map(Variant::name).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /// Says why there is no variant of a name with an `@`, and what is near.
  public String problem(String name) {
    int at = name.indexOf('@');
    String base = name.substring(0, at);
    String where = name.substring(at + 1);
    Optional<Framework> framework = framework(where);
    if (framework.isEmpty()) {
      return "unknown framework '%s' in '%s'%s (known: %s)"
          .formatted(where, name, Suggestion.clause(where, spellings()), listed(frameworks));
    }
    List<String> elsewhere = of(base).stream().map(Variant::fullName).toList();
    if (!elsewhere.isEmpty()) {
      return "'%s' is not known for %s; known: %s"
          .formatted(base, framework.get().title(), listed(elsewhere));
    }
    return functions.activation(base).isPresent()
        ? "no framework is known to have '%s'; without '@%s' it is the catalog's"
            .formatted(base, where)
        : "unknown function '%s' in '%s'%s".formatted(base, name, Suggestion.clause(base, names()));
  }

  private List<String> spellings() {
    List<String> spellings = new ArrayList<>();
    for (Framework framework : frameworks) {
      spellings.add(framework.name());
      spellings.addAll(framework.aliases());
    }
    return spellings;
  }

  private static String listed(List<?> things) {
    return things.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
