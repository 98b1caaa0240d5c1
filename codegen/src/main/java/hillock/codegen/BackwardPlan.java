// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import static java.util.Objects.requireNonNull;

import hillock.codegen.KernelPlan.Kind;
import hillock.codegen.LoopCost.Place;
import hillock.expr.Expr;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which form of backward pass a function has, and why.
///
/// Of the forms that are as exact as asked the one is chosen whose forward and backward pass take
/// less time together, by [LoopCost]. Where the arrays are beyond the caches, that may be another one.
public final class BackwardPlan {
  /// From so many elements on, arrays are taken to be beyond the caches.
  public static final long BEYOND_CACHES = 1 << 21;

  /// The part of the time of recomputing that another form may take: less memory and fewer programs
  /// are worth something.
  private static final double WORTH_IT = 0.9;

  private final List<Candidate> candidates;
  private final Optional<Expr> slopeFromOutput;
  private final String remark;
  private final Map<Place, Candidate> chosen = new EnumMap<>(Place.class);

  private BackwardPlan(
      List<Candidate> candidates, Optional<Expr> slopeFromOutput, String remark) {
    this.candidates = List.copyOf(candidates);
    this.slopeFromOutput = slopeFromOutput;
    this.remark = remark;
    for (Place place : Place.values()) {
      chosen.put(place, cheapest(place));
    }
  }

  /// A form that is exact enough, and its programs.
  ///
  /// @param forward computes the values and whatever the other program needs
  /// @param backward computes the gradients
  public record Candidate(BackwardForm form, Program forward, Program backward) {
    /// About how many nanoseconds an element takes, forward and backward.
    public double nanoseconds(Place place) {
      return LoopCost.nanoseconds(forward, place) + LoopCost.nanoseconds(backward, place);
    }

    /// About how many nanoseconds an element takes in the backward pass.
    public double backwardNanoseconds(Place place) {
      return LoopCost.nanoseconds(backward, place);
    }
  }

  /// Decides for the functions of a plan and arrays of a format.
  public static BackwardPlan of(KernelPlan plan, Storage storage) {
    Program forward = plan.program(Kind.FORWARD);
    List<Candidate> candidates = new ArrayList<>();
    candidates.add(
        new Candidate(BackwardForm.FROM_INPUT, forward, plan.program(Kind.BACKWARD)));
    Optional<String> objection = objection(plan, storage);
    if (objection.isPresent()) {
      return new BackwardPlan(candidates, Optional.empty(), objection.get());
    }
    OutputForm output =
        switch (plan.precision()) {
          case F32 -> OutputForm.of(plan, forward);
          case F64 -> OutputForm.NONE;
        };
    output
        .backward()
        .ifPresent(p -> candidates.add(new Candidate(BackwardForm.FROM_OUTPUT, forward, p)));
    candidates.add(
        new Candidate(
            BackwardForm.FROM_SLOPE, plan.program(Kind.VALUE_AND_SLOPE), products(plan)));
    boolean isInexact = output.slope().isPresent() && output.backward().isEmpty();
    return new BackwardPlan(
        candidates,
        output.slope(),
        isInexact ? "slopes from a rounded y are not as exact as asked" : "");
  }

  /// Why gradients are to be computed from the input, whatever that costs.
  private static Optional<String> objection(KernelPlan plan, Storage storage) {
    if (!plan.learned().isEmpty()) {
      return Optional.of("gradients in the learned parameters need x");
    }
    if (storage.isConverted() || plan.level() == AccuracyLevel.EXACT) {
      return Optional.of("what is stored is rounded once more");
    }
    return Optional.empty();
  }

  /// The products of stored slopes with dy, the last input.
  private static Program products(KernelPlan plan) {
    int slopes = plan.activation().inputs().size();
    ProgramBuilder builder =
        new ProgramBuilder("slope of " + plan.activation().name(), plan.precision());
    Value gradient = builder.input(slopes);
    List<Value> products = new ArrayList<>();
    for (int i = 0; i < slopes; i++) {
      products.add(builder.multiply(builder.input(i), gradient));
    }
    return builder.build(products);
  }

  private Candidate cheapest(Place place) {
    Candidate first = candidates.getFirst();
    Candidate best =
        candidates.stream().min(Comparator.comparingDouble(c -> c.nanoseconds(place))).orElse(first);
    return best.nanoseconds(place) <= WORTH_IT * first.nanoseconds(place) ? best : first;
  }

  /// The forms that are exact enough; the first recomputes slopes from the input.
  public List<Candidate> candidates() {
    return candidates;
  }

  /// A form, if it is exact enough.
  public Optional<Candidate> candidate(BackwardForm form) {
    return candidates.stream().filter(c -> c.form() == form).findFirst();
  }

  /// The form for arrays in a place.
  public Candidate chosen(Place place) {
    return requireNonNull(chosen.get(place));
  }

  /// The form for arrays of a length.
  public BackwardForm form(long elements) {
    return chosen(elements < BEYOND_CACHES ? Place.CACHE : Place.MEMORY).form();
  }

  /// The form that does without the input: from the output, or else from a slope.
  ///
  /// @throws IllegalArgumentException if there is none
  public BackwardForm formInPlace() {
    return candidates.stream()
        .map(Candidate::form)
        .filter(form -> form != BackwardForm.FROM_INPUT)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "write the values into other memory than the input: " + remark));
  }

  /// The slope by the value y, exact enough or not.
  public Optional<Expr> slopeFromOutput() {
    return slopeFromOutput;
  }

  /// Why forms are missing; empty if none is.
  public String remark() {
    return remark;
  }
}
