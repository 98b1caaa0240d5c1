// SPDX-License-Identifier: Apache-2.0
package hillock.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.calculus.Algebra;
import hillock.calculus.Law.Phase;
import hillock.calculus.Laws;
import hillock.calculus.Rewriter;
import hillock.calculus.Stabilizer;
import hillock.expr.Bounds;
import hillock.expr.Expr;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Power;
import hillock.expr.Expr.Product;
import hillock.expr.Expr.Sum;
import hillock.expr.Function;
import hillock.expr.Parameter;
import hillock.expr.Printer;
import hillock.expr.Rational;
import hillock.numerics.BigReal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// The normal form, the laws and their phases keep values, end, and have nothing left to do when
/// they are done.
class NormalFormTest {
  private static final long SEED = 1_618_033;
  private static final int COUNT = 1_000;

  /// Parameters that are known not to be negative, and positive.
  private static final List<Parameter> PARAMETERS =
      List.of(
          new Parameter("a", 0, List.of(Expr.of(1)), from(0, true), false),
          new Parameter("b", 1, List.of(Expr.of(1)), from(0, false), false));

  /// Everything.
  private static final ExprGenerator GENERATOR = ExprGenerator.standard().withMaxSize(14);

  /// What the laws are about.
  private static final ExprGenerator LAWFUL =
      new ExprGenerator(
          List.of(
              ExprGenerator.X, ExprGenerator.X, ExprGenerator.X, ExprGenerator.A, Expr.of(1),
              Expr.of(1), Expr.of(-1), Expr.of(2), Expr.of(-2), Expr.of(1, 2), Expr.of(0)),
          List.of(
              Function.EXP, Function.EXP, Function.EXP, Function.LOG, Function.EXPM1,
              Function.LOG1P, Function.SIGMOID, Function.SOFTPLUS, Function.TANH, Function.COSH,
              Function.SINH, Function.ERF, Function.ERFC, Function.ABS, Function.ATAN),
          true,
          9);

  private static Bounds from(long lo, boolean isClosed) {
    return new Bounds(
        Bounds.End.of(Expr.of(lo)), isClosed, Bounds.End.POSITIVE_INFINITY, false);
  }

  /// Asserts that a transformation keeps the value wherever there was one.
  private static void assertKeepsValues(long seed, UnaryOperator<Expr> transformation) {
    assertKeepsValues(GENERATOR, seed, transformation);
    assertKeepsValues(LAWFUL, seed, transformation);
  }

  private static void assertKeepsValues(
      ExprGenerator generator, long seed, UnaryOperator<Expr> transformation) {
    int[] compared = {0};
    generator.forAll(
        seed,
        COUNT,
        expr -> {
          if (!dividesByZero(expr)) {
            Expr changed = transformation.apply(expr);
            for (Map<Expr, BigReal> point : points(expr)) {
              compared[0] += ExactValue.assertSame(expr, changed, point) ? 1 : 0;
            }
          }
        });
    assertThat(compared[0]).isGreaterThan(COUNT);
  }

  private static void forAll(long seed, int count, Consumer<Expr> check) {
    GENERATOR.forAll(seed, count, check);
    LAWFUL.forAll(seed, count, check);
  }

  /// True if the algebra says that the formula divides by zero whatever its input, and is right:
  /// then it has no value at any of the points.
  private static boolean dividesByZero(Expr expr) {
    try {
      Algebra.symbolic(PARAMETERS).normalize(expr);
      Algebra.lowering(PARAMETERS).normalize(expr);
      return false;
    } catch (ArithmeticException noValue) {
      return true;
    }
  }

  private static List<Map<Expr, BigReal>> points(Expr expr) {
    Dice dice = new Dice(SEED, Printer.print(expr).hashCode());
    List<Double> special = List.of(0.0, 1.0, -1.0, 2.0, 0.5);
    List<Map<Expr, BigReal>> points = new ArrayList<>();
    for (double magnitude : new double[] {1, 4, 30}) {
      points.add(
          Map.of(
              ExprGenerator.X, BigReal.of(dice.number(magnitude)),
              ExprGenerator.A, BigReal.of(Math.abs(dice.number(3))),
              ExprGenerator.B1, BigReal.of(Math.abs(dice.number(2)))));
    }
    points.add(
        Map.of(
            ExprGenerator.X, BigReal.of(dice.pick(special)),
            ExprGenerator.A, BigReal.of(Math.abs(dice.pick(special))),
            ExprGenerator.B1, BigReal.of(1 + Math.abs(dice.pick(special)))));
    return points;
  }

  @Test
  void symbolicNormalFormKeepsValues() {
    assertKeepsValues(SEED + 1, expr -> Algebra.symbolic(PARAMETERS).normalize(expr));
  }

  @Test
  void loweringNormalFormKeepsValues() {
    assertKeepsValues(SEED + 2, expr -> Algebra.lowering(PARAMETERS).normalize(expr));
  }

  @Test
  void stableFormKeepsValues() {
    assertKeepsValues(SEED + 3, expr -> new Stabilizer(PARAMETERS).stable(expr));
  }

  @Test
  void guardedAndLoweredFormsKeepValues() {
    assertKeepsValues(SEED + 4, NormalFormTest::lowered);
  }

  private static Expr lowered(Expr expr) {
    Algebra algebra = Algebra.lowering(PARAMETERS);
    Expr guarded = new Rewriter(algebra, Laws.of(Phase.GUARD)).rewrite(expr);
    return new Rewriter(algebra, Laws.of(Phase.LOWER)).rewrite(guarded);
  }

  @Test
  void normalFormsAreFinal() {
    forAll(
        SEED + 5,
        COUNT,
        expr -> {
          if (!dividesByZero(expr)) {
            assertFinal(expr, Algebra.symbolic(PARAMETERS));
            assertFinal(expr, Algebra.lowering(PARAMETERS));
          }
        });
  }

  private static void assertFinal(Expr expr, Algebra algebra) {
    Expr normal = algebra.normalize(expr);
    assertThat(algebra.normalize(copy(normal))).isSameAs(normal);
  }

  /// An equal tree of new objects, so that nothing is remembered.
  private static Expr copy(Expr expr) {
    return expr.operands().isEmpty()
        ? expr
        : expr.withOperands(expr.operands().stream().map(NormalFormTest::copy).toList());
  }

  @Test
  void stableFormsAreFinal() {
    forAll(
        SEED + 6,
        COUNT,
        expr -> {
          if (!dividesByZero(expr)) {
            Stabilizer stabilizer = new Stabilizer(PARAMETERS);
            Expr stable = stabilizer.stable(expr);
            Expr again = new Stabilizer(PARAMETERS).stable(stable);
            assertThat(stabilizer.algebra().normalize(again)).isSameAs(stable);
          }
        });
  }

  @Test
  void loweredFormsAreFinal() {
    forAll(
        SEED + 7,
        COUNT,
        expr -> {
          if (!dividesByZero(expr)) {
            Algebra algebra = Algebra.lowering(PARAMETERS);
            Rewriter lower = new Rewriter(algebra, Laws.of(Phase.LOWER));
            Expr lowered = lower.rewrite(expr);
            assertThat(new Rewriter(algebra, Laws.of(Phase.LOWER)).rewrite(lowered))
                .isSameAs(lowered);
          }
        });
  }

  @Test
  void orderOfTermsAndFactorsDoesNotMatter() {
    forAll(
        SEED + 8,
        COUNT,
        expr -> {
          if (!dividesByZero(expr)) {
            Dice dice = new Dice(SEED, Printer.print(expr).hashCode());
            for (Algebra algebra :
                List.of(Algebra.symbolic(PARAMETERS), Algebra.lowering(PARAMETERS))) {
              assertThat(algebra.normalize(commuted(expr, dice))).isSameAs(algebra.normalize(expr));
            }
          }
        });
  }

  private static Expr commuted(Expr expr, Dice dice) {
    List<Expr> operands = new ArrayList<>();
    for (Expr operand : expr.operands()) {
      operands.add(commuted(operand, dice));
    }
    if (expr instanceof Sum || expr instanceof Product) {
      for (int i = operands.size(); i > 1; i--) {
        operands.add(operands.remove(dice.below(i)));
      }
    }
    return operands.isEmpty() ? expr : expr.withOperands(operands);
  }

  @Test
  void numbersThatAreTooLargeToComputeStay() {
    Expr tower = new Power(Expr.of(2), Expr.of(1_000_000_000));
    Expr root = new Power(Expr.of(3), Expr.of(Rational.of(4_000_000_001L, 2)));
    Expr large = Expr.of(Rational.TWO.power(4000));
    Expr nested = new Power(new Power(large, Expr.of(4000)), Expr.of(4000));
    for (Expr expr : List.of(tower, root, nested)) {
      Expr product = new Product(List.of(expr, ExprGenerator.X, expr));
      for (Algebra algebra : List.of(Algebra.symbolic(PARAMETERS), Algebra.lowering(PARAMETERS))) {
        Expr normal = algebra.normalize(new Sum(List.of(product, expr, Expr.of(1))));
        assertThat(largestNumber(normal)).isLessThan(100_000);
      }
    }
  }

  private static int largestNumber(Expr expr) {
    int own = expr instanceof Const(var value) ? value.bitLength() : 0;
    return expr.operands().stream().mapToInt(NormalFormTest::largestNumber).reduce(own, Math::max);
  }
}
