// SPDX-License-Identifier: Apache-2.0
package hillock.timing;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.peers.Pass;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScheduleTest {
  private static final Schedule SCHEDULE =
      new Schedule(
          List.of("relu", "mish"),
          List.of(Pass.FORWARD, Pass.BOTH),
          List.of(false, true),
          List.of(1 << 18, 4096, 4096),
          List.of(2, 1),
          15);

  @Test
  void allAreThereOnce() {
    List<Workload> workloads = SCHEDULE.workloads();
    assertThat(workloads).doesNotHaveDuplicates().hasSize(2 * 2 * (2 + 3));
    assertThat(workloads).contains(new Workload("mish", Pass.FORWARD, true, 1 << 18, 2));
  }

  @Test
  void oneThreadAndSmallArraysComeFirst() {
    assertThat(SCHEDULE.workloads().getFirst())
        .isEqualTo(new Workload("relu", Pass.FORWARD, false, 4096, 1));
    assertThat(SCHEDULE.workloads().stream().map(Workload::threads).toList()).isSorted();
  }

  @Test
  void inPlaceNeedsLargeArraysAndOneResult() {
    assertThat(SCHEDULE.workloads())
        .filteredOn(Workload::inPlace)
        .isNotEmpty()
        .allMatch(w -> w.n() >= Schedule.SMALLEST_IN_PLACE && w.pass() != Pass.BOTH);
  }

  @Test
  void largeArraysAreSampledLessOften() {
    assertThat(SCHEDULE.rounds(4096)).isEqualTo(15);
    assertThat(SCHEDULE.rounds(1 << 20)).isEqualTo(15);
    assertThat(SCHEDULE.rounds(1 << 24)).isEqualTo(9);
  }
}
