// SPDX-License-Identifier: Apache-2.0
package hillock.catalog;

import static java.util.Objects.requireNonNull;

import hillock.expr.Activation;
import hillock.expr.Formula;
import hillock.expr.FormulaException;
import hillock.expr.Limits;
import hillock.expr.Operator;
import hillock.expr.Scope;
import hillock.expr.Source;
import hillock.expr.Suggestion;
import hillock.operators.Operators;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Named activation functions, in the order of their files.
///
/// ```java
/// Activation mish = Catalog.standard().find("mish");
/// Activation theirs = Catalog.standard().find("leaky-relu@tensorflow");
/// Catalog mine = Catalog.standard().with(Path.of("mine.act"));
/// ```
public final class Catalog implements Scope {
  private static final List<String> FILES =
      List.of(
          "prelude.act",
          "s-shaped.act",
          "rectifiers.act",
          "noisy.act",
          "smooth.act",
          "self-gated.act",
          "shrinks.act",
          "learned.act",
          "oscillating.act",
          "search-space.act",
          "searched.act",
          "gates.act");

  /// The file of small functions that formulas are written with.
  private static final String PRELUDE = FILES.getFirst();

  private static final Pattern COMMENT =
      Pattern.compile("^# (?!SPDX)([^.:\n]+)", Pattern.MULTILINE);

  private static final String VARIANTS = "variants.txt";

  private final Map<String, Activation> byName;
  private final Map<String, String> files;
  private final Map<String, String> families;
  private final Variants variants;

  private Catalog(
      Map<String, Activation> byName,
      Map<String, String> files,
      Map<String, String> families,
      Variants variants) {
    this.byName = byName;
    this.files = files;
    this.families = families;
    this.variants = variants;
  }

  /// The functions of the project.
  public static Catalog standard() {
    return Standard.CATALOG;
  }

  /// This catalog and the definitions of a file, which may call its functions.
  ///
  /// @throws FormulaException if the file is not a file of definitions, or defines a name that the
  ///     catalog has
  /// @throws UncheckedIOException if the file cannot be read
  public Catalog with(Path file) {
    return with(read(file));
  }

  /// This catalog and further definitions, which may call its functions.
  public Catalog with(Source source) {
    Map<String, Activation> extended = new LinkedHashMap<>(byName);
    Map<String, String> origins = new LinkedHashMap<>(files);
    for (Activation activation : Formula.file(source, this)) {
      for (String name : namesOf(activation)) {
        Optional<Activation> other = activation(name);
        if (other.isPresent()) {
          throw new FormulaException(
              source,
              Math.max(0, source.text().indexOf(activation.name() + "(")),
              activation.name().length(),
              "'%s' is already the name of %s in %s; choose another"
                  .formatted(name, other.get().header(), fileOf(other.get())));
        }
      }
      extended.put(activation.name(), activation);
      origins.put(activation.name(), source.name());
    }
    Map<String, String> subjects = new LinkedHashMap<>(families);
    subjects.put(source.name(), subject(source));
    return new Catalog(extended, origins, subjects, variants);
  }

  /// The first sentence of the first comment that is no licence; the name of the file without one.
  private static String subject(Source source) {
    Matcher comment = COMMENT.matcher(source.text());
    return comment.find() ? comment.group(1) : source.name();
  }

  /// All functions in order, without the small ones that formulas are written with.
  public List<Activation> activations() {
    return byName.values().stream().filter(a -> !PRELUDE.equals(files.get(a.name()))).toList();
  }

  /// The family of a function: what its file is about, by the file's first comment.
  public String family(Activation activation) {
    String name =
        variants.find(activation.name()).map(v -> v.function().name()).orElse(activation.name());
    return requireNonNull(families.get(requireNonNull(files.get(name))));
  }

  /// What names such as `leaky-relu@tensorflow` mean.
  public Variants variants() {
    return variants;
  }

  /// The function of that name or alias, or the variant: `gelu@jax`.
  ///
  /// @throws NoSuchElementException if there is none, naming the nearest
  public Activation find(String name) {
    return activation(name)
        .orElseThrow(
            () ->
                new NoSuchElementException(
                    name.contains("@")
                        ? variants.problem(name)
                        : "unknown function '%s'%s"
                            .formatted(name, Suggestion.clause(name, names()))));
  }

  @Override
  public Optional<Activation> activation(String name) {
    Activation exact = byName.get(name);
    return exact != null
        ? Optional.of(exact)
        : byName.values().stream()
            .filter(a -> a.aliases().contains(name))
            .findFirst()
            .or(() -> variants.find(name).map(Variant::activation));
  }

  @Override
  public Collection<String> names() {
    return byName.values().stream().flatMap(a -> namesOf(a).stream()).toList();
  }

  @Override
  public List<Operator> operators() {
    return Operators.STANDARD;
  }

  private String fileOf(Activation activation) {
    return files.getOrDefault(activation.name(), VARIANTS);
  }

  private static List<String> namesOf(Activation activation) {
    List<String> names = new ArrayList<>(List.of(activation.name()));
    names.addAll(activation.aliases());
    return names;
  }

  private static Source read(Path file) {
    String name = String.valueOf(file.getFileName());
    try {
      if (Files.size(file) > 4L * Limits.FILE_LENGTH) {
        throw new FormulaException(
            new Source(name, ""), 0, 1, "a file has at most " + Limits.FILE_LENGTH + " characters");
      }
      return new Source(name, Files.readString(file));
    } catch (CharacterCodingException notText) {
      throw new FormulaException(new Source(name, ""), 0, 1, "the file is not UTF-8 text");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Read once, when first needed.
  private static final class Standard {
    static final Catalog CATALOG = load();

    private static Catalog load() {
      Catalog catalog = new Catalog(Map.of(), Map.of(), Map.of(), Variants.NONE);
      for (String file : FILES) {
        catalog = catalog.with(resource(file));
      }
      Variants variants = VariantsParser.parse(resource(VARIANTS), catalog);
      return new Catalog(catalog.byName, catalog.files, catalog.families, variants);
    }

    private static Source resource(String file) {
      try (InputStream stream = Catalog.class.getResourceAsStream(file)) {
        if (stream == null) {
          throw new IllegalStateException("missing resource " + file);
        }
        return new Source(file, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
