// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.expr.Arithmetic;
import hillock.expr.Expr;
import hillock.expr.Function;
import hillock.numerics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Enclosures of E f(Z) for a standard normal Z, by interval integration.
///
/// Beyond ±9 the integral is bounded by a Lipschitz constant c: |f(x)| ≤ |f(9)| + c·(|x| - 9), and
/// the mass there is 2.3e-19.
final class GaussianMean {
  private static final double END = 9;
  private static final int COARSE_BOXES = 400;

  /// Boxes of the fine integral have this half width.
  private static final double HALF_WIDTH = 0x1p-7;

  private static final Interval ROOT_OF_HALF = Interval.point(0.5).sqrt();

  private final PiecewiseFunction function;
  private final Context context;

  private GaussianMean(PiecewiseFunction function) {
    this.function = function;
    this.context = function.context();
  }

  /// A part of the integral over a box that reaches at most to the doubles around the ends of a
  /// piece.
  private record Part(Piece piece, Interval box, Interval integral) {}

  /// An enclosure good enough to tell a mean from zero, if it is not small; empty if the tails are
  /// not bounded.
  ///
  /// @param slope a Lipschitz constant, or infinity
  /// @param sign the signs of all values
  static Optional<Interval> coarse(PiecewiseFunction function, double slope, Sign sign) {
    return new GaussianMean(function).refined(slope, sign);
  }

  /// An enclosure of about ten digits; empty if the tails are not bounded or a derivative is too
  /// large.
  static Optional<Interval> fine(PiecewiseFunction function, double slope, Sign sign) {
    return new GaussianMean(function).integrated(slope, sign);
  }

  /// What lies beyond the ends; of a function of one sign at least the sign of that is known.
  private Optional<Interval> tails(double slope, Sign sign) {
    if (!Double.isFinite(slope) && !sign.isMixed()) {
      return Optional.of(
          sign.isNonNegative()
              ? Interval.of(0, Double.POSITIVE_INFINITY)
              : Interval.of(Double.NEGATIVE_INFINITY, 0));
    }
    Interval total = Interval.ZERO;
    for (double end : new double[] {-END, END}) {
      Optional<Piece> piece = pieceAt(end);
      if (piece.isEmpty() || !Double.isFinite(slope)) {
        return Optional.empty();
      }
      Enclosure value = piece.get().f().on(Interval.point(end));
      if (!value.isBounded()) {
        return Optional.empty();
      }
      Interval mass = mass(Interval.of(END, Double.POSITIVE_INFINITY));
      double bound = Math.nextUp(Math.nextUp(value.interval().mag() + slope) * mass.hi());
      total = total.add(Interval.of(-bound, bound));
    }
    return Optional.of(total);
  }

  private Optional<Piece> pieceAt(double x) {
    return function.definedPieces().stream()
        .filter(piece -> piece.isSmooth() && piece.box().contains(x))
        .findFirst();
  }

  /// The probability of an interval.
  private static Interval mass(Interval x) {
    return below(x.hi()).subtract(below(x.lo())).max(Interval.ZERO);
  }

  private static Interval below(double x) {
    return Double.isInfinite(x)
        ? (x < 0 ? Interval.ZERO : Interval.ONE)
        : Interval.point(-x).multiply(ROOT_OF_HALF).erfc().multiply(Interval.point(0.5));
  }

  /// Splits the boxes that contribute most to the width until the mean differs from zero.
  private Optional<Interval> refined(double slope, Sign sign) {
    Optional<Interval> tails = tails(slope, sign);
    if (tails.isEmpty()) {
      return Optional.empty();
    }
    List<Part> parts =
        pieces().stream().map(piece -> part(piece, clipped(piece))).toList();
    Interval mean = sum(parts, tails.get());
    while (mean.containsZero() && parts.size() < COARSE_BOXES) {
      double widest = parts.stream().mapToDouble(p -> p.integral().width()).max().orElse(0);
      List<Part> refined =
          parts.stream()
              .flatMap(p -> p.integral().width() >= widest / 4 ? halves(p) : Stream.of(p))
              .toList();
      if (widest == 0) {
        break;
      }
      parts = refined;
      mean = sum(parts, tails.get());
    }
    return Optional.of(mean);
  }

  private static Stream<Part> halves(Part part) {
    double middle = part.box().midpoint();
    return Stream.of(
        part(part.piece(), Interval.of(part.box().lo(), middle)),
        part(part.piece(), Interval.of(middle, part.box().hi())));
  }

  private static Interval sum(Iterable<Part> parts, Interval start) {
    Interval total = start;
    for (Part part : parts) {
      total = total.add(part.integral());
    }
    return total;
  }

  private List<Piece> pieces() {
    return function.definedPieces().stream()
        .filter(piece -> piece.isSmooth() && piece.lo().lo() < END && piece.hi().hi() > -END)
        .toList();
  }

  private static Interval clipped(Piece piece) {
    return Interval.of(Math.max(piece.box().lo(), -END), Math.min(piece.box().hi(), END));
  }

  /// The mass that counts is that of the part of the box inside the piece.
  private static Part part(Piece piece, Interval box) {
    Interval outer = mass(box);
    double lo = Math.max(box.lo(), piece.lo().hi());
    double hi = Math.min(box.hi(), piece.hi().lo());
    Interval inner = lo < hi ? mass(Interval.of(lo, hi)) : Interval.ZERO;
    return new Part(piece, box, piece.f().on(box).interval().multiply(inner.hull(outer)));
  }

  /// Sums Taylor's formula of order 4 for f(x)·φ(x) over small boxes.
  private Optional<Interval> integrated(double slope, Sign sign) {
    Optional<Interval> total = tails(slope, sign);
    for (Piece piece : pieces()) {
      boolean isExact = piece.box().equals(clippedExactly(piece));
      Optional<Interval> part = isExact ? integral(piece) : Optional.empty();
      if (total.isEmpty() || part.isEmpty()) {
        return Optional.empty();
      }
      total = Optional.of(total.get().add(part.get()));
    }
    return total;
  }

  /// The box of a piece, if its finite ends are doubles.
  private static Interval clippedExactly(Piece piece) {
    return Interval.of(piece.lo().hi(), piece.hi().lo());
  }

  private Optional<Interval> integral(Piece piece) {
    SmoothFunction weighted = weighted(piece.f());
    Optional<SmoothFunction> second =
        weighted.derivative().flatMap(SmoothFunction::derivative);
    Optional<SmoothFunction> fourth =
        second.flatMap(SmoothFunction::derivative).flatMap(SmoothFunction::derivative);
    if (second.isEmpty() || fourth.isEmpty()) {
      return Optional.empty();
    }
    Interval total = Interval.ZERO;
    for (Interval box : grid(clipped(piece))) {
      total = total.add(taylor(weighted, second.get(), fourth.get(), box));
    }
    return Optional.of(total);
  }

  private static List<Interval> grid(Interval whole) {
    List<Interval> boxes = new ArrayList<>();
    double start = whole.lo();
    while (start < whole.hi()) {
      double end = Math.min(whole.hi(), start + 2 * HALF_WIDTH);
      boxes.add(Interval.of(start, end));
      start = end;
    }
    return boxes;
  }

  /// 2h·g(p) + h³/3·g''(p) + h⁵/60·g''''(box), for a box of half width h around p.
  private static Interval taylor(
      SmoothFunction g, SmoothFunction second, SmoothFunction fourth, Interval box) {
    double middle = box.midpoint();
    Interval point = Interval.point(middle);
    Interval left = point.subtract(Interval.point(box.lo()));
    Interval right = Interval.point(box.hi()).subtract(point);
    if (!left.equals(right)) {
      return g.on(box).interval().multiply(left.add(right));
    }
    Interval cube = left.power(3).divide(Interval.point(3));
    Interval fifth = left.power(5).divide(Interval.point(60));
    return left.multiply(Interval.point(2))
        .multiply(g.on(point).interval())
        .add(cube.multiply(second.on(point).interval()))
        .add(fifth.multiply(fourth.on(box).interval()));
  }

  /// f(x)·exp(-x²/2)/√(2π).
  private SmoothFunction weighted(SmoothFunction f) {
    Expr square = Arithmetic.power(context.x(), Expr.of(2));
    Expr bell = Expr.apply(Function.EXP, Arithmetic.multiply(Expr.of(-1, 2), square));
    Expr root =
        Arithmetic.sqrt(
            Arithmetic.multiply(Expr.of(2), new Expr.Named(Expr.Constant.PI)));
    return SmoothFunction.of(
        Arithmetic.divide(Arithmetic.multiply(f.expr(), bell), root), context);
  }
}
