// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.certify.PropertyCard;
import hillock.expr.Activation;
import hillock.expr.Latex;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The page of a function in the reference: Markdown, as code hosts show it.
final class ReferencePage {
  private final Activation function;
  private final Sheet sheet;
  private final Bibliography bibliography;
  private final StringBuilder page = new StringBuilder();

  ReferencePage(Activation function, Sheet sheet, Bibliography bibliography) {
    this.function = function;
    this.sheet = sheet;
    this.bibliography = bibliography;
  }

  /// The whole page.
  ///
  /// @param picture the file of its picture; empty if it has none
  String text(String picture) {
    page.append(ReferenceBook.GENERATED);
    line("# " + function.name());
    line("");
    block("math", formula());
    block("", function.toString());
    if (!picture.isEmpty()) {
      line("![f and its derivative](%s)".formatted(picture));
      line("");
    }
    if (!function.note().isEmpty()) {
      line(function.note());
      line("");
    }
    function
        .equations()
        .forEach(equation -> line("The same as %s.%n".formatted(code(equation.text()))));
    sheet.evaluation().ifPresent(form -> line("Outside training: `%s`.%n".formatted(form)));
    if (!function.aliases().isEmpty()) {
      line("Also known as %s.%n".formatted(codes(function.aliases())));
    }
    forms();
    parameters();
    properties();
    forAllParameters();
    limits();
    statistics();
    claims();
    accuracy();
    costs();
    sources();
    return page.toString().stripTrailing() + "\n";
  }

  private String formula() {
    String inputs = function.inputs().stream().map(Latex::name).collect(Collectors.joining(", "));
    return "f(%s) = %s".formatted(inputs, Latex.of(function.formula()));
  }

  private void forms() {
    sheet
        .forms()
        .ifPresent(
            forms -> {
              heading("Stable form and derivatives");
              head("", "as it is computed");
              row("f", code(forms.stable()));
              forms.derivatives().forEach(d -> row("∂f/∂" + d.by(), code(d.formula())));
              line("");
            });
  }

  private void parameters() {
    if (sheet.parameters().isEmpty()) {
      return;
    }
    heading("Parameters");
    head("parameter", "default", "domain", "");
    for (Sheet.Value value : sheet.parameters()) {
      row(
          value.name(),
          value.said(),
          value.domain(),
          value.isLearned() ? "learned" : "fixed");
    }
    line("");
    function
        .alignment()
        .ifPresent(
            alignment -> {
              line(
                  "In training the learned parameters rest for %d epochs. Then they are set once,"
                          .formatted(alignment.epochs())
                      + " from the running mean and standard deviation of the inputs, and learned:");
              line("");
              block("", "align " + alignment);
            });
  }

  private void properties() {
    if (sheet.properties().isEmpty()) {
      return;
    }
    heading("Properties");
    head("property", "statement", "verdict", "");
    for (PropertyCard.Line each : sheet.properties()) {
      row(each.label(), each.statement(), each.verdict(), each.remark());
    }
    line("");
  }

  private void forAllParameters() {
    if (sheet.forAllParameters().isEmpty()) {
      return;
    }
    heading("For all parameters");
    head("property", "holds", "for all", "");
    sheet
        .forAllParameters()
        .forEach(each -> row(each.property(), each.answer(), each.verdict(), each.remark()));
    line("");
  }

  private void limits() {
    if (sheet.limits().isEmpty()) {
      return;
    }
    heading("Limits in the parameters");
    head("as", "f(%s) tends to".formatted(function.inputs().getFirst()), "verdict", "");
    for (Sheet.Limit each : sheet.limits()) {
      row(each.approach().replace("->", "→"), code(each.limit()), each.verdict(), each.remark());
    }
    line("");
  }

  private void statistics() {
    if (sheet.signals().isEmpty()) {
      return;
    }
    Sheet.Signals signals = sheet.signals().get();
    heading("Of a standard normal input Z");
    head("", "");
    signals
        .moments()
        .ifPresent(
            moments -> {
              row("E f(Z)", moments.mean().digits());
              row("E f(Z)²", moments.meanSquare().digits());
              moments.meanSquareSlope().ifPresent(m -> row("E f′(Z)²", m.digits()));
              moments.forwardGain().ifPresent(g -> row("forward gain 1/√E f²", g.digits()));
              moments.backwardGain().ifPresent(g -> row("backward gain 1/√E f′²", g.digits()));
              row("how", moments.areProved() ? "proved, all digits certain" : "by quadrature");
            });
    String atLeast = signals.areProved() ? "" : "at least ";
    row("P(f(Z) = 0)", atLeast + Numbers.shortened(signals.sparsity(), 6));
    row("P(f′(Z) = 0)", atLeast + Numbers.shortened(signals.dead(), 6));
    line("");
  }

  private void claims() {
    if (sheet.claims().isEmpty()) {
      return;
    }
    heading("Claims");
    head("claim", "verdict");
    sheet.claims().forEach(claim -> row(claim.claim(), claim.verdict()));
    line("");
  }

  private void accuracy() {
    if (sheet.accuracy().isEmpty()) {
      return;
    }
    heading("Accuracy");
    line(
        "Measured at %d points against the exact value, in units in the last place.%n"
            .formatted(sheet.accuracy().getFirst().points()));
    head("", "precision", "largest", "at x =", "root mean square");
    for (Sheet.Measurement each : sheet.accuracy()) {
      row(
          each.of().replace('\'', '′'),
          each.precision(),
          rounded(each.maxUlps()),
          each.maxUlps() == 0 ? "" : Numbers.shortened(each.worstAt(), 6),
          rounded(each.rmsUlps()));
    }
    line("");
    boolean passesThroughZero =
        sheet.accuracy().stream()
            .flatMap(each -> each.inaccurate().stream())
            .anyMatch(Sheet.Stretch::passesThroughZero);
    if (passesThroughZero) {
      line("Near an inner zero of f or f′, a small absolute error is many ulps.");
      line("");
    }
  }

  private void costs() {
    if (sheet.costs().isEmpty()) {
      return;
    }
    heading("Cost");
    line("Per element of floats; each instruction works on all lanes of a vector.");
    line("");
    head("", "instructions", "of which divisions, roots, sines, cosines", "computed in");
    for (Sheet.Cost each : sheet.costs()) {
      row(
          each.of().replace('\'', '′'),
          Integer.toString(each.instructions()),
          Integer.toString(each.slow()),
          each.isWide() ? "doubles" : "floats");
    }
    line("");
    sheet
        .backward()
        .ifPresent(backward -> line("Backward %s.%n".formatted(backward.said())));
  }

  private static String rounded(double ulps) {
    return String.format(Locale.ROOT, "%.2f", ulps);
  }

  private void sources() {
    if (function.sources().isEmpty()) {
      return;
    }
    heading("Sources");
    function.sources().forEach(key -> line("- " + bibliography.reference(key)));
    line("");
  }

  private void heading(String text) {
    line("## " + text);
    line("");
  }

  private void block(String language, String text) {
    line("```" + language);
    line(text);
    line("```");
    line("");
  }

  private void head(String... cells) {
    row(cells);
    line("|" + "---|".repeat(cells.length));
  }

  private void row(String... cells) {
    line("| " + String.join(" | ", List.of(cells).stream().map(ReferencePage::cell).toList()) + " |");
  }

  /// A vertical bar would end the cell.
  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  private static String codes(List<String> texts) {
    return texts.stream().map(ReferencePage::code).collect(Collectors.joining(", "));
  }

  private void line(String text) {
    page.append(text).append('\n');
  }
}
