// SPDX-License-Identifier: Apache-2.0
package hillock.expr;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A statement about a function that can be proved or refuted; its text is that of a claim.
///
/// All are about the function of the first input, with parameters at their defaults and random
/// draws in their deterministic form.
public sealed interface Property {
  /// Every value lies in the set.
  record Within(Bounds bounds) implements Property {
    @Override
    public String toString() {
      return "within " + bounds;
    }
  }

  /// The function is monotone in the given sense on the whole line.
  record Monotone(Direction direction) implements Property {
    @Override
    public String toString() {
      return direction.spelling();
    }
  }

  /// The second derivative keeps one sign, or the graph lies on one side of its chords.
  record Curved(Curvature curvature) implements Property {
    @Override
    public String toString() {
      return curvature.spelling();
    }
  }

  /// f(x) tends to the end as x goes to infinity on the given side.
  record Limit(Side side, Bounds.End end) implements Property {
    @Override
    public String toString() {
      return "limit " + side.spelling() + " " + Bounds.text(end);
    }
  }

  /// f' tends to 0 on the given side (soft), or is 0 beyond some point (hard), or neither (none).
  record Saturates(Side side, Saturation saturation) implements Property {
    @Override
    public String toString() {
      return "saturates " + side.spelling() + " " + saturation.spelling();
    }
  }

  /// f(-x) = -f(x), or f(-x) = f(x), or neither.
  record Symmetric(Parity parity) implements Property {
    @Override
    public String toString() {
      return parity.spelling();
    }
  }

  /// |f(a) - f(b)| is at most the constant times |a - b|.
  record Lipschitz(Expr constant) implements Property {
    @Override
    public String toString() {
      return "lipschitz " + Printer.print(constant);
    }
  }

  /// The function has exactly this many continuous derivatives; -1 means it is discontinuous.
  record Smooth(int order) implements Property {
    /// The order of a function with derivatives of every order.
    public static final int INFINITE = Integer.MAX_VALUE;

    @Override
    public String toString() {
      return "smooth " + (order == INFINITE ? "inf" : order);
    }
  }

  /// The points where the first derivative jumps, in ascending order.
  record Kinks(List<Expr> points) implements Property {
    public Kinks {
      points = List.copyOf(points);
    }

    @Override
    public String toString() {
      return "kinks " + (points.isEmpty() ? "none" : join(points.stream().map(Printer::print)));
    }
  }

  /// The solutions of f(x) = x, points and intervals, in ascending order.
  record FixedPoints(List<Bounds> sets) implements Property {
    public FixedPoints {
      sets = List.copyOf(sets);
    }

    @Override
    public String toString() {
      return "fixed-points " + (sets.isEmpty() ? "none" : join(sets.stream().map(this::text)));
    }

    private String text(Bounds set) {
      return set.isPoint() ? Bounds.text(set.lo()) : set.toString();
    }
  }

  /// f(0) = 0 and f'(0) = 1, so that f(x) ≈ x near 0.
  record IdentityNearZero() implements Property {
    @Override
    public String toString() {
      return "identity-near-zero";
    }
  }

  /// The mean of f(Z) is 0 for a standard normal Z.
  record ZeroCentred() implements Property {
    @Override
    public String toString() {
      return "zero-centred";
    }
  }

  /// A direction of the real line.
  enum Side {
    LEFT,
    RIGHT;

    public String spelling() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// How a function saturates on one side, in the sense of Gulcehre et al.
  enum Saturation {
    NONE,
    SOFT,
    HARD;

    public String spelling() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// How a function is monotone.
  enum Direction {
    INCREASING,
    NONDECREASING,
    DECREASING,
    NONINCREASING,
    NEITHER;

    public String spelling() {
      return this == NEITHER ? "not-monotone" : name().toLowerCase(Locale.ROOT);
    }
  }

  /// How a function is curved.
  enum Curvature {
    CONVEX,
    CONCAVE,
    NEITHER;

    public String spelling() {
      return this == NEITHER ? "not-convex" : name().toLowerCase(Locale.ROOT);
    }
  }

  /// How a function behaves under reflection.
  enum Parity {
    ODD,
    EVEN,
    NEITHER;

    public String spelling() {
      return this == NEITHER ? "not-symmetric" : name().toLowerCase(Locale.ROOT);
    }
  }

  private static String join(Stream<String> texts) {
    return String.join(", ", texts.toList());
  }
}
