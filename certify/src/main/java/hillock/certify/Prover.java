// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

import hillock.expr.Activation;
import hillock.expr.Expr;
import hillock.expr.Property;
import hillock.expr.Property.Side;
import hillock.expr.Substitution;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Proves and refutes statements about one activation function.
///
/// ```java
/// Prover prover = Prover.of(Catalog.standard().find("mish"));
/// prover.range();                                   // [-0.30884341302, inf)
/// prover.check(new Property.Monotone(INCREASING));  // refuted at (-inf, -1.1924312145): it falls
/// ```
///
/// Statements are about the deterministic form of the function, with its parameters at their
/// defaults, over the real numbers where the formula as written has a value. What is found is kept:
/// asking twice costs nothing. Not for use by several threads.
public final class Prover {
  /// Steps of tapes that all proofs about one function may take together.
  private static final long BUDGET = 1_000_000;

  private final PiecewiseFunction function;
  private final Domain domain;
  private final Map<Side, Ends> ends = new EnumMap<>(Side.class);
  private @Nullable Range range;
  private @Nullable Monotony monotony;
  private @Nullable Convexity convexity;
  private @Nullable Symmetry symmetry;
  private @Nullable LipschitzConstant lipschitz;
  private @Nullable LipschitzConstant slopeLipschitz;
  private @Nullable Smoothness smoothness;
  private @Nullable FixedPoints fixedPoints;
  private @Nullable Centre centre;
  private @Nullable GaussianMoments moments;
  private boolean areMomentsSought;

  private Prover(PiecewiseFunction function) {
    this.function = function;
    this.domain = Domain.of(function);
  }

  /// A prover for a function of one input.
  ///
  /// @throws IllegalArgumentException if the function has several inputs
  public static Prover of(Activation activation) {
    if (activation.inputs().size() != 1) {
      throw new IllegalArgumentException(
          "%s has %d inputs; properties are those of functions of one"
              .formatted(activation.name(), activation.inputs().size()));
    }
    Expr formula = Substitution.parameters(activation.evaluation(), activation.defaults());
    return of(formula, new Expr.Input(0, activation.inputs().getFirst()));
  }

  /// A prover for a formula of one input.
  public static Prover of(Expr formula, Expr.Input input) {
    return new Prover(PiecewiseFunction.of(formula, Context.of(input, BUDGET)));
  }

  /// Whether a statement about the function is true.
  public Verdict check(Property property) {
    return switch (property) {
      case Property.Within(var bounds) -> range().check(bounds, function, domain);
      case Property.Monotone(var direction) -> Monotony.check(direction, function, domain);
      case Property.Curved(var curvature) -> Convexity.check(curvature, function, domain);
      case Property.Limit(var side, var end) -> end(side).checkLimit(end, function.context());
      case Property.Saturates(var side, var saturation) ->
          Ends.checkSaturation(saturation, function, side);
      case Property.Symmetric(var parity) -> Symmetry.check(parity, function);
      case Property.Lipschitz(var constant) ->
          lipschitzConstant().check(constant, function, domain);
      case Property.Smooth(var order) -> smoothness().checkOrder(order);
      case Property.Kinks(var points) -> smoothness().checkKinks(points, function, domain);
      case Property.FixedPoints(var sets) -> fixedPoints().check(sets, function);
      case Property.IdentityNearZero _ -> Identity.of(function).verdict();
      case Property.ZeroCentred _ -> centre().verdict();
    };
  }

  /// Everything that is known of the function, for people and programs to read.
  public PropertyCard card() {
    return new PropertyCard(
        domain,
        range(),
        monotony(),
        convexity(),
        smoothness(),
        lipschitzConstant(),
        slopeLipschitzConstant(),
        symmetry(),
        centre(),
        end(Side.LEFT),
        end(Side.RIGHT),
        fixedPoints(),
        Identity.of(function),
        plateaus(),
        gaussianMoments(),
        function.context().budget().boxes());
  }

  /// Whether f(0) = 0.
  Verdict valueAtZero() {
    Value zero = Value.of(function.context().algebra().number(0));
    Value value = Identity.of(function).value();
    OptionalInt order = value.compareTo(zero, function.context().algebra());
    if (order.isEmpty()) {
      return new Verdict.Undecided("0", "f(0) is " + value);
    }
    return order.getAsInt() == 0
        ? new Verdict.Proved("exact arithmetic at 0", 0)
        : new Verdict.Refuted("0", "f(0) = " + value);
  }

  /// Where the formula has a value.
  public Domain domain() {
    return domain;
  }

  /// Where the function or its slope is 0.
  public Plateaus plateaus() {
    return Plateaus.of(function, domain);
  }

  /// The least and the greatest value.
  public Range range() {
    if (range == null) {
      range = Range.of(function, domain);
    }
    return range;
  }

  /// Where the function rises and falls.
  public Monotony monotony() {
    if (monotony == null) {
      monotony = Monotony.of(function, domain);
    }
    return monotony;
  }

  /// Whether the function is convex or concave.
  public Convexity convexity() {
    if (convexity == null) {
      convexity = Convexity.of(function, domain);
    }
    return convexity;
  }

  /// Whether the function is odd or even.
  public Symmetry symmetry() {
    if (symmetry == null) {
      symmetry = Symmetry.of(function);
    }
    return symmetry;
  }

  /// The steepest slope.
  public LipschitzConstant lipschitzConstant() {
    if (lipschitz == null) {
      lipschitz = LipschitzConstant.of(function, domain);
    }
    return lipschitz;
  }

  /// How fast the slope can change: the greatest |f''|.
  public LipschitzConstant slopeLipschitzConstant() {
    if (slopeLipschitz == null) {
      slopeLipschitz = LipschitzConstant.ofSlope(function, domain);
    }
    return slopeLipschitz;
  }

  /// Whether the mean under a standard normal input is 0.
  public Centre centre() {
    if (centre == null) {
      centre = Centre.of(function, symmetry(), this::gaussianMoments);
    }
    return centre;
  }

  /// How many derivatives are continuous, and where they jump.
  public Smoothness smoothness() {
    if (smoothness == null) {
      smoothness = Smoothness.of(function, domain);
    }
    return smoothness;
  }

  /// The solutions of f(x) = x.
  public FixedPoints fixedPoints() {
    if (fixedPoints == null) {
      fixedPoints = FixedPoints.of(function, domain);
    }
    return fixedPoints;
  }

  /// What the function tends to on a side, and how it saturates there.
  public Ends end(Side side) {
    return ends.computeIfAbsent(side, s -> Ends.of(function, s));
  }

  /// The moments of the function under a standard normal input, between bounds, if they exist.
  public Optional<GaussianMoments> gaussianMoments() {
    if (!areMomentsSought) {
      moments = GaussianMoments.of(function).orElse(null);
      areMomentsSought = true;
    }
    return Optional.ofNullable(moments);
  }

  /// The statistics of the function under a standard normal input, if they exist.
  public Optional<GaussianStatistics> gaussianStatistics() {
    return GaussianStatistics.of(function);
  }

  /// What the function does to normal inputs of any variance.
  ///
  /// @throws IllegalArgumentException saying why, if means are not known to exist
  public MeanField meanField() {
    return MeanField.of(function);
  }
}
