// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.numerics.Quadrature.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Everything that is known of one function: each statement with its verdict.
///
/// @param boxes how many boxes all proofs together took
public record PropertyCard(
    Domain domain,
    Range range,
    Monotony monotony,
    Convexity convexity,
    Smoothness smoothness,
    LipschitzConstant lipschitz,
    Symmetry symmetry,
    Centre centre,
    Ends left,
    Ends right,
    FixedPoints fixedPoints,
    Identity identity,
    Plateaus plateaus,
    Optional<GaussianStatistics> statistics,
    long boxes) {
  /// How many places of a kind a line tells.
  private static final int SHOWN = 5;

  /// A line of the card.
  ///
  /// @param label what the statement is about
  /// @param statement the best that can be said
  /// @param verdict one word: proved, refuted, undecided, or how a number was found
  /// @param remark details
  public record Line(String label, String statement, String verdict, String remark) {
    /// The line with its columns aligned.
    @Override
    public String toString() {
      return "%-17s%-32s %-10s %s".formatted(label, statement, verdict, remark).stripTrailing();
    }
  }

  /// The card as lines of text.
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    lines.add(line("domain", domain.toString(), domain.verdict(), ""));
    lines.add(line("range", range.toString(), range.verdict(), turns()));
    lines.add(line("monotone", monotony.toString(), monotony.verdict(), ""));
    lines.add(line("curvature", convexity.toString(), convexity.verdict(), ""));
    lines.add(line("smoothness", smoothness.text(), smoothness.verdict(), corners()));
    lines.add(line("lipschitz", lipschitz.toString(), lipschitz.verdict(), slopes()));
    lines.add(line("symmetry", symmetry.toString(), symmetry.verdict(), ""));
    lines.add(line("zero-centred", centre.toString(), centre.verdict(), ""));
    lines.add(end("left", left));
    lines.add(end("right", right));
    lines.add(line("fixed points", fixedPoints.toString(), fixedPoints.verdict(), stability()));
    lines.add(line("near zero", identity.toString(), identity.verdict(), ""));
    lines.add(line("silent", plateaus.toString(), plateaus.verdict(), dead()));
    statistics.ifPresent(s -> addStatistics(s, lines));
    return lines;
  }

  /// The card as one text.
  public String text() {
    return String.join("\n", lines().stream().map(Line::toString).toList());
  }

  private static Line line(String label, String statement, Verdict verdict, String remark) {
    return new Line(label, statement, verdict.word(), verdict.isProved() ? remark : why(verdict));
  }

  private static String why(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Proved _ -> "";
      case Verdict.Refuted(var at, var explanation) -> "at " + at + ": " + explanation;
      case Verdict.Undecided(var where, var reason) -> "at " + where + ": " + reason;
    };
  }

  private static Line end(String side, Ends end) {
    String statement = "f -> %s, f' -> %s".formatted(end.limit(), end.slope());
    String remark = end.verdict().isProved() ? "saturation: " + end : why(end.verdict());
    return new Line(side + " end", statement, end.verdict().word(), remark);
  }

  private String turns() {
    return listed(monotony.turns());
  }

  private String corners() {
    return listed(smoothness.corners());
  }

  /// The first few of a list.
  private static String listed(List<?> facts) {
    String first =
        String.join("; ", facts.stream().limit(SHOWN).map(Object::toString).toList());
    int rest = facts.size() - SHOWN;
    return rest > 0 ? first + "; and " + rest + " more" : first;
  }

  private String slopes() {
    boolean isKnown = lipschitz.least().isKnown() && lipschitz.greatest().isKnown();
    return isKnown && lipschitz.verdict().isProved()
        ? "f' in "
            + lipschitz.least().asLowerEnd()
            + ", "
            + lipschitz.greatest().asUpperEnd()
        : "";
  }

  private String stability() {
    return listed(
        fixedPoints.sets().stream()
            .filter(set -> set.stability() != FixedPoints.Stability.UNKNOWN)
            .map(set -> set + " " + set.stability().name().toLowerCase(Locale.ROOT))
            .toList());
  }

  private String dead() {
    return plateaus.dead().isEmpty() ? "" : "slope 0 on " + Plateaus.text(plateaus.dead());
  }

  private static void addStatistics(GaussianStatistics statistics, List<Line> lines) {
    lines.add(estimate("E f(Z)", statistics.mean()));
    lines.add(estimate("E f(Z)^2", statistics.meanSquare()));
    lines.add(estimate("E f'(Z)^2", statistics.meanSquareSlope()));
    lines.add(
        new Line(
            "init gain",
            "forward %.4f, backward %.4f"
                .formatted(statistics.forwardGain(), statistics.backwardGain()),
            "quadrature",
            ""));
  }

  private static Line estimate(String label, Estimate estimate) {
    return new Line(
        label,
        String.format(Locale.ROOT, "%.10f", estimate.value() + 0.0),
        "quadrature",
        String.format(Locale.ROOT, "estimated error %.1e", estimate.error()));
  }
}
