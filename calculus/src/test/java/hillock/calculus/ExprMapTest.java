// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.expr.Expr;
import hillock.expr.Expr.Input;
import org.junit.jupiter.api.Test;

/// Maps from expressions compare by identity and keep their order.
class ExprMapTest {
  private final Expr x = new Input(0, "x");
  private final Expr equalToX = new Input(0, "x");
  private final Expr y = new Input(1, "y");

  @Test
  void equalExpressionsAreDifferentKeys() {
    ExprMap<Integer> map = new ExprMap<>();
    map.put(x, 1);
    map.merge(x, 2, Integer::sum);
    map.put(equalToX, 5);
    assertThat(map.get(x)).isEqualTo(3);
    assertThat(map.get(equalToX)).isEqualTo(5);
    assertThat(map.containsKey(y)).isFalse();
    assertThat(map.size()).isEqualTo(2);
  }

  @Test
  void entriesStandInTheOrderInWhichTheyWerePut() {
    ExprMap<Integer> map = new ExprMap<>();
    map.put(y, 1);
    map.put(x, 2);
    map.put(y, 3);
    assertThat(map.values()).containsExactly(3, 2);
    map.values().removeIf(value -> value == 3);
    assertThat(map.keySet()).containsExactly(x);
    assertThat(map.remove(x)).isEqualTo(2);
    assertThat(map).isEmpty();
  }
}
