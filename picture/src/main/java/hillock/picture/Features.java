// SPDX-License-Identifier: Apache-2.0
package hillock.picture;

import hillock.certify.Ends;
import hillock.certify.Monotony.Turn;
import hillock.certify.Plateaus.Plateau;
import hillock.certify.PropertyCard;
import hillock.expr.Property.Saturation;
import hillock.expr.Property.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// What is worth marking in a picture of a function, as the prover found it.
///
/// @param kinks where the slope or the function itself jumps
/// @param turns the minima and maxima
/// @param plateaus the intervals on which the slope is 0
/// @param softEnds the ends at which the slope tends to 0 without being 0
public record Features(
    List<Kink> kinks, List<Extreme> turns, List<Zone> plateaus, List<Side> softEnds) {
  /// Slopes below this are called saturated.
  public static final double SMALL_SLOPE = 0.05;

  /// Nothing to mark.
  public static final Features NONE = new Features(List.of(), List.of(), List.of(), List.of());

  private static final int STEPS = 1_000;

  /// A place where the slope jumps, or the function itself.
  public record Kink(double x, boolean isStep) {}

  /// A minimum or a maximum.
  public record Extreme(double x, boolean isMinimum) {}

  /// An interval of inputs; its ends may be infinite.
  public record Zone(double from, double to) {}

  /// The features that a card proves.
  public static Features of(PropertyCard card) {
    return new Features(
        card.smoothness().corners().stream()
            .filter(corner -> corner.order() <= 0)
            .map(corner -> new Kink(corner.place().nearest(), corner.order() < 0))
            .toList(),
        card.monotony().turns().stream().map(Features::extreme).toList(),
        card.plateaus().dead().stream().map(Features::zone).toList(),
        Stream.of(card.left(), card.right())
            .filter(end -> end.verdict().isProved() && end.saturation() == Saturation.SOFT)
            .map(Ends::side)
            .toList());
  }

  private static Extreme extreme(Turn turn) {
    return new Extreme(turn.place().nearest(), turn.isMinimum());
  }

  private static Zone zone(Plateau plateau) {
    return new Zone(plateau.from().nearest(), plateau.to().nearest());
  }

  /// The inputs that a picture should contain.
  public DoubleStream places() {
    DoubleStream corners = kinks.stream().mapToDouble(Kink::x);
    return DoubleStream.concat(corners, turns.stream().mapToDouble(Extreme::x));
  }

  /// The saturated ends within a window, from left to right: where the slope stays below
  /// [#SMALL_SLOPE] as far as the end of the line.
  public List<Zone> saturated(DoubleUnaryOperator slope, Window window) {
    List<Zone> zones = new ArrayList<>();
    for (Side side : softEnds) {
      switch (side) {
        case LEFT -> {
          double inner = steepFrom(slope, window.from(), window.to());
          if (inner > window.from()) {
            zones.add(new Zone(Double.NEGATIVE_INFINITY, inner));
          }
        }
        case RIGHT -> {
          double inner = steepFrom(slope, window.to(), window.from());
          if (inner < window.to()) {
            zones.add(new Zone(inner, Double.POSITIVE_INFINITY));
          }
        }
      }
    }
    zones.sort(Comparator.comparingDouble(Zone::from));
    return zones;
  }

  /// The plateaus and the saturated ends.
  public List<Zone> allSaturated(DoubleUnaryOperator slope, Window window) {
    return Stream.concat(plateaus.stream(), saturated(slope, window).stream()).toList();
  }

  /// The first input on the way from one end to another at which the slope is not small.
  private static double steepFrom(DoubleUnaryOperator slope, double start, double end) {
    for (int i = 0; i <= STEPS; i++) {
      double part = (double) i / STEPS;
      double x = start * (1 - part) + end * part;
      if (Math.abs(slope.applyAsDouble(x)) >= SMALL_SLOPE) {
        return x;
      }
    }
    return end;
  }
}
