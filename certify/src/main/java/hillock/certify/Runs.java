// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.certify.Cell.Gap;
import hillock.certify.Cell.Region;
import hillock.certify.Cell.Root;
import hillock.certify.Monotony.Run;
import hillock.certify.Monotony.Trend;
import hillock.certify.Monotony.Turn;
import hillock.expr.Property.Side;
import java.util.ArrayList;
import java.util.List;

/// Joins the regions of the slope of neighboring pieces to maximal runs.
final class Runs {
  private final Context context;
  private final List<Run> runs = new ArrayList<>();

  private Runs(Context context) {
    this.context = context;
  }

  /// The runs of a function, from left to right; intervals without values are left out.
  static List<Run> of(PiecewiseFunction function) {
    Runs result = new Runs(function.context());
    for (int i = 0; i < function.pieces().size(); i++) {
      Piece piece = function.pieces().get(i);
      boolean isJoined = i > 0 && function.joints().get(i - 1).isContinuous().orElse(false);
      if (!piece.isUndefined()) {
        result.visit(piece, isJoined);
      }
    }
    return result.runs;
  }

  private void visit(Piece piece, boolean isJoined) {
    if (!piece.isSmooth()) {
      append(piece.lo(), piece.hi(), Trend.UNKNOWN, false);
      return;
    }
    List<Cell> cells = piece.slopeChart().cells();
    Place start = piece.lo();
    boolean canExtend = isJoined;
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      if (cell instanceof Root(var place)) {
        start = place;
      } else {
        Place end = end(cells, i, piece.hi());
        append(start, end, trend(cell), canExtend);
        start = end;
      }
      canExtend = true;
    }
  }

  private Place end(List<Cell> cells, int index, Place last) {
    if (index == cells.size() - 1) {
      return last;
    }
    return cells.get(index + 1) instanceof Root(var place)
        ? place
        : Place.at(cells.get(index).hi(), context);
  }

  private static Trend trend(Cell cell) {
    return switch (cell) {
      case Region region ->
          switch (region.sign().direction()) {
            case 1 -> Trend.RISES;
            case -1 -> Trend.FALLS;
            default -> Trend.CONSTANT;
          };
      case Gap _, Root _ -> Trend.UNKNOWN;
    };
  }

  private void append(Place from, Place to, Trend trend, boolean canExtend) {
    if (canExtend && !runs.isEmpty() && runs.getLast().trend() == trend) {
      Run last = runs.removeLast();
      runs.add(new Run(last.from(), to, trend));
    } else {
      runs.add(new Run(from, to, trend));
    }
  }

  /// The minima and maxima where a rising run and a falling one meet.
  static List<Turn> turns(List<Run> runs, PiecewiseFunction function) {
    List<Turn> turns = new ArrayList<>();
    for (int i = 0; i + 1 < runs.size(); i++) {
      Run left = runs.get(i);
      Run right = runs.get(i + 1);
      boolean isMinimum = left.trend() == Trend.FALLS && right.trend() == Trend.RISES;
      boolean isMaximum = left.trend() == Trend.RISES && right.trend() == Trend.FALLS;
      boolean meets = left.to().lo() == right.from().lo() && isInsideOrContinuous(left, function);
      if ((isMinimum || isMaximum) && meets) {
        turns.add(new Turn(left.to(), value(left.to(), function), isMinimum));
      }
    }
    return turns;
  }

  private static boolean isInsideOrContinuous(Run left, PiecewiseFunction function) {
    return function.joints().stream()
        .filter(joint -> joint.place().lo() == left.to().lo())
        .allMatch(joint -> joint.isContinuous().orElse(false));
  }

  private static Value value(Place place, PiecewiseFunction function) {
    for (Piece piece : function.definedPieces()) {
      if (place.lo() >= piece.lo().lo() && place.hi() <= piece.hi().hi()) {
        return piece.f().valueNear(place, Side.LEFT);
      }
    }
    return new Value.Unknown("no piece has it");
  }
}
