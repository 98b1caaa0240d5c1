// SPDX-License-Identifier: Apache-2.0
package hillock.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The habits of the repository.
class FilesTest {
  private static final int MAX_LINES = 430;
  private static final int MAX_LINE_LENGTH = 120;

  private static final Set<String> LICENSED = Set.of("java", "act", "rules", "xml", "bib", "md");
  private static final Pattern SOURCE_KEYS = Pattern.compile("(?m)^\\s+source\\s+(.+)$");
  private static final Pattern BIB_KEY = Pattern.compile("(?m)^@\\w+\\{([^,]+),");
  private static final Pattern SNIPPET_KEY = Pattern.compile("@source\\s+(\\w+)");

  @Test
  void everyFileSaysItsLicence() {
    TreeSet<String> missing = new TreeSet<>();
    int looked = 0;
    for (Path file : House.files()) {
      String name = file.getFileName().toString();
      boolean isGolden = House.name(file).contains("/src/test/resources/");
      boolean isFixture = House.name(file).contains("/src/test/formulas/");
      if (!isGolden && !isFixture && LICENSED.contains(name.substring(name.lastIndexOf('.') + 1))) {
        looked++;
        String head = House.read(file).lines().limit(3).reduce("", String::concat);
        if (!head.contains("SPDX-License-Identifier: Apache-2.0")) {
          missing.add(House.name(file));
        }
      }
    }
    assertThat(looked).isGreaterThan(150);
    assertThat(missing).isEmpty();
  }

  @Test
  void filesCanBeReadLikeAPage() {
    TreeSet<String> tooLong = new TreeSet<>();
    for (Path file : House.mainSources()) {
      List<String> lines = House.read(file).lines().toList();
      if (lines.size() > MAX_LINES) {
        tooLong.add(House.name(file) + ": " + lines.size() + " lines");
      }
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).length() > MAX_LINE_LENGTH) {
          tooLong.add(House.name(file) + ":" + (i + 1) + " is " + lines.get(i).length() + " wide");
        }
      }
    }
    assertThat(tooLong).isEmpty();
  }

  @Test
  void everyPackageIsExplained() {
    TreeSet<String> missing = new TreeSet<>();
    for (Path file : House.mainSources()) {
      Path explanation = file.resolveSibling("package-info.java");
      if (!explanation.toFile().exists() || !House.read(explanation).contains("@NullMarked")) {
        missing.add(House.name(explanation));
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everySourceIsInTheBibliography() {
    Set<String> known = new TreeSet<>();
    Matcher entries = BIB_KEY.matcher(House.read(House.ROOT.resolve("docs/references.bib")));
    while (entries.find()) {
      known.add(entries.group(1));
    }
    TreeSet<String> used = new TreeSet<>();
    for (Path file : House.files()) {
      if (file.toString().endsWith(".act") && file.toString().contains("/src/main/")) {
        Matcher sources = SOURCE_KEYS.matcher(House.read(file));
        while (sources.find()) {
          used.addAll(List.of(sources.group(1).strip().split("[,\\s]+")));
        }
      }
      if (file.toString().endsWith(".java")) {
        Matcher sources = SNIPPET_KEY.matcher(House.read(file));
        while (sources.find()) {
          used.add(sources.group(1));
        }
      }
    }
    assertThat(used).hasSizeGreaterThan(20);
    used.removeAll(known);
    assertThat(used).as("keys missing from docs/references.bib").isEmpty();
  }

  @Test
  void nothingIsLeftToDo() {
    Pattern leftover = Pattern.compile("\\b(TODO|FIXME|XXX|HACK)\\b");
    TreeSet<String> found = new TreeSet<>();
    for (Path file : House.files()) {
      boolean isSource = file.toString().matches(".*\\.(java|act|rules|md)");
      boolean isThis = file.getFileName().toString().equals("FilesTest.java");
      if (isSource && !isThis && leftover.matcher(House.read(file)).find()) {
        found.add(House.name(file));
      }
    }
    assertThat(found).isEmpty();
  }
}
