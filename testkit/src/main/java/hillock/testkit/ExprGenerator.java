// SPDX-License-Identifier: Apache-2.0
package hillock.testkit;

import hillock.expr.Comparison;
import hillock.expr.Expr;
import hillock.expr.Expr.Constant;
import hillock.expr.Expr.Hypot;
import hillock.expr.Expr.Input;
import hillock.expr.Expr.Max;
import hillock.expr.Expr.Min;
import hillock.expr.Expr.Named;
import hillock.expr.Expr.Param;
import hillock.expr.Expr.Power;
import hillock.expr.Expr.Product;
import hillock.expr.Expr.Select;
import hillock.expr.Expr.Sum;
import hillock.expr.Function;
import hillock.expr.Printer;
import hillock.expr.Rational;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Random expressions over a vocabulary of leaves, functions and shapes.
///
/// @param leaves what stands at the ends: inputs, parameters, constants; repeat one to see it often
/// @param functions the elementary functions to choose from
/// @param isSmooth true to leave out choices, `min`, `max` and `abs`
/// @param maxSize how many leaves and functions an expression has at most
public record ExprGenerator(
    List<Expr> leaves, List<Function> functions, boolean isSmooth, int maxSize) {
  /// The input of the standard vocabulary.
  public static final Input X = new Input(0, "x");

  /// The scalar parameter of the standard vocabulary.
  public static final Param A = new Param("a", 0);

  /// The vector element of the standard vocabulary.
  public static final Param B1 = new Param("b", 1);

  /// Numbers that are awkward in one way or another.
  public static final List<Expr> NUMBERS =
      Stream.of("0", "1", "-1", "2", "-2", "1/2", "-1/3", "3", "4", "1/4", "0.1", "22/7", "1003/3")
          .<Expr>map(ExprGenerator::number)
          .toList();

  private static final List<Rational> EXPONENTS =
      Stream.of("2", "2", "3", "-1", "-1", "-2", "1/2", "1/2", "-1/2", "3/2", "1/3", "4", "0", "-3")
          .map(ExprGenerator::rational)
          .toList();

  public ExprGenerator {
    leaves = List.copyOf(leaves);
    functions = List.copyOf(functions);
  }

  /// All functions and shapes, over x, two parameters, and awkward numbers.
  public static ExprGenerator standard() {
    List<Expr> leaves = new ArrayList<>(List.of(X, X, X, X, X, X, X, X, A, A, B1));
    leaves.addAll(NUMBERS);
    leaves.add(new Named(Constant.PI));
    leaves.add(new Named(Constant.E));
    return new ExprGenerator(leaves, List.of(Function.values()), false, 12);
  }

  /// The same without kinks and jumps.
  public ExprGenerator smooth() {
    List<Function> kept = functions.stream().filter(f -> f != Function.ABS).toList();
    return new ExprGenerator(leaves, kept, true, maxSize);
  }

  /// The same with another bound on the size.
  public ExprGenerator withMaxSize(int size) {
    return new ExprGenerator(leaves, functions, isSmooth, size);
  }

  /// The same over other leaves.
  public ExprGenerator withLeaves(List<Expr> others) {
    return new ExprGenerator(others, functions, isSmooth, maxSize);
  }

  /// A random expression.
  public Expr next(Dice dice) {
    return expression(dice, 1 + dice.below(maxSize));
  }

  /// Runs a check on many expressions.
  ///
  /// @throws AssertionError if the check throws anything for one of them; its message names the
  ///     seed, the case, the expression, and the smallest expression found that fails too
  public void forAll(long seed, int count, Consumer<Expr> check) {
    for (int i = 0; i < count; i++) {
      Expr expr = next(new Dice(seed, i));
      if (Shrinker.failure(expr, check) != null) {
        Expr small = Shrinker.shrink(expr, e -> Shrinker.failure(e, check) != null);
        throw new AssertionError(
            "case %d of seed %d fails: %s%nso does: %s"
                .formatted(i, seed, Printer.print(expr), Printer.print(small)),
            Shrinker.failure(small, check));
      }
    }
  }

  private Expr expression(Dice dice, int size) {
    if (size <= 1) {
      return dice.pick(leaves);
    }
    return switch (dice.below(isSmooth ? 15 : 20)) {
      case 0, 1, 2, 3 -> new Sum(operands(dice, size));
      case 4, 5, 6 -> new Product(operands(dice, size));
      case 7 -> new Product(List.of(Expr.of(-1), expression(dice, size - 1)));
      case 8, 9 -> new Power(expression(dice, size - 1), Expr.of(dice.pick(EXPONENTS)));
      case 10 -> rarePower(dice, size);
      case 15 -> new Min(expression(dice, size / 2), expression(dice, size / 2));
      case 16 -> new Max(expression(dice, size / 2), expression(dice, size / 2));
      case 17, 18, 19 -> choice(dice, size);
      default -> Expr.apply(dice.pick(functions), expression(dice, size - 1));
    };
  }

  private Expr rarePower(Dice dice, int size) {
    Expr left = expression(dice, size / 2);
    Expr right = expression(dice, size / 2);
    return dice.oneIn(2) ? new Hypot(left, right) : new Power(left, right);
  }

  private Expr choice(Dice dice, int size) {
    return new Select(
        dice.pick(List.of(Comparison.values())),
        expression(dice, size / 4),
        dice.oneIn(2) ? Expr.of(0) : expression(dice, size / 4),
        expression(dice, size / 2),
        expression(dice, size / 2));
  }

  private List<Expr> operands(Dice dice, int size) {
    int count = 2 + (dice.oneIn(3) ? 1 : 0);
    List<Expr> operands = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      operands.add(expression(dice, size / count));
    }
    return operands;
  }

  private static Expr number(String text) {
    return Expr.of(rational(text));
  }

  private static Rational rational(String text) {
    int slash = text.indexOf('/');
    return slash < 0
        ? Rational.of(new BigDecimal(text))
        : new Rational(
            new BigInteger(text.substring(0, slash)), new BigInteger(text.substring(slash + 1)));
  }
}
