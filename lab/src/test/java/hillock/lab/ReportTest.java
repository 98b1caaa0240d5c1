// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.catalog.Catalog;
import hillock.expr.Formula;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportTest {
  private static final Pattern REFERENCE =
      Pattern.compile("(src|href|url|@import|<script|<link|<iframe)", Pattern.CASE_INSENSITIVE);

  @TempDir private Path folder;

  private String page(Study study) throws Exception {
    try (TrialLog log = TrialLog.open(folder)) {
      Results results = study.run(log, 2, new SmallStudy.Counter());
      return Files.readString(Report.write(results, StudyTest.provenance(), folder));
    }
  }

  @Test
  void thePageHasEveryPartAndNeedsNothingElse() throws Exception {
    String page = page(SmallStudy.of(3, "relu", "x * tanh(softplus(x))", "rrelu"));
    assertThat(page).startsWith("<!DOCTYPE html>");
    assertThat(page)
        .contains("<h1>relu, x * tanh(softplus(x)) and rrelu on ring</h1>")
        .contains("<h2>Learning</h2>", "<h2>Inside the network</h2>", "<h2>The functions</h2>")
        .contains("<h3>relu</h3>", "<h3>rrelu</h3>", "saturation: hard")
        .contains("2-8-6-2", "generated &lt;here&gt;")
        .contains("hillock compare 'x * &lt;b&gt;'");
    assertThat(REFERENCE.matcher(page).results().map(match -> match.group())).isEmpty();
  }

  @Test
  void hostileNamesStayText() throws Exception {
    Study plain = SmallStudy.of(1, "relu");
    String hostile = "</title><script>alert(\"1\")</script>&amp;";
    Candidate candidate =
        Candidate.of(hostile, Formula.typed("x * sigmoid(x)", Catalog.standard(), Map.of()));
    String page =
        page(new Study(plain.setting(), plain.split(), List.of(candidate), List.of(1L)));
    assertThat(page).doesNotContain("<script").contains("&lt;script&gt;", "&amp;amp;");
  }

  @Test
  void longNamesStayApart() throws Exception {
    String common = "x * sigmoid(x) + 0 * sigmoid(x) + 0 * x";
    String page = page(SmallStudy.of(2, common + " + x^2", common + " + x^3"));
    assertThat(page).contains("…</text>", "… (2)</text>");
  }

  @Test
  void nothingElseIsLeftInTheFolder() throws Exception {
    page(SmallStudy.of(1, "relu"));
    page(SmallStudy.of(1, "relu", "tanh"));
    assertThat(names()).containsExactlyInAnyOrder(Report.FILE, TrialLog.FILE);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
