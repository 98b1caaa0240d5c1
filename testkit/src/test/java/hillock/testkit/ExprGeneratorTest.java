// SPDX-License-Identifier: Apache-2.0
package hillock.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hillock.expr.Expr;
import hillock.expr.Expr.Apply;
import hillock.expr.Extent;
import hillock.expr.Function;
import hillock.expr.Printer;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExprGeneratorTest {
  private static final long SEED = 7;

  private static List<Expr> samples(ExprGenerator generator, int count) {
    return IntStream.range(0, count).mapToObj(i -> generator.next(new Dice(SEED, i))).toList();
  }

  private static boolean contains(Expr expr, Function function) {
    return (expr instanceof Apply(var f, var _) && f == function)
        || expr.operands().stream().anyMatch(operand -> contains(operand, function));
  }

  @Test
  void sameSeedMakesSameExpressions() {
    assertThat(samples(ExprGenerator.standard(), 50))
        .isEqualTo(samples(ExprGenerator.standard(), 50));
    assertThat(new HashSet<>(samples(ExprGenerator.standard(), 50))).hasSizeGreaterThan(40);
  }

  @Test
  void everyShapeAndFunctionAppears() {
    Set<Class<?>> shapes = new HashSet<>();
    Set<Function> functions = EnumSet.noneOf(Function.class);
    for (Expr expr : samples(ExprGenerator.standard(), 3000)) {
      collect(expr, shapes, functions);
    }
    // Every shape but the random draw, which the standard vocabulary lacks.
    assertThat(shapes).hasSize(Expr.class.getPermittedSubclasses().length - 1);
    assertThat(functions).containsExactlyInAnyOrder(Function.values());
  }

  private static void collect(Expr expr, Set<Class<?>> shapes, Set<Function> functions) {
    shapes.add(expr.getClass());
    if (expr instanceof Apply(var function, var _)) {
      functions.add(function);
    }
    expr.operands().forEach(operand -> collect(operand, shapes, functions));
  }

  @Test
  void sizeIsBounded() {
    assertThat(samples(ExprGenerator.standard().withMaxSize(6), 1000))
        .allMatch(expr -> Extent.of(expr).nodes() <= 20)
        .anyMatch(expr -> Extent.of(expr).nodes() >= 8);
  }

  @Test
  void smoothVocabularyHasNoKinks() {
    assertThat(samples(ExprGenerator.standard().smooth(), 1000))
        .noneMatch(expr -> contains(expr, Function.ABS))
        .noneMatch(expr -> Printer.print(expr).contains("?"))
        .noneMatch(expr -> Printer.print(expr).contains("max("));
  }

  @Test
  void failureNamesSeedAndSmallestExpression() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                ExprGenerator.standard()
                    .forAll(
                        SEED,
                        5000,
                        expr -> assertThat(contains(expr, Function.ERFCX)).isFalse()))
        .withMessageContaining("of seed 7 fails: ")
        .withMessageEndingWith("so does: erfcx(0)");
  }

  @Test
  void shrinkingKeepsWhatFails() {
    Expr large =
        samples(ExprGenerator.standard().withMaxSize(40), 500).stream()
            .filter(expr -> contains(expr, Function.SIN) && contains(expr, Function.COS))
            .findFirst()
            .orElseThrow();
    Expr small =
        Shrinker.shrink(
            large, expr -> contains(expr, Function.SIN) && contains(expr, Function.COS));
    assertThat(contains(small, Function.SIN) && contains(small, Function.COS)).isTrue();
    assertThat(Extent.of(small).nodes()).isLessThanOrEqualTo(5);
  }
}
