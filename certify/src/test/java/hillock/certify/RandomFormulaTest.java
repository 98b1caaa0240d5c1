// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.expr.Expr;
import hillock.expr.Expr.Constant;
import hillock.expr.Expr.Named;
import hillock.expr.Function;
import hillock.testkit.ExprGenerator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Nothing in the card of a random formula is false.
class RandomFormulaTest {
  private static final long SEED = 2_718_281;
  private static final int COUNT = 200;

  private static ExprGenerator generator() {
    List<Expr> leaves = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      leaves.add(ExprGenerator.X);
    }
    leaves.addAll(ExprGenerator.NUMBERS);
    leaves.add(new Named(Constant.PI));
    return new ExprGenerator(leaves, List.of(Function.values()), false, 7);
  }

  private static void check(Expr formula) {
    PropertyCard card = Prover.of(formula, ExprGenerator.X).card();
    Samples samples = Samples.coarse(formula, ExprGenerator.X, SampledTruth.places(card));
    assertThat(SampledTruth.contradictions(card, samples)).as("%s", card.text()).isEmpty();
  }

  @Test
  void theCardsOfRandomFormulasAgreeWithSamples() {
    generator().forAll(SEED, COUNT, RandomFormulaTest::check);
  }
}
