// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.expr.Property.Side;
import hillock.numerics.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/// Enclosures of the integrals of f·φ, f²·φ and f'²·φ over the line, where φ is the standard normal
/// density: Taylor's formula over boxes, with enclosures of its last coefficient.
///
/// Where no coefficients are known, as next to a root, the range of the function times the
/// probability of the box has to do. Boxes that leave too much in doubt are halved.
final class GaussianIntegral {
  /// So many terms of Taylor's formula; an even number, so that the rest has one sign.
  private static final int TERMS = 10;

  private static final double WIDEST = 0.5;
  private static final int MAX_BOXES = 320;

  /// So many boxes times steps of tapes: fewer boxes for long formulas.
  private static final int MAX_WORK = 24_000;

  /// With fewer boxes than this little would be known.
  private static final int MIN_BOXES = 64;

  /// A box that leaves less in doubt than this, relative to 1 and to the integral over it, is not
  /// halved.
  private static final double ALLOWED = 1e-14;

  private static final Interval ROOT_OF_HALF = Interval.point(0.5).sqrt();
  private static final Interval DENSITY_AT_ZERO =
      Interval.ONE.divide(
          Interval.of(Math.nextDown(2 * Math.PI), Math.nextUp(2 * Math.PI)).sqrt());

  private static final Comparator<Part> MOST_DOUBTFUL_FIRST =
      Comparator.comparingDouble((Part part) -> part.means().doubt())
          .reversed()
          .thenComparingDouble(part -> part.box().lo());

  private final PiecewiseFunction function;
  private final int maxBoxes;

  private GaussianIntegral(PiecewiseFunction function) {
    this.function = function;
    int steps =
        function.definedPieces().stream().mapToInt(piece -> piece.f().length()).max().orElse(1);
    this.maxBoxes = Math.min(MAX_BOXES, MAX_WORK / steps);
  }

  /// The three integrals over a part of the line; a slope that is not bounded has none.
  record Means(Interval first, Interval square, Optional<Interval> slopeSquare) {
    static final Means ZERO =
        new Means(Interval.ZERO, Interval.ZERO, Optional.of(Interval.ZERO));

    /// The integrals by Taylor's formula too, where it holds.
    Means refined(Piece piece, Interval box) {
      try {
        return intersect(precise(piece, box));
      } catch (ArithmeticException notAnalytic) {
        return this;
      }
    }

    Means plus(Means other) {
      return new Means(
          first.add(other.first),
          square.add(other.square),
          slopeSquare.flatMap(a -> other.slopeSquare.map(a::add)));
    }

    /// The largest width, in units of what is allowed.
    double doubt() {
      double ofValues = Math.max(doubt(first), doubt(square));
      return Math.max(ofValues, slopeSquare.map(Means::doubt).orElse(0.0));
    }

    private static double doubt(Interval x) {
      return x.width() / (ALLOWED * Math.max(1, 32 * x.mag()));
    }

    /// What both enclose.
    Means intersect(Means other) {
      return new Means(
          first.intersect(other.first).orElse(first),
          square.intersect(other.square).orElse(square),
          slopeSquare.isEmpty()
              ? other.slopeSquare
              : slopeSquare.flatMap(
                  a -> other.slopeSquare.flatMap(a::intersect).or(() -> slopeSquare)));
    }
  }

  /// The integrals over the whole line; empty if no bound was found.
  static Optional<Means> of(PiecewiseFunction function) {
    try {
      return Optional.of(new GaussianIntegral(function).sum());
    } catch (ArithmeticException noBound) {
      return Optional.empty();
    }
  }

  private Means sum() {
    if (maxBoxes < MIN_BOXES) {
      throw new ArithmeticException("the formula is too long");
    }
    Means total = tail(Side.LEFT).plus(tail(Side.RIGHT));
    for (Piece piece : function.definedPieces()) {
      double lo = Math.max(piece.lo().hi(), -TailBound.END);
      double hi = Math.min(piece.hi().lo(), TailBound.END);
      if (lo < hi) {
        total = total.plus(over(piece, lo, hi));
      }
      total = total.plus(edge(piece, piece.lo())).plus(edge(piece, piece.hi()));
    }
    return total;
  }

  private Means tail(Side side) {
    Piece piece = function.outermost(side);
    boolean reaches =
        side == Side.LEFT
            ? piece.hi().lo() > -TailBound.END
            : piece.lo().hi() < TailBound.END;
    if (!reaches || !piece.isSmooth()) {
      throw new ArithmeticException("the function changes far out");
    }
    TailBound bound = bound(piece.f(), side).orElseThrow(() -> new ArithmeticException("no bound"));
    Optional<Interval> slope =
        piece
            .derivative(1)
            .flatMap(g -> bound(g, side))
            .map(b -> Interval.of(0, b.integral(2)));
    double first = bound.integral(1);
    return new Means(
        Interval.of(-first, first), Interval.of(0, bound.integral(2)), slope);
  }

  private static Optional<TailBound> bound(SmoothFunction g, Side side) {
    return TailBound.of(g.expr(), side, g.context());
  }

  /// What lies between the doubles around an end of a piece.
  private static Means edge(Piece piece, Place end) {
    if (!end.isFinite() || end.lo() == end.hi() || end.enclosure().mig() > TailBound.END) {
      return Means.ZERO;
    }
    Interval mass = Interval.of(0, end.enclosure().width());
    return crude(piece, end.enclosure(), mass);
  }

  /// A box of a piece and the integrals over it.
  private record Part(Piece piece, Interval box, Means means) {
    static Part of(Piece piece, Interval box) {
      Means crude = crude(piece, box, mass(box));
      return new Part(piece, box, crude.doubt() <= 1 ? crude : crude.refined(piece, box));
    }

    boolean isSplittable() {
      double middle = box.midpoint();
      return means.doubt() > 1 && box.lo() < middle && middle < box.hi();
    }

    List<Part> halves() {
      double middle = box.midpoint();
      return List.of(
          of(piece, Interval.of(box.lo(), middle)), of(piece, Interval.of(middle, box.hi())));
    }
  }

  /// Halves the most doubtful boxes first. Every piece has its share of the work, so that a hard one
  /// leaves something for the next.
  private Means over(Piece piece, double lo, double hi) {
    int share = Math.max(MIN_BOXES, 2 * maxBoxes / (1 + function.definedPieces().size()));
    int boxes = 0;
    PriorityQueue<Part> open = new PriorityQueue<>(MOST_DOUBTFUL_FIRST);
    grid(lo, hi).forEach(box -> open.add(Part.of(piece, box)));
    Means total = Means.ZERO;
    while (!open.isEmpty()) {
      Part part = open.remove();
      boxes++;
      if (part.isSplittable() && boxes < share) {
        open.addAll(part.halves());
      } else {
        total = total.plus(part.means());
      }
    }
    return total;
  }

  private static List<Interval> grid(double lo, double hi) {
    List<Interval> cells = new ArrayList<>();
    double start = lo;
    while (start < hi) {
      double next = Math.min(hi, (Math.floor(start / WIDEST) + 1) * WIDEST);
      cells.add(Interval.of(start, next));
      start = next;
    }
    return cells;
  }

  private static Means precise(Piece piece, Interval box) {
    Interval middle = Interval.point(box.midpoint());
    Weighted inside = Weighted.of(piece.f(), middle);
    Weighted rest = Weighted.of(piece.f(), box);
    TaylorStep step = TaylorStep.of(middle, box);
    return new Means(
        step.integral(inside.first(), rest.first()),
        step.integral(inside.square(), rest.square()),
        Optional.of(step.integral(inside.slopeSquare(), rest.slopeSquare())));
  }

  /// The jets of f·φ, f²·φ and f'²·φ.
  private record Weighted(Jet first, Jet square, Jet slopeSquare) {
    static Weighted of(SmoothFunction function, Interval box) {
      Jet jet = function.jetOn(box, TERMS + 2);
      Jet f = jet.shortened(TERMS + 1);
      Jet slope = jet.derivative();
      Jet density = density(box);
      return new Weighted(
          f.multiply(density),
          f.multiply(f).multiply(density),
          slope.multiply(slope).multiply(density));
    }

    private static Jet density(Interval box) {
      Jet x = Jet.variable(box, TERMS + 1);
      Jet exponent = x.multiply(x).scale(Interval.point(-0.5));
      return JetFunctions.exp(exponent).scale(DENSITY_AT_ZERO);
    }
  }

  /// Taylor's formula about the middle of a box, integrated.
  private record TaylorStep(Interval left, Interval right) {
    static TaylorStep of(Interval middle, Interval box) {
      return new TaylorStep(
          middle.subtract(Interval.point(box.lo())), Interval.point(box.hi()).subtract(middle));
    }

    Interval integral(Jet atMiddle, Jet onBox) {
      Interval sum = Interval.ZERO;
      for (int k = 0; k <= TERMS; k++) {
        Interval coefficient = (k < TERMS ? atMiddle : onBox).coefficient(k);
        Interval power =
            k % 2 == 0
                ? right.power(k + 1).add(left.power(k + 1))
                : right.power(k + 1).subtract(left.power(k + 1));
        sum = sum.add(coefficient.multiply(power).divide(Interval.point(k + 1)));
      }
      return sum;
    }
  }

  /// By the ranges of the function and its slope.
  private static Means crude(Piece piece, Interval box, Interval mass) {
    Interval values = piece.f().on(box).interval();
    Optional<Interval> slopes =
        piece.derivative(1).map(g -> g.on(box).interval().square().multiply(mass));
    if (!values.isBounded()) {
      throw new ArithmeticException("the function may not be bounded near " + box.midpoint());
    }
    return new Means(
        values.multiply(mass),
        values.square().multiply(mass),
        slopes.filter(Interval::isBounded));
  }

  /// The probability of a box.
  private static Interval mass(Interval x) {
    return above(x.lo()).subtract(above(x.hi())).max(Interval.ZERO);
  }

  private static Interval above(double x) {
    return Interval.point(x).multiply(ROOT_OF_HALF).erfc().multiply(Interval.point(0.5));
  }
}
