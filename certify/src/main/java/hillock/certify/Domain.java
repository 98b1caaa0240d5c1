// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where a formula has a value.
///
/// @param parts the maximal intervals on which it has, from left to right
/// @param isConnected whether the domain is known to be one interval
/// @param verdict proved, or where it is not known whether the formula has a value
public record Domain(List<Part> parts, boolean isConnected, Verdict verdict) {
  private static final int SHOWN_PARTS = 3;

  public Domain {
    parts = List.copyOf(parts);
  }

  /// An interval on which a formula has values.
  public record Part(Place lo, boolean loClosed, Place hi, boolean hiClosed) {
    @Override
    public String toString() {
      return (loClosed ? "[" : "(") + lo + ", " + hi + (hiClosed ? "]" : ")");
    }
  }

  static Domain of(PiecewiseFunction function) {
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < function.pieces().size(); i++) {
      Piece piece = function.pieces().get(i);
      if (piece.isUndefined()) {
        continue;
      }
      boolean loClosed = i > 0 && hasValue(function.joints().get(i - 1));
      boolean hiClosed =
          i < function.joints().size() && hasValue(function.joints().get(i));
      boolean goesOn =
          loClosed && !parts.isEmpty() && parts.getLast().hi().equals(piece.lo());
      if (goesOn) {
        Part last = parts.removeLast();
        parts.add(new Part(last.lo(), last.loClosed(), piece.hi(), hiClosed));
      } else {
        parts.add(new Part(piece.lo(), loClosed, piece.hi(), hiClosed));
      }
    }
    return new Domain(parts, parts.size() == 1 && isolatedPoints(function) == 0, verdict(function));
  }

  private static boolean hasValue(Joint joint) {
    return joint.value().isPresent();
  }

  private static long isolatedPoints(PiecewiseFunction function) {
    return function.joints().stream()
        .filter(j -> hasValue(j) && j.left().isUndefined() && j.right().isUndefined())
        .count();
  }

  private static Verdict verdict(PiecewiseFunction function) {
    Optional<Piece> open =
        function.definedPieces().stream().filter(piece -> !piece.isSmooth()).findFirst();
    if (open.isPresent()) {
      return new Verdict.Undecided(
          open.get().lo() + " to " + open.get().hi(), "choices or conditions are left open there");
    }
    Optional<Joint> unknown =
        function.joints().stream()
            .filter(j -> j.value().isPresent() && j.value().get() instanceof Value.Unknown)
            .findFirst();
    return unknown
        .<Verdict>map(
            joint ->
                new Verdict.Undecided(
                    joint.place().toString(), String.valueOf(joint.value().orElseThrow())))
        .orElseGet(() -> new Verdict.Proved("the line, cut where the formula changes", 0));
  }

  /// True if the formula is known to have a value at every real.
  public boolean isWholeLine() {
    return verdict.isProved()
        && isConnected
        && !parts.getFirst().lo().isFinite()
        && !parts.getFirst().hi().isFinite();
  }

  /// What statements about the function range over.
  String cover() {
    return isWholeLine() ? "every real" : "every real in " + this;
  }

  /// The parts, or the first few of many.
  @Override
  public String toString() {
    if (parts.isEmpty()) {
      return "nowhere";
    }
    String first =
        String.join(" or ", parts.stream().limit(SHOWN_PARTS).map(Part::toString).toList());
    int rest = parts.size() - SHOWN_PARTS;
    return rest > 0 ? first + " or " + rest + " more" : first;
  }
}
