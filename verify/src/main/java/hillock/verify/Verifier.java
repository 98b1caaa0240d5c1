// SPDX-License-Identifier: Apache-2.0
package hillock.verify;

import hillock.expr.Activation;
import hillock.numerics.Precision;
import hillock.numerics.Ulp;
import java.util.List;
import java.util.Optional;

/// Compares kernels of one function with its exact values.
///
/// ```java
/// try (Workers workers = Workers.ofThisMachine()) {
///   Verifier verifier = Verifier.of(mish, 0, Sampling.exhaustive(), workers, Watch.nobody());
///   Verification ours = verifier.verify(Kernels.floats(mish, 0), Watch.nobody());
/// }
/// ```
public final class Verifier {
  private static final int LISTED = 10;

  private final Reference reference;
  private final int order;
  private final Sampling sampling;
  private final Workers workers;

  private Verifier(Reference reference, int order, Sampling sampling, Workers workers) {
    this.reference = reference;
    this.order = order;
    this.sampling = sampling;
    this.workers = workers;
  }

  /// Makes the reference of a derivative of a function, with parameters at their defaults; of a random
  /// function, its deterministic form.
  ///
  /// @param order the order of the derivative; 0 is the function
  /// @throws IllegalArgumentException if the function has more than one input
  public static Verifier of(
      Activation activation, int order, Sampling sampling, Workers workers, Watch watch) {
    checkInputs(activation);
    Reference reference = Reference.of(activation, order, sampling.parts(), workers, watch);
    return new Verifier(reference, order, sampling, workers);
  }

  static void checkInputs(Activation activation) {
    int inputs = activation.inputs().size();
    if (inputs != 1) {
      throw new IllegalArgumentException(
          "%s has %d inputs; only functions of one input can be verified"
              .formatted(activation.name(), inputs));
    }
  }

  /// Runs a kernel over all inputs that are to be looked at.
  public Verification verify(FloatKernel kernel, Watch watch) {
    Visits visits = Visits.of(reference.segments(), sampling.stride(), sampling.samples());
    Sweep sweep = new Sweep(kernel, reference, visits, watch);
    Tally tally = sweep.run(workers);
    Specials specials = new Specials(reference.exact(), Precision.F32);
    boolean isComplete = sweep.done() == visits.total();
    return new Verification(
        Precision.F32,
        order,
        Optional.of(sampling),
        sweep.done(),
        visits.rough(),
        isComplete,
        tally.histogram(),
        checked(tally.worst()),
        checked(tally.worstElsewhere()).stream().findFirst(),
        checked(tally.worstModerate()).stream().findFirst(),
        reference.nearZeros(tally.largestNearZero()),
        specials.of(x -> single(kernel, (float) x)),
        isComplete ? NaNs.of(kernel, sampling.stride()) : new NaNs(0, 0),
        tally.undefined(),
        tally.numbersWhereUndefined());
  }

  private static float single(FloatKernel kernel, float x) {
    float[] y = new float[1];
    kernel.apply(new float[] {x}, y);
    return y[0];
  }

  /// The worst inputs with errors from exact values.
  private List<Inaccuracy> checked(List<Inaccuracy> measured) {
    return workers.map(measured, this::checked).stream()
        .sorted(Inaccuracy.WORST_FIRST)
        .limit(LISTED)
        .toList();
  }

  private Inaccuracy checked(Inaccuracy measured) {
    return reference
        .exact()
        .enclosure(measured.input())
        .map(
            value ->
                new Inaccuracy(
                    measured.input(),
                    measured.computed(),
                    value.toDouble().orElseGet(value::midpoint),
                    Ulp.error(measured.computed(), value, Precision.F32)))
        .orElse(measured);
  }
}
