// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.expr.Expr;
import hillock.expr.Property;
import hillock.expr.Property.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// How many continuous derivatives a function has inside its domain, and where they end.
///
/// @param order the number of continuous derivatives; -1 for a function with steps,
///     `Property.Smooth.INFINITE` for one that is analytic
/// @param corners the places where a derivative or the function itself jumps
/// @param verdict proved if the order is exact
public record Smoothness(int order, List<Corner> corners, Verdict verdict) {
  public Smoothness {
    corners = List.copyOf(corners);
  }

  /// A place where the derivatives from some order on jump.
  ///
  /// @param order how many derivatives are continuous there; -1 for a step of the function
  /// @param isExact false if it may be smoother
  /// @param left the first derivative that jumps, or the function, from the left
  /// @param right the same from the right
  public record Corner(Place place, int order, boolean isExact, Value left, Value right) {
    @Override
    public String toString() {
      String what =
          switch (order) {
            case -1 -> "step";
            case 0 -> "kink";
            default -> "f" + "'".repeat(order + 1);
          };
      return "%s at %s: %s | %s".formatted(what, place, left, right);
    }
  }

  static Smoothness of(PiecewiseFunction function, Domain domain) {
    List<Corner> corners = new ArrayList<>();
    for (Joint joint : function.joints()) {
      boolean isInside = joint.isBetweenSmoothPieces() && joint.value().isPresent();
      if (isInside) {
        corners.add(corner(joint));
      }
    }
    Optional<Piece> open =
        function.definedPieces().stream().filter(piece -> !piece.isSmooth()).findFirst();
    return new Smoothness(order(corners), corners, verdict(corners, open, domain));
  }

  private static Corner corner(Joint joint) {
    Joint.Smoothness smoothness = joint.smoothness();
    int jump = smoothness.order() + 1;
    return new Corner(
        joint.place(),
        smoothness.order(),
        smoothness.isExact(),
        joint.limit(jump, Side.LEFT),
        joint.limit(jump, Side.RIGHT));
  }

  private static int order(List<Corner> corners) {
    return corners.stream().mapToInt(Corner::order).min().orElse(Property.Smooth.INFINITE);
  }

  private static Verdict verdict(List<Corner> corners, Optional<Piece> open, Domain domain) {
    if (open.isPresent()) {
      return new Verdict.Undecided(
          open.get().lo() + " to " + open.get().hi(), "choices or conditions are left open there");
    }
    if (domain.parts().isEmpty()) {
      return new Verdict.Undecided("the whole line", "the formula has no values");
    }
    int order = order(corners);
    boolean isExact =
        corners.isEmpty() || corners.stream().anyMatch(c -> c.order() == order && c.isExact());
    if (!isExact) {
      Corner worst = corners.stream().filter(c -> c.order() == order).findFirst().orElseThrow();
      return new Verdict.Undecided(
          worst.place().toString(), "derivatives above order " + order + " may be continuous");
    }
    return new Verdict.Proved(domain.isWholeLine() ? domain.cover() : "inside " + domain, 0);
  }

  /// Whether the order is the given one.
  Verdict checkOrder(int claimed) {
    if (verdict instanceof Verdict.Proved) {
      return order == claimed
          ? verdict
          : new Verdict.Refuted(
              corners.isEmpty() ? "the whole line" : worst().place().toString(),
              "the function is smooth of order " + this);
    }
    Optional<Corner> sharper =
        corners.stream().filter(c -> c.isExact() && c.order() < claimed).findFirst();
    return sharper
        .<Verdict>map(c -> new Verdict.Refuted(c.place().toString(), c.toString()))
        .orElse(verdict);
  }

  private Corner worst() {
    return corners.stream().filter(c -> c.order() == order).findFirst().orElseThrow();
  }

  /// The places where f is continuous and f' jumps.
  public List<Corner> kinks() {
    return corners.stream().filter(c -> c.order() == 0 && c.isExact()).toList();
  }

  /// Whether the first derivative jumps at the given places and nowhere else.
  Verdict checkKinks(List<Expr> claimed, PiecewiseFunction function, Domain domain) {
    boolean isSettled =
        function.isResolved() && corners.stream().allMatch(c -> c.isExact() || c.order() >= 1);
    List<Corner> rest = new ArrayList<>(kinks());
    for (Expr point : claimed) {
      Value value = Value.of(function.context().stable(point));
      Optional<Corner> match =
          rest.stream().filter(c -> compare(c, value, function).orElse(1) == 0).findFirst();
      boolean mayMatch =
          !isSettled || rest.stream().anyMatch(c -> compare(c, value, function).isEmpty());
      if (match.isEmpty()) {
        return mayMatch
            ? new Verdict.Undecided(value.toString(), "a kink there is not proved")
            : new Verdict.Refuted(value.toString(), "the first derivative does not jump there");
      }
      rest.remove(match.get());
    }
    if (!rest.isEmpty()) {
      Corner unclaimed = rest.getFirst();
      return new Verdict.Refuted(unclaimed.place().toString(), unclaimed.toString());
    }
    return isSettled
        ? new Verdict.Proved(domain.cover(), 0)
        : new Verdict.Undecided("the whole line", "there may be further kinks");
  }

  private static OptionalInt compare(Corner corner, Value value, PiecewiseFunction function) {
    return new Value.Finite(corner.place().enclosure(), corner.place().exact())
        .compareTo(value, function.context().algebra());
  }

  /// The class, such as `C^1`; as a lower bound where that is all that is known.
  public String text() {
    return switch (verdict) {
      case Verdict.Proved _, Verdict.Refuted _ -> "C^" + this;
      case Verdict.Undecided _ -> corners.isEmpty() ? "unknown" : "C^" + this + " or smoother";
    };
  }

  @Override
  public String toString() {
    return order == Property.Smooth.INFINITE ? "inf" : String.valueOf(order);
  }
}
