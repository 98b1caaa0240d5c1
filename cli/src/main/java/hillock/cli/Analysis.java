// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.calculus.FinalForm;
import hillock.calculus.Stabilizer;
import hillock.calculus.Step;
import hillock.certify.Digits;
import hillock.certify.ForAllParameters;
import hillock.certify.GaussianMoments;
import hillock.certify.Plateaus;
import hillock.certify.ParameterLimits;
import hillock.certify.PropertyCard;
import hillock.certify.Prover;
import hillock.certify.Verdict;
import hillock.codegen.Accuracy;
import hillock.codegen.AccuracyLevel;
import hillock.codegen.KernelPlan;
import hillock.codegen.KernelPlan.Mode;
import hillock.expr.Activation;
import hillock.expr.Alignment;
import hillock.expr.Expr;
import hillock.expr.Expr.Input;
import hillock.expr.Expr.Param;
import hillock.expr.Printer;
import hillock.expr.Parameter;
import hillock.expr.Property;
import hillock.numerics.Precision;
import hillock.numerics.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Works out what follows from a function.
final class Analysis {
  /// So many digits of a number between bounds, if they are certain.
  private static final int DIGITS = 10;

  private final Subject subject;
  private final Activation function;
  private final AccuracyLevel level;
  private final boolean explains;
  private final TimeLimit limit;

  /// @param level how exact kernels of floats are to be
  /// @param explains whether to keep the laws that were applied
  Analysis(Subject subject, AccuracyLevel level, boolean explains, TimeLimit limit) {
    this.subject = subject;
    this.level = level;
    this.function = subject.function();
    this.explains = explains;
    this.limit = limit;
  }

  /// The stable forms; empty, with a remark, if that takes too long.
  Optional<Sheet.Forms> forms() {
    return limit.attempt("stable form", this::stableForms);
  }

  /// What is proved of a function of one input; empty, with a remark, if that takes too long.
  Optional<PropertyCard> card() {
    return subject.isOfOneInput()
        ? limit.attempt("properties", () -> Prover.of(function).card())
        : Optional.empty();
  }

  /// Everything; of what is missing there are remarks.
  Sheet sheet(
      Optional<Sheet.Forms> forms, Optional<PropertyCard> card, Optional<Sheet.Points> points) {
    List<Sheet.Claim> claims =
        card.isPresent() && !function.claims().isEmpty()
            ? limit.attempt("claims", this::claims).orElse(List.of())
            : List.of();
    List<Sheet.Measurement> accuracy =
        subject.isOfOneInput()
            ? limit.attempt("accuracy", this::accuracy).orElse(List.of())
            : List.of();
    Optional<KernelCost> cost = limit.attempt("cost", () -> KernelCost.of(function, level));
    return new Sheet(
        subject.name(),
        function.toString(),
        function.inputs(),
        function.parameters().stream().map(Analysis::value).toList(),
        function.aliases(),
        function.sources(),
        function.note(),
        function.text(),
        function.isRandom()
            ? Optional.of(FormulaText.of(function.evaluation()))
            : Optional.empty(),
        function.alignment().map(Alignment::toString),
        forms,
        card.map(PropertyCard::lines).orElse(List.of()),
        limit
            .attempt("properties for all parameters", () -> ForAllParameters.of(function))
            .orElse(List.of()),
        limit.attempt("limits in parameters", this::limits).orElse(List.of()),
        card.map(Analysis::signals),
        claims,
        level.name().toLowerCase(Locale.ROOT),
        accuracy,
        cost.map(KernelCost::costs).orElse(List.of()),
        cost.map(KernelCost::backward),
        points,
        limit.remarks());
  }

  private Sheet.Forms stableForms() {
    Stabilizer stabilizer = new Stabilizer(function.parameters());
    Expr stable = stabilizer.stable(function.evaluation());
    List<Sheet.AppliedLaw> laws = laws(stabilizer, 0);
    List<Sheet.Derivative> derivatives = new ArrayList<>();
    for (int i = 0; i < function.inputs().size(); i++) {
      String name = function.inputs().get(i);
      derivatives.add(derivative(stabilizer, stable, new Input(i, name), name));
    }
    for (Param param : function.learnedElements()) {
      derivatives.add(derivative(stabilizer, stable, param, Printer.print(param)));
    }
    Expr computed = new FinalForm(function.parameters()).guarded(stable);
    return new Sheet.Forms(
        FormulaText.of(stable), FormulaText.of(computed), derivatives, laws);
  }

  private Sheet.Derivative derivative(
      Stabilizer stabilizer, Expr stable, Expr variable, String name) {
    int before = stabilizer.steps().size();
    String formula = FormulaText.of(stabilizer.derivative(stable, variable));
    return new Sheet.Derivative(name, formula, laws(stabilizer, before));
  }

  private List<Sheet.AppliedLaw> laws(Stabilizer stabilizer, int first) {
    List<Step> steps = stabilizer.steps();
    return explains
        ? steps.subList(first, steps.size()).stream().map(Analysis::law).toList()
        : List.of();
  }

  private static Sheet.AppliedLaw law(Step step) {
    return new Sheet.AppliedLaw(
        step.law().name(),
        step.law().toString(),
        FormulaText.of(step.before()),
        FormulaText.of(step.after()));
  }

  private static Sheet.Value value(Parameter parameter) {
    return new Sheet.Value(
        parameter.name(),
        parameter.defaults().stream().map(FormulaText::of).toList(),
        parameter.domain().toString(),
        parameter.isLearned());
  }

  private List<Sheet.Limit> limits() {
    return ParameterLimits.of(function).stream()
        .map(l -> new Sheet.Limit(l.approach(), l.statement(), l.verdict(), l.remark()))
        .toList();
  }

  private static Sheet.Signals signals(PropertyCard card) {
    Plateaus plateaus = card.plateaus();
    return new Sheet.Signals(
        card.moments().map(Analysis::moments),
        plateaus.silentProbability().midpoint(),
        plateaus.deadProbability().midpoint(),
        plateaus.verdict().isProved());
  }

  private static Sheet.Moments moments(GaussianMoments moments) {
    return new Sheet.Moments(
        enclosed(moments.mean()),
        enclosed(moments.meanSquare()),
        moments.meanSquareSlope().map(Analysis::enclosed),
        moments.forwardGain().map(Analysis::enclosed),
        moments.backwardGain().map(Analysis::enclosed),
        moments.isProved(),
        moments.doubt());
  }

  private static Sheet.Enclosed enclosed(Interval number) {
    return new Sheet.Enclosed(Digits.certain(number, DIGITS), number.lo(), number.hi());
  }

  private List<Sheet.Claim> claims() {
    Prover prover = Prover.of(function);
    List<Sheet.Claim> claims = new ArrayList<>();
    for (Property property : function.claims()) {
      Verdict verdict = prover.check(property);
      claims.add(new Sheet.Claim(property.toString(), verdict.word(), explanation(verdict)));
    }
    return claims;
  }

  private static String explanation(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Proved(var cover, var _) -> cover;
      case Verdict.Refuted(var at, var explanation) -> "at " + at + ": " + explanation;
      case Verdict.Undecided(var where, var reason) -> "at " + where + ": " + reason;
    };
  }

  /// The errors of values and slopes, in single and in double precision.
  private List<Sheet.Measurement> accuracy() {
    List<KernelPlan> plans =
        Arrays.stream(Precision.values())
            .map(p -> new KernelPlan(subject.function().fixed(), p, level, Mode.EVALUATION))
            .toList();
    Input input = plans.getFirst().input(0);
    List<Sheet.Measurement> measurements = new ArrayList<>();
    for (int order = 0; order <= 1; order++) {
      List<Accuracy.Sample> samples =
          Accuracy.samples(plans.getFirst().derivative(input, order), input);
      for (KernelPlan plan : plans) {
        Accuracy accuracy = Accuracy.of(plan.derivativeProgram(input, order), samples);
        measurements.add(measurement(accuracy, order == 0 ? "f" : "f'"));
      }
    }
    return measurements;
  }

  private static Sheet.Measurement measurement(Accuracy accuracy, String of) {
    return new Sheet.Measurement(
        accuracy.precision().name().toLowerCase(Locale.ROOT),
        of,
        accuracy.sampled(),
        accuracy.maxUlps(),
        accuracy.rmsUlps(),
        accuracy.worstAt(),
        accuracy.inaccurate().stream()
            .map(
                region ->
                    new Sheet.Stretch(
                        region.lo(),
                        region.hi(),
                        region.maxUlps(),
                        region.passesThroughZero(),
                        region.maxError()))
            .toList());
  }
}
