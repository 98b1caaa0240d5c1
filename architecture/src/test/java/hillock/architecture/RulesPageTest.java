// SPDX-License-Identifier: Apache-2.0
package hillock.architecture;

import static java.util.Objects.requireNonNull;

import hillock.calculus.Law;
import hillock.calculus.Law.Phase;
import hillock.calculus.Laws;
import hillock.codegen.ExactLaw;
import hillock.testkit.GoldenFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `docs/rules.md` says what the `.rules` files say.
class RulesPageTest {
  private static final Pattern EXACT = Pattern.compile("^([a-z0-9-]+): +(.+)$", Pattern.MULTILINE);

  @Test
  void thePageHasEveryLaw() throws IOException {
    new GoldenFile(Path.of("..", "docs", "rules.md")).check(page());
  }

  private static String page() throws IOException {
    StringBuilder page =
        new StringBuilder(
            """
            <!-- SPDX-License-Identifier: Apache-2.0 -->
            <!-- Generated from the .rules files: mvn verify -Dgolden.update=true -->
            # The laws

            Every rewriting that Hillock does is one of these lines. Letters stand for any expression. The
            first law that fits is taken. A law that is REAL holds of real numbers wherever its left side is
            defined; one that is EXACT keeps every bit of every float. A test checks each law by enumeration,
            and `hillock show FUNCTION --explain` shows which were used.
            """);
    for (Phase phase : Phase.values()) {
      page.append("\n## ").append(heading(phase)).append("\n\n| name | law | truth |\n|---|---|---|\n");
      for (Law law : Laws.of(phase)) {
        page.append("| %s | `%s` | %s |\n".formatted(law.name(), law, law.truth()));
      }
    }
    page.append("\n## On instructions, after rounding has begun\n\n| name | law | truth |\n|---|---|---|\n");
    Matcher exact = EXACT.matcher(exactRules());
    while (exact.find()) {
      page.append("| %s | `%s` | EXACT |\n".formatted(exact.group(1), exact.group(2)));
    }
    return page.toString();
  }

  private static String heading(Phase phase) {
    return switch (phase) {
      case STABLE -> "Before and after differentiation: what people type becomes stable primitives";
      case GUARD -> "After differentiation: a choice by sign where one form cannot serve the whole line";
      case SPARE -> "Next, where numbers have bits to spare: cheaper forms that lose some";
      case LOWER -> "Last: primitives become the few that kernels compute";
      case OUTPUT -> "Aside: the slope in z of the left side, where y is its value";
    };
  }

  private static String exactRules() throws IOException {
    try (InputStream rules =
        requireNonNull(ExactLaw.class.getResourceAsStream("exact.rules"))) {
      return new String(rules.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
