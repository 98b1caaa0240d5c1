// SPDX-License-Identifier: Apache-2.0
package hillock.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What the rounds measure of calls whose times are known.
final class RoundsTest {
  private final FakeCall.Clock clock = new FakeCall.Clock();
  private final StringBuilder order = new StringBuilder();

  private FakeCall call(String name, long nanos) {
    return new FakeCall(clock, nanos, 500, name, order);
  }

  private Rounds rounds(int count, boolean preparesEachRun) {
    return new Rounds(clock::nanos, count, preparesEachRun, () -> {});
  }

  @Test
  void timesAreThoseOfTheCalls() {
    List<Samples> samples =
        rounds(5, false).of(List.of(call("a", 1_000), call("b", 3_000), call("c", 2_000_000)));
    assertThat(samples).hasSize(3);
    assertThat(samples.get(0).median()).isEqualTo(1_000);
    assertThat(samples.get(0).quiet()).isEqualTo(1_000);
    assertThat(samples.get(1).median()).isEqualTo(3_000);
    assertThat(samples.get(2).median()).isEqualTo(2_000_000);
  }

  @Test
  void preparationIsNotTimed() {
    assertThat(rounds(3, true).of(List.of(call("a", 70_000))).getFirst().median())
        .isEqualTo(70_000);
  }

  @Test
  void callsTakeTurnsAndRoundsBeginWithAnotherEachTime() {
    rounds(3, false).of(List.of(call("a", 1_000), call("b", 1_000), call("c", 1_000)));
    String warmingUp = "abc";
    assertThat(order.toString()).isEqualTo(warmingUp + "abc" + "bca" + "cab");
  }

  @Test
  void slowCallsSitRoundsOut() {
    long slow = Rounds.SLOW + 1;
    rounds(7, false).of(List.of(call("a", 1_000), call("b", slow)));
    // Neighbours of the same name are one turn: b takes part in the rounds 1, 4 and 7.
    assertThat(order.toString().chars().filter(c -> c == 'b').count()).isEqualTo(1 + 3);
  }

  @Test
  void everySampleComesAfterAPause() {
    long[] pauses = {0};
    new Rounds(clock::nanos, 4, false, () -> pauses[0]++)
        .of(List.of(call("a", 10), call("b", 10)));
    assertThat(pauses[0]).isEqualTo(8);
  }

  @Test
  void smallArraysAreWarmedUpForTheCompiler() {
    Rounds.compile(call("a", 10), clock::nanos);
    assertThat(clock.nanos()).isGreaterThan(3_000_000);
    long before = clock.nanos();
    Rounds.compile(call("b", 1_000_000_000), clock::nanos);
    assertThat(clock.nanos() - before).as("but not for ever").isLessThan(5_000_000_000L);
  }
}
