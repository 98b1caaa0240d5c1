// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.certify.Choices.Choice;
import hillock.certify.Segment.State;
import hillock.expr.Arithmetic;
import hillock.expr.Expr;
import hillock.expr.Property.Side;
import hillock.numerics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A formula of one input as analytic pieces and the joints between them.
final class PiecewiseFunction {
  private static final int MAX_SETTLED_CHOICES = 8;

  private final Expr formula;
  private final Context context;
  private final List<Piece> pieces;
  private final List<Joint> joints;

  private PiecewiseFunction(
      Expr formula, Context context, List<Piece> pieces, List<Joint> joints) {
    this.formula = formula;
    this.context = context;
    this.pieces = List.copyOf(pieces);
    this.joints = List.copyOf(joints);
  }

  static PiecewiseFunction of(Expr formula, Context context) {
    List<Piece> pieces = new ArrayList<>();
    List<Joint> joints = new ArrayList<>();
    for (Segment segment : Segmentation.of(formula, context)) {
      Piece piece = piece(segment, context);
      if (pieces.isEmpty()) {
        pieces.add(piece);
        continue;
      }
      Joint joint = joint(pieces.getLast(), piece, formula, context);
      if (isSeamless(joint)) {
        pieces.set(pieces.size() - 1, pieces.getLast().upTo(piece.hi()));
        if (!joints.isEmpty()) {
          Joint last = joints.getLast();
          Joint updated = new Joint(last.left(), pieces.getLast(), last.place(), last.value());
          joints.set(joints.size() - 1, updated);
        }
      } else {
        pieces.add(piece);
        joints.add(joint);
      }
    }
    return new PiecewiseFunction(formula, context, pieces, joints);
  }

  private static Piece piece(Segment segment, Context context) {
    try {
      Expr expr = settled(segment, context);
      return new Piece(segment, SmoothFunction.of(expr, context), context);
    } catch (ArithmeticException dividesByZero) {
      Segment undefined =
          new Segment(segment.lo(), segment.hi(), State.UNDEFINED, segment.expr());
      return new Piece(
          undefined, SmoothFunction.of(Arithmetic.ZERO, context), context);
    }
  }

  /// The expression without the absolute values that stable forms such as that of √(x²) contain.
  private static Expr settled(Segment segment, Context context) {
    Expr expr = context.stable(segment.expr());
    if (segment.state() != State.SMOOTH) {
      return expr;
    }
    Interval box = Interval.of(segment.lo().lo(), segment.hi().hi());
    for (int i = 0; i < MAX_SETTLED_CHOICES; i++) {
      Optional<Choice> choice = Choices.first(expr);
      if (choice.isEmpty()) {
        break;
      }
      Expr difference = Arithmetic.subtract(choice.get().left(), choice.get().right());
      Sign sign = SmoothFunction.of(difference, context).signOn(box);
      if (sign.isMixed() || sign.isNone()) {
        break;
      }
      Expr branch = choice.get().branch(sign.direction());
      expr = context.stable(Choices.replace(expr, choice.get().node(), branch));
    }
    return expr;
  }

  private static Joint joint(Piece left, Piece right, Expr formula, Context context) {
    Place place = right.lo();
    return new Joint(left, right, place, value(left, place, formula, context));
  }

  private static Optional<Value> value(
      Piece left, Place place, Expr formula, Context context) {
    if (place.nature() == Place.Nature.HOLE) {
      return Optional.empty();
    }
    Expr exact = place.exact();
    if (exact != null) {
      return PointValue.of(formula, exact, context);
    }
    boolean isSeam = place.nature() == Place.Nature.SEAM && left.isSmooth();
    return Optional.of(
        isSeam
            ? left.limit(0, Side.RIGHT)
            : new Value.Unknown("the place " + place + " is not known exactly"));
  }

  /// True if the function goes on across a joint as if it were not there.
  private static boolean isSeamless(Joint joint) {
    if (joint.left().isUndefined() && joint.right().isUndefined()) {
      return joint.value().isEmpty();
    }
    return joint.isBetweenSmoothPieces()
        && joint.left().f().expr() == joint.right().f().expr()
        && joint.left().f().isAnalyticAt(joint.place())
        && joint.isContinuous().orElse(false);
  }

  Context context() {
    return context;
  }

  /// The formula as written, with all its choices.
  Expr formula() {
    return formula;
  }

  List<Piece> pieces() {
    return pieces;
  }

  List<Joint> joints() {
    return joints;
  }

  /// The pieces on which the function has values, or may have.
  List<Piece> definedPieces() {
    return pieces.stream().filter(piece -> !piece.isUndefined()).toList();
  }

  /// The outermost piece on a side.
  Piece outermost(Side side) {
    return switch (side) {
      case LEFT -> pieces.getFirst();
      case RIGHT -> pieces.getLast();
    };
  }

  /// True if the function is smooth on every piece on which it has values.
  boolean isResolved() {
    return definedPieces().stream().allMatch(Piece::isSmooth);
  }

  /// True if the function is known to have a value at every real.
  boolean isTotal() {
    return pieces.stream().allMatch(Piece::isSmooth)
        && joints.stream().allMatch(PiecewiseFunction::hasValue);
  }

  private static boolean hasValue(Joint joint) {
    return joint.value().isPresent() && !(joint.value().get() instanceof Value.Unknown);
  }

  /// A good approximation of a derivative at a double, NaN where it has none.
  double near(int order, double x) {
    for (Piece piece : pieces) {
      if (x <= piece.hi().nearest()) {
        return piece.isSmooth()
            ? piece.derivative(order).map(g -> g.near(x)).orElse(Double.NaN)
            : Double.NaN;
      }
    }
    return Double.NaN;
  }
}
