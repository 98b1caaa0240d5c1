// SPDX-License-Identifier: Apache-2.0
package hillock.timing;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.catalog.Catalog;
import hillock.codegen.AccuracyLevel;
import hillock.expr.Activation;
import hillock.peers.Binding;
import hillock.peers.Call;
import hillock.peers.Calls;
import hillock.peers.Destination;
import hillock.peers.Pass;
import hillock.peers.Peer;
import hillock.peers.PeerFunction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A race with contenders whose times and results are known.
final class RaceTest {
  private static final Circumstances HERE =
      new Circumstances("1", "c0ffee", "Java", "OS", "CPU", 2, 0, "2026-01-01", "hillock bench");

  private final long[] now = {0};

  private static Schedule schedule(Pass... passes) {
    return new Schedule(
        List.of("relu"), List.of(passes), List.of(false), List.of(1024), List.of(1), 5);
  }

  private Results race(Schedule schedule, Peer... contenders) {
    return new Race(List.of(contenders), schedule, () -> now[0], (workload, done) -> {}).run(HERE);
  }

  @Test
  void costsAreFoundInTheirOrder() {
    Results results =
        race(
            schedule(Pass.FORWARD),
            new Fake("hillock", 2048, 0, Destination.PREALLOCATED),
            new Fake("slower", 4096, 0, Destination.PREALLOCATED, Destination.NEW),
            new Fake("faster", 1024, 0, Destination.NEW));
    Outcome outcome = results.outcomes().getFirst();
    assertThat(outcome.timings())
        .containsExactly(
            new Timing("hillock", Destination.PREALLOCATED, 2, 2),
            new Timing("slower", Destination.PREALLOCATED, 4, 4),
            new Timing("slower", Destination.NEW, 4, 4),
            new Timing("faster", Destination.NEW, 1, 1));
    List<Ratio> ratios = Ratio.all(List.of(results));
    assertThat(ratios).extracting(Ratio::median).containsExactly(2.0, 2.0, 0.5);
    assertThat(Ratio.fastest(ratios, "relu", Pass.FORWARD, 1024, 1))
        .hasValueSatisfying(r -> assertThat(r.contender().id()).isEqualTo("faster"));
  }

  @Test
  void wrongResultsAreReportedAndTimed() {
    Results results =
        race(
            schedule(Pass.FORWARD),
            new Fake("hillock", 100, 0, Destination.PREALLOCATED),
            new Fake("wrong", 50, 0.001f, Destination.PREALLOCATED));
    assertThat(results.disagreements()).hasSize(1);
    Disagreement found = results.disagreements().getFirst();
    assertThat(found.contender()).isEqualTo("wrong");
    assertThat(found.theirs() - found.ours()).isBetween(0.0009, 0.0011);
    assertThat(results.isWrong("wrong", "relu")).isTrue();
    assertThat(results.outcomes().getFirst().timings()).hasSize(2);
    assertThat(Ratio.fastest(Ratio.all(List.of(results)), "relu", Pass.FORWARD, 1024, 1)).isEmpty();
  }

  @Test
  void roundingIsNoDisagreement() {
    Results results =
        race(
            schedule(Pass.values()),
            new Fake("hillock", 100, 0, Destination.PREALLOCATED),
            new Fake("near", 100, 1e-6f, Destination.PREALLOCATED));
    assertThat(results.disagreements()).isEmpty();
    assertThat(results.outcomes()).hasSize(3);
  }

  @Test
  void errorsAreReportedAndNotTimed() {
    Results results =
        race(
            schedule(Pass.FORWARD),
            new Fake("hillock", 100, 0, Destination.PREALLOCATED),
            new Fake("broken", 100, Float.NaN, Destination.PREALLOCATED));
    assertThat(results.failures())
        .containsExactly(
            new Failure(
                "broken", "relu", Pass.FORWARD, Destination.PREALLOCATED, "cannot do that"));
    assertThat(results.outcomes().getFirst().timings()).hasSize(1);
  }

  @Test
  void ourKernelsAndMemoryCopyTakePart() {
    Map<String, Activation> functions = Map.of("relu", Catalog.standard().find("relu"));
    List<Double> done = new ArrayList<>();
    Schedule schedule =
        new Schedule(
            List.of("relu"),
            List.of(Pass.values()),
            List.of(false, true),
            List.of(1001, 1 << 16),
            List.of(1, 2),
            1);
    Results results =
        Race.of(
                functions,
                "1",
                Set.of(AccuracyLevel.FAST, AccuracyLevel.EXACT),
                true,
                List.of(new Fake("peer", 0, 0, Destination.PREALLOCATED)),
                schedule,
                (workload, part) -> done.add(part))
            .run(HERE);
    assertThat(results.disagreements()).isEmpty();
    assertThat(results.failures()).isEmpty();
    assertThat(results.outcomes()).hasSize(2 * (3 + 5)).hasSameSizeAs(done);
    assertThat(done).isSorted().first().isEqualTo(0.0);
    assertThat(results.outcomes()).allSatisfy(o -> assertThat(o.ours()).isPresent());
    assertThat(results.outcomes())
        .allSatisfy(o -> assertThat(o.timings()).allMatch(t -> t.quiet() <= t.median()));
  }

  /// relu at a known price, off by a known amount; NaN stands for an error.
  private final class Fake implements Peer {
    private final String id;
    private final long nanos;
    private final float off;
    private final Set<Destination> destinations;

    Fake(String id, long nanos, float off, Destination... destinations) {
      this.id = id;
      this.nanos = nanos;
      this.off = off;
      this.destinations = Set.copyOf(Arrays.asList(destinations));
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public String title() {
      return id;
    }

    @Override
    public void start(Path folder) {}

    @Override
    public String version() {
      return "1";
    }

    @Override
    public void threads(int count) {}

    @Override
    public Set<String> functions() {
      return Set.of("relu");
    }

    @Override
    public PeerFunction function(String name) {
      return new PeerFunction() {
        @Override
        public String written() {
          return id + ".relu(x)";
        }

        @Override
        public Binding bind(float[] x, float[] dy) {
          return new Relu(x, dy);
        }
      };
    }

    private final class Relu implements Binding {
      private final float[] x;
      private final float[] dy;

      Relu(float[] x, float[] dy) {
        this.x = x;
        this.dy = dy;
      }

      @Override
      public Optional<Call> call(Pass pass, Destination destination) {
        return destinations.contains(destination)
            ? Optional.of(Calls.of(() -> now[0] += nanos, (y, dx) -> compute(pass, y, dx)))
            : Optional.empty();
      }

      private void compute(Pass pass, float[] y, float[] dx) {
        if (Float.isNaN(off)) {
          throw new IllegalStateException("cannot do that");
        }
        for (int i = 0; i < x.length; i++) {
          if (pass != Pass.BACKWARD) {
            y[i] = Math.max(0, x[i]) + off;
          }
          if (pass != Pass.FORWARD) {
            dx[i] = x[i] > 0 ? dy[i] : 0;
          }
        }
      }

      @Override
      public void close() {}
    }
  }
}
