// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where a formula has a value.
///
/// @param parts the maximal intervals on which it has, and single points, from left to right
/// @param isConnected whether the domain is known to be one interval
/// @param verdict proved, or where it is not known whether the formula has a value
public record Domain(List<Part> parts, boolean isConnected, Verdict verdict) {
  private static final int SHOWN_PARTS = 3;

  public Domain {
    parts = List.copyOf(parts);
  }

  /// An interval on which a formula has values, or a point around which it has none.
  public record Part(Place lo, boolean loClosed, Place hi, boolean hiClosed) {
    static Part point(Place place) {
      return new Part(place, true, place, true);
    }

    @Override
    public String toString() {
      return lo.equals(hi)
          ? "{" + lo + "}"
          : (loClosed ? "[" : "(") + lo + ", " + hi + (hiClosed ? "]" : ")");
    }
  }

  static Domain of(PiecewiseFunction function) {
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < function.pieces().size(); i++) {
      Piece piece = function.pieces().get(i);
      Optional<Joint> before =
          i == 0 ? Optional.empty() : Optional.of(function.joints().get(i - 1));
      boolean hasValueBefore = before.map(joint -> joint.value().isPresent()).orElse(false);
      boolean goesOn = hasValueBefore && !function.pieces().get(i - 1).isUndefined();
      if (piece.isUndefined()) {
        if (hasValueBefore && !goesOn) {
          parts.add(Part.point(piece.lo()));
        }
        continue;
      }
      Part part = part(piece, hasValueBefore, i, function);
      if (goesOn) {
        Part last = parts.removeLast();
        parts.add(new Part(last.lo(), last.loClosed(), part.hi(), part.hiClosed()));
      } else {
        parts.add(part);
      }
    }
    return new Domain(parts, parts.size() == 1, verdict(function));
  }

  private static Part part(Piece piece, boolean loClosed, int index, PiecewiseFunction function) {
    boolean hiClosed =
        index < function.joints().size() && function.joints().get(index).value().isPresent();
    return new Part(piece.lo(), loClosed, piece.hi(), hiClosed);
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
