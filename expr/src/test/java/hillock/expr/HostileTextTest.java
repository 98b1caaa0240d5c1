// SPDX-License-Identifier: Apache-2.0
package hillock.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever the text, reading it ends soon, and either gives a formula or says what is wrong.
class HostileTextTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final int MANY = 100_000;

  /// Text that is refused, by what is hostile about it.
  static Stream<Arguments> refusedFormulas() {
    return Stream.of(
        refused("nothing", "", "empty"),
        refused("only blanks", " \t\r\n ", "empty"),
        refused("only a comment", "# hello", "ends where a value is expected"),
        refused("only comments", "#\n".repeat(4000), "ends where a value is expected"),
        refused("ten million characters", "x".repeat(10_000_000), "at most 10000 characters"),
        refused("deep parentheses", "(".repeat(MANY), "at most 10000 characters"),
        refused("parentheses", nested("(", "x", ")", 4900), "nested too deeply"),
        refused("signs", "-".repeat(9000) + "x", "nested too deeply"),
        refused("signed factors", "x*" + "-".repeat(9000) + "x", "nested too deeply"),
        refused("powers", "x" + "^x".repeat(4900), "nested too deeply"),
        refused("negative powers", "x" + "^-x".repeat(3000), "nested too deeply"),
        refused("choices to the right", "x>0?1:".repeat(1600) + "0", "nested too deeply"),
        refused("choices to the left", "x>0?".repeat(2400) + "1", "nested too deeply"),
        refused("choices within conditions", nested("(x>", "0", "?1:0)", 990), "nested too deeply"),
        refused("calls", nested("exp(", "x", ")", 1900), "nested too deeply"),
        refused("calls with many arguments", nested("max(0,", "x", ",1,2,3,4,5)", 480), "deep"),
        refused("brackets", nested("x[", "1", "]", 3000), "nested too deeply"),
        refused("open parenthesis only", "(", "ends where a value is expected"),
        refused("hyphens", "x" + "-x".repeat(4900) + "-", "ends where a value is expected"),
        refused("hyphens before a call", "a" + "-a".repeat(4900) + "(x)", "unknown"),
        refused("a long name", "a".repeat(9000), "a name has at most 100 characters"),
        refused("a long name called", "a".repeat(9000) + "(x)", "a name has at most"),
        refused("a long number", "1".repeat(9000), "a number has at most"),
        refused("a long fraction", "0." + "0".repeat(9000) + "1", "a number has at most"),
        refused("a huge exponent", "1e401401401", "too large or too small"),
        refused("an exponent beyond int", "1e99999999999", "too large or too small"),
        refused("an exponent beyond long", "1e-" + "9".repeat(90), "too large or too small"),
        refused("zero with a huge exponent", "0e2147483648", "too large or too small"),
        refused("a tower", "10^10^10", "too large"),
        refused("a tower of twos", "2^2^2^2^2^2", "too large"),
        refused("a negative tower", "2^-(10^10)", "too large"),
        refused("products of numbers", repeated("9^1000", "*", 1400), "too large"),
        refused("sums of fractions", fractions(1200), "too large"),
        refused("a huge sum", "sum(i in 1..1000000000: x)", "a sum has 1 to 1000 terms"),
        refused("an index beyond int", "sum(i in 2147483648..1: x)", "constant whole number"),
        refused("an empty sum", "sum(i in 1..0: x)", "a sum has 1 to 1000 terms"),
        refused("a sum of sums", sums(2, "x"), "too large"),
        refused("a sum of sums of numbers", sums(4, "1"), "sums"),
        refused("a sum of many sums of numbers", sums(90, "0"), "sums"),
        refused("control characters", "x + \u0007", "U+0007"),
        refused("NUL", "\0", "U+0000"),
        refused("an escape sequence", "x \u001b[31m + 1", "U+001B"),
        refused("a lone high surrogate", "x + \ud83d", "U+D83D"),
        refused("a lone low surrogate", "\ude00", "U+DE00"),
        refused("a right-to-left override", "x \u202e+ 1", "U+202E"),
        refused("a letter that only looks like x", "х + 1", "unexpected character"),
        refused("an emoji", "x + \ud83d\ude00", "unexpected character"),
        refused("a division by zero", "x / (1 - 1)", "division by zero"),
        refused("many free names", free(900), "unknown name"));
  }

  /// Files that are refused.
  static Stream<Arguments> refusedFiles() {
    return Stream.of(
        refused("two million characters", "#".repeat(2_000_000), "at most 1000000 characters"),
        refused("a long formula", "f(x) = " + repeated("x", "+", 100_000), "at most 10000"),
        refused("a long eval line", "f(x) = x\n  eval " + repeated("x", "+", 400_000), "at most"),
        refused(
            "a long claim", "f(x) = x\n  claim lipschitz " + repeated("pi", "+", 250_000), "most"),
        refused("a long default", "f(x; a = " + repeated("pi", "+", 250_000) + ") = x", "at most"),
        refused("thousands of parameters", header(";", "p%d = 0", 3000), "parameters"),
        refused("hundred thousand parameters", header(";", "p%d=0", 60_000), "parameters"),
        refused("thousands of inputs", header(",", "p%d", 60_000), "inputs"),
        refused("a long vector", "f(x; a[1000] = 0) = x", "1 to 256 elements"),
        refused("a long list", "f(x; a[3] = [0" + ",0".repeat(300_000) + "]) = x", "3 defaults"),
        refused("a long name", "a".repeat(500_000) + "(x) = x", "a name has at most 100"),
        refused("a hyphenated name", "a" + "-a".repeat(400_000) + "(x) = x", "a name has at most"),
        refused("comments inside", "f(x) = x +\n" + "#\n".repeat(400_000), "ends where a value"),
        refused("unknown lines", "f(x) = x\n  eval x\n" + "  foo bar\n".repeat(90_000), "unknown"),
        refused("doubling", doubling("x + x", 60), "too large"),
        refused("doubling without growth", doubling("x", 300), "unknown function"),
        refused("doubling in depth", doubling("exp(x)", 60), "too large"),
        refused("expansions that vanish", vanishing(), "too large"),
        refused("a byte order mark", "\ufefff(x) = x", "U+FEFF"));
  }

  /// Files that are large but say something.
  static Stream<Arguments> acceptedFiles() {
    return Stream.of(
        Arguments.of("only comments", "#\n".repeat(400_000), 0),
        Arguments.of("nothing", "", 0),
        Arguments.of("blank lines", "\n".repeat(900_000), 0),
        Arguments.of("many definitions", calling(20_000), 20_000),
        Arguments.of("long definitions", longDefinitions(100), 100),
        Arguments.of("comments behind", "f(x) = x\n" + "  # no\n".repeat(100_000), 1));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusedFormulas")
  void hostileFormulaIsRefusedSoon(String what, String text, String expected) {
    FormulaException refusal =
        assertTimeoutPreemptively(
            SOON,
            () ->
                assertThrows(
                    FormulaException.class, () -> Formula.typed(text, Scope.EMPTY, Map.of())));
    assertThat(refusal.problem()).contains(expected);
    assertPrintable(refusal);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusedFiles")
  void hostileFileIsRefusedSoon(String what, String text, String expected) {
    FormulaException refusal =
        assertTimeoutPreemptively(
            SOON,
            () ->
                assertThrows(
                    FormulaException.class,
                    () -> Formula.file(new Source("hostile.act", text), Scope.EMPTY)));
    assertThat(refusal.problem()).contains(expected);
    assertPrintable(refusal);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("acceptedFiles")
  void largeFileIsReadSoon(String what, String text, int definitions) {
    int read =
        assertTimeoutPreemptively(
            SOON.multipliedBy(3),
            () -> Formula.file(new Source("large.act", text), Scope.EMPTY).size());
    assertThat(read).isEqualTo(definitions);
  }

  private static void assertPrintable(FormulaException refusal) {
    assertThat(refusal.getMessage()).hasSizeLessThan(5_000);
    assertThat(refusal.getMessage().chars())
        .noneMatch(c -> Character.isISOControl(c) && c != '\n')
        .noneMatch(c -> Character.getType(c) == Character.FORMAT);
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(refusal.getMessage())).isTrue();
  }

  private static Arguments refused(String what, String text, String expected) {
    return Arguments.of(what, text, expected);
  }

  private static String nested(String open, String inner, String close, int depth) {
    return open.repeat(depth) + inner + close.repeat(depth);
  }

  private static String repeated(String item, String separator, int count) {
    return item + (separator + item).repeat(count - 1);
  }

  private static String fractions(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "1/" + (10_007 + 2 * i))
        .collect(Collectors.joining("+"));
  }

  private static String sums(int depth, String body) {
    return IntStream.range(0, depth)
            .mapToObj(i -> "sum(i" + i + " in 1..1000: ")
            .collect(Collectors.joining())
        + body
        + ")".repeat(depth);
  }

  private static String free(int count) {
    return IntStream.range(0, count).mapToObj(i -> "n" + i).collect(Collectors.joining("+"));
  }

  /// A definition with many inputs or parameters, `p%d` or `p%d = 0`.
  private static String header(String separator, String pattern, int count) {
    String names =
        IntStream.range(0, count).mapToObj(pattern::formatted).collect(Collectors.joining(","));
    return "f(x" + separator + names + ") = x";
  }

  /// Each function calls the one before it on itself.
  private static String doubling(String first, int count) {
    return "f0(x) = "
        + first
        + "\n"
        + IntStream.range(1, count)
            .mapToObj(i -> "f%d(x) = f%d(f%d(x))\n".formatted(i, i - 1, i - 1))
            .collect(Collectors.joining())
        + "g(x) = h(x)";
  }

  /// Large functions are called as arguments that the called function ignores.
  private static String vanishing() {
    return "big(x) = "
        + repeated("exp(x)", "+", 1400)
        + "\nfirst(x, y) = x\nmany(x) = "
        + repeated("first(x,big(x))", "+", 600)
        + "\nmore(x) = sum(i in 1..1000: first(x, big(x)))";
  }

  /// Each function calls one a little before it.
  private static String calling(int count) {
    return "f0(x) = x\n"
        + IntStream.range(1, count)
            .mapToObj(i -> "f%d(x) = f%d(x)\n".formatted(i, i / 100))
            .collect(Collectors.joining());
  }

  private static String longDefinitions(int count) {
    String formula = repeated("x", "+", 4_500);
    return IntStream.range(0, count)
        .mapToObj(i -> "f" + i + "(x) = " + formula + "\n")
        .collect(Collectors.joining());
  }
}
