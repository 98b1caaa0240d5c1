// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A law of instructions that keeps every bit: one line of `exact.rules`.
///
/// @param name what explanations call it
/// @param left what is looked for
/// @param right what replaces it
public record ExactLaw(String name, Term left, Term right) {
  /// One side of a law.
  public sealed interface Term {
    /// Stands for any value.
    record Name(String name) implements Term {}

    /// Stands for a constant.
    record Literal(double value) implements Term {}

    /// Stands for the result of an instruction.
    record Operation(Opcode opcode, List<Term> operands) implements Term {}
  }

  private static final Map<String, Opcode> OPCODES =
      Map.ofEntries(
          Map.entry("add", Opcode.ADD),
          Map.entry("sub", Opcode.SUBTRACT),
          Map.entry("mul", Opcode.MULTIPLY),
          Map.entry("div", Opcode.DIVIDE),
          Map.entry("fma", Opcode.FMA),
          Map.entry("neg", Opcode.NEGATE),
          Map.entry("abs", Opcode.ABS),
          Map.entry("sqrt", Opcode.SQRT),
          Map.entry("less", Opcode.SELECT_LESS),
          Map.entry("less-or-equal", Opcode.SELECT_LESS_OR_EQUAL),
          Map.entry("equal", Opcode.SELECT_EQUAL));

  private static final Pattern LAW = Pattern.compile("([a-z0-9-]+):\\s+(.+) -> (.+)");
  private static final Pattern TOKEN = Pattern.compile("\\s*(-?[0-9.]+|[a-z-]+|[(),])");

  /// The laws of the project, in their order.
  public static List<ExactLaw> standard() {
    return Standard.LAWS;
  }

  /// Reads laws, one a line.
  ///
  /// @throws IllegalArgumentException with the line that is not a law
  public static List<ExactLaw> parse(String text) {
    List<ExactLaw> laws = new ArrayList<>();
    for (String line : text.lines().toList()) {
      String law = line.replaceFirst("#.*", "").strip();
      if (!law.isEmpty()) {
        Matcher matcher = LAW.matcher(law);
        if (!matcher.matches()) {
          throw new IllegalArgumentException("expected 'name: left -> right', found: " + line);
        }
        laws.add(new ExactLaw(matcher.group(1), term(matcher.group(2)), term(matcher.group(3))));
      }
    }
    return List.copyOf(laws);
  }

  private static Term term(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.lookingAt()) {
      tokens.add(matcher.group(1));
      matcher.region(matcher.end(), text.length());
    }
    Term term = term(tokens);
    if (!tokens.isEmpty() || matcher.regionStart() != text.stripTrailing().length()) {
      throw new IllegalArgumentException("not a term: " + text);
    }
    return term;
  }

  /// Takes one term from the front of the tokens.
  private static Term term(List<String> tokens) {
    String first = tokens.removeFirst();
    if (Character.isDigit(first.charAt(first.length() - 1))) {
      return new Term.Literal(Double.parseDouble(first));
    }
    Opcode opcode = OPCODES.get(first);
    if (opcode == null) {
      return new Term.Name(first);
    }
    List<Term> operands = new ArrayList<>();
    String separator;
    tokens.removeFirst();
    do {
      operands.add(term(tokens));
      separator = tokens.removeFirst();
    } while (separator.equals(","));
    return new Term.Operation(opcode, operands);
  }

  /// Read once, when first needed.
  private static final class Standard {
    static final List<ExactLaw> LAWS = parse(resource());

    private static String resource() {
      try (InputStream stream = ExactLaw.class.getResourceAsStream("exact.rules")) {
        if (stream == null) {
          throw new IllegalStateException("missing resource exact.rules");
        }
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
