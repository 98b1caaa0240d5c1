// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.certify.FamilyStatement;
import hillock.certify.PropertyCard;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What `hillock show` says of a function; its JSON has these fields.
///
/// @param name what the function is called: its name or its formula
/// @param definition the whole definition, as a file would have it
/// @param evaluation the deterministic form; empty if the formula draws no random numbers
/// @param alignment when and how training sets learned parameters from statistics of the inputs
/// @param forms the formula and its derivatives as they are computed
/// @param properties what is proved of a function of one input, line by line
/// @param forAllParameters which properties it has for all values of its parameters
/// @param limits what it tends to as parameters go to the ends of their domains
/// @param signals what it does to a standard normal input
/// @param claims what its author says of it, and whether that is true
/// @param level how exact kernels of floats are asked to be: fast, accurate or exact
/// @param accuracy how exact its kernels are
/// @param costs what its kernels of floats cost
/// @param backward what a backward pass on floats computes slopes from
/// @param graph points of the function and its derivative
/// @param remarks what could not be found, and why
record Sheet(
    String name,
    String definition,
    List<String> inputs,
    List<Value> parameters,
    List<String> aliases,
    List<String> sources,
    String note,
    String formula,
    Optional<String> evaluation,
    Optional<String> alignment,
    Optional<Forms> forms,
    List<PropertyCard.Line> properties,
    List<FamilyStatement> forAllParameters,
    List<Limit> limits,
    Optional<Signals> signals,
    List<Claim> claims,
    String level,
    List<Measurement> accuracy,
    List<Cost> costs,
    Optional<Backward> backward,
    Optional<Points> graph,
    List<String> remarks) {
  /// A parameter and its value; a vector has one value per element.
  record Value(String name, List<String> values, String domain, boolean isLearned) {
    /// One value for all elements, or the value of each.
    String said() {
      return values.stream().distinct().count() == 1
          ? values.getFirst()
          : "[" + String.join(", ", values) + "]";
    }
  }

  /// A formula in stable primitives.
  ///
  /// @param stable an equal formula that computes accurately
  /// @param computed the same with choices by sign, as kernels compute it
  /// @param derivatives the derivative in each input, then in each learned parameter
  /// @param laws what led to the stable form and to the derivatives; empty unless asked for
  record Forms(
      String stable, String computed, List<Derivative> derivatives, List<AppliedLaw> laws) {}

  /// A derivative in stable primitives.
  ///
  /// @param by the input or parameter
  record Derivative(String by, String formula, List<AppliedLaw> laws) {}

  /// A law that was applied.
  ///
  /// @param rule the law: `log(1 + exp(z)) -> softplus(z)`
  record AppliedLaw(String name, String rule, String before, String after) {}

  /// The limit in a parameter.
  ///
  /// @param approach where the parameter goes: `beta -> inf`
  /// @param remark why the limit is not known, or at which values of other parameters it is this
  record Limit(String approach, String limit, String verdict, String remark) {}

  /// The statistics of f(Z) for a standard normal Z, as far as they exist.
  ///
  /// @param sparsity P(f(Z) = 0)
  /// @param dead P(f'(Z) = 0)
  record Signals(Optional<Moments> moments, double sparsity, double dead, boolean areProved) {}

  /// The means of f(Z), f(Z)² and f'(Z)², and the gains that follow, as far as they exist.
  ///
  /// @param areProved true if all are between their bounds, false if the bounds are those of a
  ///     quadrature's own estimate of its error
  /// @param doubt the largest distance between two bounds, relative to max(1, |value|)
  record Moments(
      Enclosed mean,
      Enclosed meanSquare,
      Optional<Enclosed> meanSquareSlope,
      Optional<Enclosed> forwardGain,
      Optional<Enclosed> backwardGain,
      boolean areProved,
      double doubt) {}

  /// A number between bounds.
  ///
  /// @param digits those that are certain
  record Enclosed(String digits, double lo, double hi) {}

  /// A claim and its verdict: proved, refuted or undecided.
  record Claim(String claim, String verdict, String explanation) {}

  /// What a kernel of floats computes for each element.
  ///
  /// @param of f, or f' times the gradient
  /// @param instructions how many, each of one operation on all lanes
  /// @param slow how many of these are divisions, roots, sines and cosines
  /// @param isWide whether it computes in doubles, as floats would not give the right numbers
  record Cost(String of, int instructions, int slow, boolean isWide) {
    /// The cost in words.
    String said() {
      return "%d instructions, %d of them divisions, roots, sines or cosines%s"
          .formatted(instructions, slow, isWide ? "; computed in doubles" : "");
    }
  }

  /// What a backward pass computes slopes from, and why; times are estimates for an element.
  ///
  /// @param form where arrays are in the cache: from x, from y, or from a stored slope
  /// @param beyondCaches the form where arrays are beyond them
  /// @param slopeByValue the slope by y, exact enough or not; empty if there is none
  /// @param nanoseconds of forward and backward pass in that form, in the cache
  /// @param recomputing the same if slopes are computed from x
  /// @param remark why forms are missing; empty if none is
  record Backward(
      String form,
      String beyondCaches,
      String slopeByValue,
      double nanoseconds,
      double recomputing,
      String remark) {
    private static final int LONGEST = 60;

    /// The decision in words.
    String said() {
      boolean isShort = slopeByValue.length() <= LONGEST;
      String slope = isShort && form.equals("from y") ? ", " + slopeByValue : "";
      String instead =
          form.equals("from x")
              ? ""
              : String.format(Locale.ROOT, " instead of %.2f from x", recomputing);
      String beyond =
          form.equals(beyondCaches) ? "" : "; " + beyondCaches + " if arrays are beyond the caches";
      String why = remark.isEmpty() ? "" : "; " + remark;
      return String.format(
          Locale.ROOT,
          "%s%s: about %.2f ns with the forward pass%s%s%s",
          form,
          slope,
          nanoseconds,
          instead,
          beyond,
          why);
    }
  }

  /// The measured errors of a kernel, in ulps of the exact value.
  ///
  /// @param precision f32 or f64
  /// @param of f or f'
  /// @param worstAt the input of the largest error
  /// @param inaccurate the stretches of inputs with errors above 8 ulps
  record Measurement(
      String precision,
      String of,
      int points,
      double maxUlps,
      double rmsUlps,
      double worstAt,
      List<Stretch> inaccurate) {}

  /// Inputs with large errors.
  ///
  /// @param passesThroughZero whether the function changes its sign there, so that a small absolute
  ///     error is many ulps
  /// @param relativeError the largest error relative to the largest value near
  record Stretch(
      double from, double to, double maxUlps, boolean passesThroughZero, double relativeError) {}

  /// Points (x, f(x)) and (x, f'(x)).
  record Points(List<Double> x, List<Double> f, List<Double> slope) {}
}
