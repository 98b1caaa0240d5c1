// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.certify.FamilyStatement;
import hillock.certify.PropertyCard;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Prints what is known of a function for people.
final class SheetText {
  private static final int LABEL_WIDTH = 15;
  private static final int VERDICT_WIDTH = 11;
  private static final int LONGEST = 200;

  /// A number of one digit that is rounded after this is not below the number.
  private static final double ROUNDS_UP = 1.5;

  private static final String BOLD = "1";
  private static final String GREEN = "32";
  private static final String RED = "31";
  private static final String YELLOW = "33";

  private final PrintWriter out;
  private final Terminal terminal;

  SheetText(PrintWriter out, Terminal terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  void print(Sheet sheet) {
    out.println(styled(sheet.definition(), BOLD));
    entry("also", String.join(", ", sheet.aliases()));
    entry("source", String.join(", ", sheet.sources()));
    entry("note", sheet.note());
    entry("testing", sheet.evaluation().orElse(""));
    entry("align", sheet.alignment().orElse(""));
    sheet.forms().ifPresent(this::forms);
    parameters(sheet.parameters());
    properties(sheet.properties());
    forAllParameters(sheet.forAllParameters());
    limits(sheet.limits());
    sheet.signals().ifPresent(this::signals);
    claims(sheet.claims());
    accuracy(sheet.accuracy(), sheet.level());
    costs(sheet.costs(), sheet.level());
    sheet.backward().ifPresent(backward -> entry("backward", backward.said()));
  }

  /// Prints a picture of the function and its derivative.
  void picture(String picture) {
    heading("f and f'");
    out.println(picture.stripTrailing());
  }

  /// Prints what could not be found.
  void remarks(List<String> remarks) {
    if (!remarks.isEmpty()) {
      heading("Not found");
      remarks.forEach(remark -> entry("", remark));
    }
  }

  private void forms(Sheet.Forms forms) {
    entry("stable form", forms.stable());
    laws(forms.laws());
    for (Sheet.Derivative derivative : forms.derivatives()) {
      entry("d/d" + derivative.by(), derivative.formula());
      laws(derivative.laws());
    }
    if (!forms.computed().equals(forms.stable())) {
      entry("computed as", forms.computed());
    }
  }

  private void laws(List<Sheet.AppliedLaw> laws) {
    for (Sheet.AppliedLaw law : laws) {
      entry("", "by " + law.name() + ": " + law.rule());
      entry("", "   " + law.before() + "  ->  " + law.after());
    }
  }

  private void parameters(List<Sheet.Value> parameters) {
    if (parameters.isEmpty()) {
      return;
    }
    heading("Parameters");
    for (Sheet.Value parameter : parameters) {
      String size = parameter.values().size() == 1 ? "" : "[" + parameter.values().size() + "]";
      entry(
          parameter.name() + size,
          "%s in %s, %s"
              .formatted(
                  parameter.said(),
                  parameter.domain(),
                  parameter.isLearned() ? "learned" : "fixed"));
    }
  }

  private void properties(List<PropertyCard.Line> lines) {
    if (lines.isEmpty()) {
      return;
    }
    heading("Properties");
    lines.forEach(line -> verdict(line.label(), line.verdict(), line.statement(), line.remark()));
  }

  private void forAllParameters(List<FamilyStatement> statements) {
    if (statements.isEmpty()) {
      return;
    }
    heading("For all parameters");
    statements.forEach(s -> verdict(s.property(), s.verdict(), s.answer(), s.remark()));
  }

  private void limits(List<Sheet.Limit> limits) {
    if (limits.isEmpty()) {
      return;
    }
    heading("Limits in the parameters");
    for (Sheet.Limit limit : limits) {
      verdict(limit.approach(), limit.verdict(), shortened(limit.limit()), limit.remark());
    }
  }

  private static String shortened(String formula) {
    return formula.length() <= LONGEST ? formula : "a formula of many terms (see --json)";
  }

  private void claims(List<Sheet.Claim> claims) {
    if (claims.isEmpty()) {
      return;
    }
    heading("Claims of the catalog");
    for (Sheet.Claim claim : claims) {
      String explanation = claim.verdict().equals("proved") ? "" : claim.explanation();
      verdict("", claim.verdict(), claim.claim(), explanation);
    }
  }

  private void signals(Sheet.Signals signals) {
    heading("Of a standard normal input Z");
    signals.moments().ifPresent(this::moments);
    String atLeast = signals.areProved() ? "" : "at least ";
    entry("sparsity", "P(f(Z) = 0) = " + atLeast + probability(signals.sparsity()));
    entry("dead", "P(f'(Z) = 0) = " + atLeast + probability(signals.dead()));
  }

  private void moments(Sheet.Moments moments) {
    String means =
        "E f = %s, E f^2 = %s"
            .formatted(moments.mean().digits(), moments.meanSquare().digits());
    String slope =
        moments.meanSquareSlope().map(m -> ", E f'^2 = " + m.digits()).orElse("");
    String how =
        moments.areProved()
            ? " (proved; bounds at most %s apart)".formatted(roundedUp(moments.doubt()))
            : " (by quadrature, not proved)";
    entry("means", means + slope + how);
    String forward =
        moments.forwardGain().map(g -> "forward 1/sqrt(E f^2) = " + g.digits()).orElse("");
    String backward =
        moments.backwardGain().map(g -> ", backward 1/sqrt(E f'^2) = " + g.digits()).orElse("");
    entry("init gain", forward + backward);
  }

  private static String roundedUp(double doubt) {
    return String.format(Locale.ROOT, "%.0e", doubt * ROUNDS_UP);
  }

  private static String probability(double value) {
    return Numbers.shortened(value, 6);
  }

  private void accuracy(List<Sheet.Measurement> measurements, String level) {
    if (measurements.isEmpty()) {
      return;
    }
    heading(
        "Accuracy of kernels (floats: %s), measured at %d points against exact values"
            .formatted(level, measurements.getFirst().points()));
    for (Sheet.Measurement measurement : measurements) {
      entry(measurement.of() + " " + measurement.precision(), errors(measurement));
      measurement.inaccurate().forEach(this::stretch);
    }
  }

  private void costs(List<Sheet.Cost> costs, String level) {
    if (costs.isEmpty()) {
      return;
    }
    heading("Cost of kernels of floats (%s), per element".formatted(level));
    costs.forEach(cost -> entry(cost.of(), cost.said()));
  }

  private static String errors(Sheet.Measurement measurement) {
    return measurement.maxUlps() == 0
        ? "exact"
        : String.format(
            Locale.ROOT,
            "at most %.2f ulp (at x = %s), %.2f rms",
            measurement.maxUlps(),
            Numbers.shortened(measurement.worstAt(), 6),
            measurement.rmsUlps());
  }

  private void stretch(Sheet.Stretch stretch) {
    String place =
        stretch.from() == stretch.to()
            ? "at " + Numbers.shortened(stretch.from(), 6)
            : "from %s to %s"
                .formatted(
                    Numbers.shortened(stretch.from(), 6), Numbers.shortened(stretch.to(), 6));
    String reason = stretch.passesThroughZero() ? ", where it passes through zero" : "";
    entry(
        "",
        String.format(
            Locale.ROOT,
            "%.0f ulp %s%s: %.0e of the largest value near",
            stretch.maxUlps(),
            place,
            reason,
            stretch.relativeError()));
  }

  private void heading(String text) {
    out.println();
    out.println(styled(text, BOLD));
  }

  private void verdict(String label, String word, String statement, String remark) {
    String color =
        switch (word) {
          case "proved" -> GREEN;
          case "refuted" -> RED;
          default -> YELLOW;
        };
    String column = word + " ".repeat(Math.max(1, VERDICT_WIDTH - word.length()));
    int indent = 2 + LABEL_WIDTH + column.length();
    out.print("  " + padded(label) + styled(column, color));
    boolean fits = indent + statement.length() + 2 + remark.length() <= terminal.width();
    if (remark.isEmpty() || fits) {
      out.println(remark.isEmpty() ? statement : statement + "; " + remark);
      return;
    }
    out.println(statement);
    for (String line : wrapped(remark, terminal.width() - indent)) {
      out.println(" ".repeat(indent) + line);
    }
  }

  private void entry(String label, String text) {
    if (!text.isEmpty()) {
      out.println("  " + padded(label) + text);
    }
  }

  private static String padded(String label) {
    return label + " ".repeat(Math.max(1, LABEL_WIDTH - label.length()));
  }

  private String styled(String text, String code) {
    return terminal.colour() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }

  /// The text in lines, broken at blanks.
  private static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line = new StringBuilder();
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
