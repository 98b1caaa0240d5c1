// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import hillock.calculus.Law.Condition;
import hillock.calculus.Law.Phase;
import hillock.calculus.Law.Truth;
import hillock.expr.Comparison;
import hillock.expr.Expr;
import hillock.expr.Expr.Param;
import hillock.expr.Formula;
import hillock.expr.FormulaException;
import hillock.expr.Printer;
import hillock.expr.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The laws of the `.rules` files, in their order.
///
/// ```
/// truth REAL
/// phase STABLE
/// softplus: log(1 + exp(z)) -> softplus(z)
/// root:     log(z^2 + b) -> …   where b > 0
/// ```
public final class Laws {
  private static final List<String> FILES =
      List.of("stable.rules", "guard.rules", "spare.rules", "lower.rules", "output.rules");

  /// What the right side of a law of the phase OUTPUT calls the value of the left one.
  static final Param VALUE = new Param("y", 0);

  private static final Pattern SETTING = Pattern.compile("(truth|phase)\\s+([A-Z]+)\\s*");
  private static final Pattern LAW =
      Pattern.compile("([a-z0-9-]+):(.+?)->(.+?)(?:\\bwhere\\b(.+))?");
  private static final Pattern CONDITION = Pattern.compile("[^,]+");
  private static final Pattern CONSTANT = Pattern.compile("(.+)\\bconstant\\s*");
  private static final Pattern KNOWN = Pattern.compile("\\s*(not\\b)?(.+?)(<=|>=|==|!=|<|>)(.+)");

  private final Source source;
  private final List<Law> laws = new ArrayList<>();
  private Truth truth = Truth.REAL;
  private Phase phase = Phase.STABLE;

  private Laws(Source source) {
    this.source = source;
  }

  /// All laws of the project.
  public static List<Law> standard() {
    return Standard.LAWS;
  }

  /// The laws of one phase.
  public static List<Law> of(Phase phase) {
    return standard().stream().filter(law -> law.phase() == phase).toList();
  }

  /// Reads a file of laws.
  ///
  /// @throws FormulaException if a line is not a law
  public static List<Law> parse(Source source) {
    return new Laws(source).parse();
  }

  private List<Law> parse() {
    String text = source.text();
    int start = 0;
    while (start < text.length()) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline;
      line(start, withoutComment(start, end));
      start = end + 1;
    }
    return List.copyOf(laws);
  }

  private int withoutComment(int start, int end) {
    int hash = source.text().indexOf('#', start);
    return hash >= 0 && hash < end ? hash : end;
  }

  private void line(int start, int end) {
    String line = source.text().substring(start, end);
    if (line.isBlank()) {
      return;
    }
    Matcher setting = SETTING.matcher(line);
    Matcher law = LAW.matcher(source.text()).region(start, end);
    if (setting.matches()) {
      set(start, setting.group(1), setting.group(2));
    } else if (law.matches()) {
      laws.add(checked(start, law(law)));
    } else {
      throw error(start, "expected 'name: left -> right [where conditions]'");
    }
  }

  private Law law(Matcher parts) {
    return new Law(
        parts.group(1),
        truth,
        phase,
        pattern(parts.start(2), parts.end(2)),
        pattern(parts.start(3), parts.end(3)),
        parts.group(4) == null ? List.of() : conditions(parts.start(4), parts.end(4)));
  }

  /// The law, if its left side binds all its names.
  private Law checked(int start, Law law) {
    Set<Expr> bound = Variables.in(law.left());
    if (law.phase() == Phase.OUTPUT) {
      bound.add(VALUE);
    }
    List<Expr> others = new ArrayList<>(List.of(law.right()));
    for (Condition condition : law.conditions()) {
      switch (condition) {
        case Condition.Constant(var expr) -> others.add(expr);
        case Condition.Known(var _, var _, var left, var right) ->
            others.addAll(List.of(left, right));
      }
    }
    for (Expr other : others) {
      for (Expr name : Variables.in(other)) {
        if (!bound.contains(name)) {
          throw error(start, "'" + Printer.print(name) + "' does not stand on the left side");
        }
      }
    }
    return law;
  }

  private void set(int start, String setting, String value) {
    try {
      if (setting.equals("truth")) {
        truth = Truth.valueOf(value.toUpperCase(Locale.ROOT));
      } else {
        phase = Phase.valueOf(value.toUpperCase(Locale.ROOT));
      }
    } catch (IllegalArgumentException unknown) {
      throw error(start, "unknown " + setting + " '" + value + "'");
    }
  }

  private List<Condition> conditions(int start, int end) {
    List<Condition> conditions = new ArrayList<>();
    Matcher matcher = CONDITION.matcher(source.text()).region(start, end);
    while (matcher.find()) {
      conditions.add(condition(matcher.start(), matcher.end()));
    }
    return conditions;
  }

  private Condition condition(int start, int end) {
    Matcher constant = CONSTANT.matcher(source.text()).region(start, end);
    if (constant.matches()) {
      return new Condition.Constant(pattern(constant.start(1), constant.end(1)));
    }
    Matcher known = KNOWN.matcher(source.text()).region(start, end);
    if (!known.matches()) {
      throw error(start, "expected a condition such as 'b > 0', 'not z >= 0' or 'c constant'");
    }
    Comparison comparison =
        Arrays.stream(Comparison.values())
            .filter(c -> c.symbol().equals(known.group(3)))
            .findFirst()
            .orElseThrow();
    return new Condition.Known(
        known.group(1) != null,
        comparison,
        pattern(known.start(2), known.end(2)),
        pattern(known.start(4), known.end(4)));
  }

  private Expr pattern(int start, int end) {
    return Formula.pattern(source, start, end);
  }

  private FormulaException error(int start, String problem) {
    return new FormulaException(source, start, 1, problem);
  }

  /// Read once, when first needed.
  private static final class Standard {
    static final List<Law> LAWS =
        FILES.stream().flatMap(file -> parse(resource(file)).stream()).toList();

    private static Source resource(String file) {
      try (InputStream stream = Laws.class.getResourceAsStream(file)) {
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
