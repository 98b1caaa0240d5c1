// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.catalog.Catalog;
import hillock.codegen.Subject.Output;
import hillock.expr.Activation;
import hillock.expr.Expr.Param;
import hillock.expr.Parameter;
import hillock.numerics.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// No finite input gives NaN, in value, slope or any slope in a parameter, also where parameters are
/// tiny, huge, zero or of the other sign; unless the formula itself has no value there.
final class NoNaNTest {
  private static final List<String> NUMBERS = List.of("1e-6", "1e6", "-1e6", "0");

  /// Elements of a vector of parameters behind the first two are left out.
  private static final int ELEMENTS = 2;

  static List<String> functions() {
    return Catalog.standard().activations().stream()
        .filter(a -> a.inputs().size() == 1)
        .map(Activation::name)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void finiteInputsGiveNumbers(String function) {
    for (Precision precision : Precision.values()) {
      for (Activation setting : Settings.of(function, NUMBERS)) {
        check(setting, precision);
      }
    }
  }

  private static void check(Activation setting, Precision precision) {
    List<Subject> subjects;
    try {
      subjects = subjects(setting, precision);
    } catch (ArithmeticException noFunction) {
      // Parameters that leave no function, such as an interval from 0 to 0.
      return;
    }
    for (Subject subject : subjects) {
      subject.outputs(1).forEach(output -> check(subject, output));
    }
  }

  private static void check(Subject subject, Output output) {
    points(subject.precision())
        .filter(x -> Double.isNaN(output.at(x)))
        .forEach(
            x ->
                assertThat(subject.exact(x, output.order()).get(output.order()))
                    .as("%s of %s in %s at %s", output.name(), subject, subject.precision(), x)
                    .isEqualTo(Optional.empty()));
  }

  private static DoubleStream points(Precision precision) {
    double most = precision.maxValue();
    return DoubleStream.of(
            0, precision.minSubnormal(), precision.minNormal(), 1e-20, 1e-6, 0.3, 1, 3, 90, 800)
        .mapMulti(
            (x, all) -> {
              all.accept(x);
              all.accept(-x);
            })
        .flatMap(x -> DoubleStream.of(x, x * 1e6))
        .flatMap(x -> DoubleStream.concat(DoubleStream.of(x), DoubleStream.of(most, -most)))
        .flatMap(x -> DoubleStream.of(x, Math.copySign(Math.sqrt(most), x)))
        .map(precision::round)
        .distinct();
  }

  private static List<Subject> subjects(Activation activation, Precision precision) {
    List<Subject> subjects = new ArrayList<>(List.of(Subject.of(activation, precision)));
    for (Parameter parameter : activation.parameters()) {
      List<Param> elements = parameter.elements();
      for (Param element : elements.subList(0, Math.min(ELEMENTS, elements.size()))) {
        subjects.add(Subject.of(activation, element, precision));
      }
    }
    return subjects;
  }
}
