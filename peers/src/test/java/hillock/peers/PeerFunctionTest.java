// SPDX-License-Identifier: Apache-2.0
package hillock.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PeerFunctionTest {
  private static final float[] X = {1, 2, 3};
  private static final float[] DY = {10, 20, 30};

  private final List<String> made = new ArrayList<>();

  @Test
  void valuesComeFromTheUsualCall() {
    float[] y = new float[3];
    square("FORWARD NEW", "FORWARD PREALLOCATED").forward(X, y);
    assertThat(y).containsExactly(1, 4, 9);
    assertThat(made).containsExactly("FORWARD NEW", "close");
  }

  @Test
  void anotherCallWillDo() {
    float[] y = new float[3];
    square("FORWARD PREALLOCATED").forward(X, y);
    assertThat(y).containsExactly(1, 4, 9);
    assertThat(made).containsExactly("FORWARD PREALLOCATED", "close");
  }

  @Test
  void slopesComeFromAutogradIfThereIsOne() {
    float[] dx = new float[3];
    square("BOTH NEW", "BACKWARD PREALLOCATED").backward(X, DY, dx);
    assertThat(dx).containsExactly(20, 80, 180);
    assertThat(made).containsExactly("BOTH NEW", "close");
    square("BACKWARD PREALLOCATED").backward(X, DY, dx);
    assertThat(made).endsWith("BACKWARD PREALLOCATED", "close");
  }

  @Test
  void whatIsMissingIsSaid() {
    assertThatThrownBy(() -> square("FORWARD NEW").backward(X, DY, new float[3]))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("square(x) has no derivative");
    assertThat(made).containsExactly("close");
  }

  /// A function with some calls only.
  private PeerFunction square(String... calls) {
    return new PeerFunction() {
      @Override
      public String written() {
        return "square(x)";
      }

      @Override
      public Binding bind(float[] x, float[] dy) {
        return new Squares(Set.of(calls), x, dy);
      }
    };
  }

  private final class Squares implements Binding {
    private final Set<String> calls;
    private final float[] x;
    private final float[] dy;

    Squares(Set<String> calls, float[] x, float[] dy) {
      this.calls = calls;
      this.x = x;
      this.dy = dy;
    }

    @Override
    public Optional<Call> call(Pass pass, Destination destination) {
      String name = pass + " " + destination;
      return calls.contains(name) ? Optional.of(call(name)) : Optional.empty();
    }

    private Call call(String name) {
      return new Call() {
        @Override
        public void run() {
          made.add(name);
        }

        @Override
        public void result(float[] y, float[] dx) {
          run();
          for (int i = 0; i < y.length; i++) {
            y[i] = x[i] * x[i];
          }
          for (int i = 0; i < dx.length; i++) {
            dx[i] = 2 * x[i] * dy[i];
          }
        }
      };
    }

    @Override
    public void close() {
      made.add("close");
    }
  }
}
