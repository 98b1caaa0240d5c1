// SPDX-License-Identifier: Apache-2.0
package hillock.architecture;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The repository as the tests see it: its classes and its files.
final class House {
  /// The folder of the repository.
  static final Path ROOT = root();

  /// The compiled production classes of all rooms.
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("hillock");

  private House() {}

  /// The production sources of all rooms.
  static List<Path> mainSources() {
    List<Path> sources =
        files().stream()
            .filter(p -> p.toString().endsWith(".java"))
            .filter(p -> p.toString().contains("/src/main/java/"))
            .toList();
    assertThat(sources).hasSizeGreaterThan(80);
    return sources;
  }

  /// All files of the repository but those that are built, downloaded or Git's own.
  static List<Path> files() {
    try (Stream<Path> paths = Files.walk(ROOT)) {
      return paths
          .filter(Files::isRegularFile)
          .filter(p -> isOurs(ROOT.relativize(p)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The file's place in the repository, for messages.
  static String name(Path file) {
    return ROOT.relativize(file).toString();
  }

  private static boolean isOurs(Path relative) {
    for (Path part : relative) {
      String name = part.toString();
      if (name.equals("target") || name.equals(".git") || name.equals(".hillock")) {
        return false;
      }
    }
    return true;
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("hillock")) || !Files.exists(folder.resolve("expr"))) {
      folder = requireNonNull(folder.getParent(), "not inside the repository");
    }
    return folder;
  }
}
