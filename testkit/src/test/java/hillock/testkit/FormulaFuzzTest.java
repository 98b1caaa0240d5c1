// SPDX-License-Identifier: Apache-2.0
package hillock.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.expr.Expr;
import hillock.expr.Expr.Distribution;
import hillock.expr.Expr.Draw;
import hillock.expr.Formula;
import hillock.expr.FormulaException;
import hillock.expr.Printer;
import hillock.expr.Scope;
import hillock.expr.Source;
import hillock.numerics.BigReal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Random text: what is printed reads back, odd spellings mean the same, and mistakes never lead to
/// anything but a [FormulaException].
class FormulaFuzzTest {
  private static final long SEED = 20_260_101;
  private static final String HEADER = "f(x; a = 1, b[2] = 0) = ";

  private static final Set<String> ZERO_DIVIDES =
      Set.of("division by zero", "zero to a negative power");

  private static final ExprGenerator GENERATOR = ExprGenerator.standard().withMaxSize(16);

  private static Expr read(String text) {
    return Formula.typed(HEADER + text, Scope.EMPTY, Map.of()).formula();
  }

  /// What the text means; empty if the parser finds that it divides by the number zero, which some
  /// random expressions do.
  private static Optional<Expr> readUnlessZeroDivides(String text) {
    try {
      return Optional.of(read(text));
    } catch (FormulaException refusal) {
      if (ZERO_DIVIDES.contains(refusal.problem())) {
        return Optional.empty();
      }
      throw refusal;
    }
  }

  @Test
  void printedExpressionsReadBack() {
    int[] read = {0};
    List<Expr> leaves = new ArrayList<>(GENERATOR.leaves());
    leaves.add(new Draw(Distribution.UNIFORM, 0));
    leaves.add(new Draw(Distribution.NORMAL, 0));
    GENERATOR
        .withLeaves(leaves)
        .forAll(
            SEED,
            20_000,
            expr ->
                readUnlessZeroDivides(Printer.print(expr))
                    .ifPresent(
                        first -> {
                          assertThat(read(Printer.print(first))).isEqualTo(first);
                          read[0]++;
                        }));
    assertThat(read[0]).isGreaterThan(19_000);
  }

  @Test
  void printedExpressionsAndOddSpellingsHaveTheSameValue() {
    int[] compared = {0};
    GENERATOR.forAll(
        SEED + 1,
        2_000,
        expr -> {
          Map<Expr, BigReal> point = point(expr);
          String printed = Printer.print(expr);
          String odd = FormulaText.parenthesized(expr, new Dice(SEED, printed.hashCode()));
          for (String text : List.of(printed, odd)) {
            Optional<Expr> read = readUnlessZeroDivides(text);
            if (read.isPresent() && ExactValue.assertSame(expr, read.get(), point)) {
              compared[0]++;
            }
          }
        });
    assertThat(compared[0]).isGreaterThan(2_000);
  }

  private static Map<Expr, BigReal> point(Expr expr) {
    Dice dice = new Dice(SEED + 2, Printer.print(expr).hashCode());
    return Map.of(
        ExprGenerator.X, BigReal.of(dice.number(3)),
        ExprGenerator.A, BigReal.of(dice.number(3)),
        ExprGenerator.B1, BigReal.of(dice.number(3)));
  }

  @Test
  void mutatedFormulasAreReadOrRefused() {
    int refused = 0;
    for (int i = 0; i < 100_000; i++) {
      Dice dice = new Dice(SEED + 3, i);
      String text = Printer.print(GENERATOR.next(dice));
      String odd = dice.oneIn(4) ? FormulaText.parenthesized(GENERATOR.next(dice), dice) : text;
      refused += isRefused(SEED + 3, i, FormulaText.mutated(HEADER + odd, dice)) ? 1 : 0;
    }
    assertThat(refused).isBetween(10_000, 99_000);
  }

  @Test
  void rubbishIsReadOrRefused() {
    int refused = 0;
    for (int i = 0; i < 50_000; i++) {
      refused += isRefused(SEED + 4, i, FormulaText.rubbish(new Dice(SEED + 4, i))) ? 1 : 0;
    }
    assertThat(refused).isBetween(30_000, 50_000);
  }

  private static boolean isRefused(long seed, int stream, String text) {
    boolean refused = false;
    try {
      Formula.typed(text, Scope.EMPTY, Map.of());
    } catch (FormulaException expected) {
      refused = true;
    } catch (RuntimeException | Error other) {
      throw new AssertionError("case " + stream + " of seed " + seed + ": " + text, other);
    }
    try {
      Formula.file(new Source("fuzz.act", text), Scope.EMPTY);
    } catch (FormulaException expected) {
      refused = true;
    } catch (RuntimeException | Error other) {
      throw new AssertionError("case " + stream + " of seed " + seed + ": " + text, other);
    }
    return refused;
  }
}
