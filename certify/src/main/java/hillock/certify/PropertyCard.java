// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.numerics.Interval;
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
    LipschitzConstant slopeLipschitz,
    Symmetry symmetry,
    Centre centre,
    Ends left,
    Ends right,
    FixedPoints fixedPoints,
    Identity identity,
    Plateaus plateaus,
    Optional<GaussianMoments> moments,
    long boxes) {
  /// How many places of a kind a line tells.
  private static final int SHOWN = 5;

  /// So many digits of a number between bounds, if they are certain.
  private static final int DIGITS = 11;

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
    lines.add(line("lipschitz", lipschitz.toString(), lipschitz.verdict(), slopes("f'", lipschitz)));
    lines.add(
        line(
            "f' lipschitz",
            slopeLipschitz.toString(),
            slopeLipschitz.verdict(),
            slopes("f''", slopeLipschitz)));
    lines.add(line("symmetry", symmetry.toString(), symmetry.verdict(), ""));
    lines.add(line("zero-centred", centre.toString(), centre.verdict(), centred()));
    lines.add(end("left", left));
    lines.add(end("right", right));
    lines.add(line("fixed points", fixedPoints.toString(), fixedPoints.verdict(), stability()));
    lines.add(line("near zero", identity.toString(), identity.verdict(), ""));
    lines.add(line("silent", plateaus.toString(), plateaus.verdict(), dead()));
    return lines;
  }

  /// What the function does to a standard normal input, as lines of text.
  public List<Line> momentLines() {
    return moments.map(PropertyCard::momentLines).orElse(List.of());
  }

  private static List<Line> momentLines(GaussianMoments moments) {
    String verdict = moments.isProved() ? "proved" : "quadrature";
    List<Line> lines = new ArrayList<>();
    lines.add(number("E f(Z)", moments.mean(), verdict));
    lines.add(number("E f(Z)^2", moments.meanSquare(), verdict));
    moments.meanSquareSlope().ifPresent(m -> lines.add(number("E f'(Z)^2", m, verdict)));
    moments.forwardGain().ifPresent(g -> lines.add(number("forward gain", g, verdict)));
    moments.backwardGain().ifPresent(g -> lines.add(number("backward gain", g, verdict)));
    return lines;
  }

  private static Line number(String label, Interval enclosure, String verdict) {
    return new Line(
        label,
        Digits.certain(enclosure, DIGITS),
        verdict,
        "to within " + Digits.roundedUp(enclosure.width(), 1));
  }

  /// The card as one text.
  public String text() {
    List<Line> lines = new ArrayList<>(lines());
    lines.addAll(momentLines());
    return String.join("\n", lines.stream().map(Line::toString).toList());
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
    String asymptote =
        end.asymptote()
            .filter(line -> !line.isLevel())
            .map(line -> "; asymptote " + line)
            .orElse("");
    String remark =
        end.verdict().isProved() ? "saturation: " + end + asymptote : why(end.verdict());
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

  private static String slopes(String what, LipschitzConstant constant) {
    boolean isKnown = constant.least().isKnown() && constant.greatest().isKnown();
    if (!isKnown || !constant.verdict().isProved()) {
      return "";
    }
    String least = constant.least().toString();
    return least.equals(constant.greatest().toString())
        ? what + " = " + least
        : "%s in %s, %s, least %s, greatest %s"
            .formatted(
                what,
                constant.least().asLowerEnd(),
                constant.greatest().asUpperEnd(),
                constant.least().whereabouts(),
                constant.greatest().whereabouts());
  }

  private String stability() {
    return listed(
        fixedPoints.sets().stream()
            .filter(set -> set.stability() != Stability.UNKNOWN)
            .map(set -> set + " " + set.stability().spelling())
            .toList());
  }

  private String centred() {
    return centre.verdict() instanceof Verdict.Proved(var cover, var _) ? cover : "";
  }

  private String dead() {
    return plateaus.dead().isEmpty() ? "" : "slope 0 on " + Plateaus.text(plateaus.dead());
  }
}
