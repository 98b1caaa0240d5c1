// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hillock.codegen.ExactLaw.Term;
import hillock.numerics.Precision;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The laws that may run after rounding has begun keep every bit; the rejected ones do not.
final class ExactLawTest {
  private static final Pattern REJECTED =
      Pattern.compile("#\\s+(\\S.*? -> .*?)\\s{2,}(\\S.*= .*)");

  static List<ExactLaw> laws() {
    return ExactLaw.standard();
  }

  @ParameterizedTest
  @MethodSource("laws")
  void bothSidesHaveTheSameBits(ExactLaw law) {
    List<String> names = names(law.left());
    assertThat(names(law.right())).isSubsetOf(names);
    for (Precision precision : Precision.values()) {
      double[] numbers = AwkwardNumbers.of(precision, names.size() > 2 ? 8 : 60);
      forAll(names, numbers, new HashMap<>(), values -> assertSame(law, precision, values));
    }
  }

  private static void assertSame(ExactLaw law, Precision precision, Map<String, Double> values) {
    double left = value(law.left(), precision, values);
    double right = value(law.right(), precision, values);
    if (bits(left) != bits(right)) {
      throw new AssertionError(
          "%s at %s for %s: %s is not %s".formatted(law.name(), precision, values, left, right));
    }
  }

  @ParameterizedTest
  @MethodSource("laws")
  void builderAppliesIt(ExactLaw law) {
    for (Precision precision : Precision.values()) {
      ProgramBuilder builder = new ProgramBuilder(law.name(), precision);
      Map<String, Value> inputs = new HashMap<>();
      for (String name : names(law.left())) {
        inputs.put(name, builder.input(inputs.size()));
      }
      Value left = written(law.left(), builder, inputs);
      assertEquals(written(law.right(), builder, inputs), left, law.name());
    }
  }

  @Test
  void rejectedLawsHaveTheirCounterexample() {
    int examples = 0;
    for (String line : resource().lines().toList()) {
      Matcher matcher = REJECTED.matcher(line);
      if (matcher.matches()) {
        ExactLaw law = ExactLaw.parse("rejected: " + matcher.group(1)).getFirst();
        examples += refute(law, matcher.group(2));
      }
    }
    assertThat(examples).isGreaterThanOrEqualTo(9);
  }

  @Test
  void everyRejectedLawIsRead() {
    String text = resource();
    long arrows =
        text.substring(text.indexOf("# Rejected")).lines().filter(l -> l.contains("->")).count();
    long read = text.lines().filter(line -> REJECTED.matcher(line).matches()).count();
    assertEquals(arrows, read);
  }

  @Test
  void lawsThatAreNotLawsAreRefused() {
    assertThatThrownBy(() -> ExactLaw.parse("twice neg(neg(a)) -> a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("twice neg(neg(a)) -> a");
    assertThatThrownBy(() -> ExactLaw.parse("twice: neg(neg(a) b) -> a"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /// Shows that the law fails for each of the given values; `a = inf, a = -1` are two examples,
  /// `a = 1, b = 0` is one.
  private static int refute(ExactLaw law, String text) {
    boolean onlyFloats = text.endsWith(" as a float");
    List<Map<String, Double>> examples = new ArrayList<>(List.of(new HashMap<>()));
    for (String part : text.replace(" as a float", "").split(", ")) {
      String[] sides = part.split(" = ");
      double value = Double.parseDouble(sides[sides.length - 1].replace("inf", "Infinity"));
      if (examples.getLast().containsKey(sides[0])) {
        examples.add(new HashMap<>());
      }
      for (int i = 0; i + 1 < sides.length; i++) {
        examples.getLast().put(sides[i], value);
      }
    }
    for (Map<String, Double> example : examples) {
      for (Precision precision : onlyFloats ? List.of(Precision.F32) : allPrecisions()) {
        example.replaceAll((_, value) -> precision.round(value));
        double left = value(law.left(), precision, example);
        double right = value(law.right(), precision, example);
        assertThat(bits(left)).as("%s for %s", law, example).isNotEqualTo(bits(right));
      }
    }
    return examples.size();
  }

  private static List<Precision> allPrecisions() {
    return List.of(Precision.values());
  }

  /// The bits, the same for all NaNs.
  private static long bits(double value) {
    return Double.doubleToLongBits(value);
  }

  private interface Check {
    void on(Map<String, Double> values);
  }

  private static void forAll(
      List<String> names, double[] numbers, Map<String, Double> values, Check check) {
    if (names.isEmpty()) {
      check.on(values);
      return;
    }
    for (double number : numbers) {
      values.put(names.getFirst(), number);
      forAll(names.subList(1, names.size()), numbers, values, check);
    }
  }

  private static List<String> names(Term term) {
    TreeSet<String> names = new TreeSet<>();
    switch (term) {
      case Term.Name(var name) -> names.add(name);
      case Term.Literal _ -> {
        // No name.
      }
      case Term.Operation(var _, var operands) ->
          operands.forEach(operand -> names.addAll(names(operand)));
    }
    return List.copyOf(names);
  }

  private static double value(Term term, Precision precision, Map<String, Double> values) {
    return switch (term) {
      case Term.Name(var name) -> values.getOrDefault(name, Double.NaN);
      case Term.Literal(var number) -> number;
      case Term.Operation(var opcode, var operands) ->
          Scalar.apply(
              opcode,
              precision,
              operands.stream().mapToDouble(o -> value(o, precision, values)).toArray());
    };
  }

  private static Value written(Term term, ProgramBuilder b, Map<String, Value> inputs) {
    return switch (term) {
      case Term.Name(var name) -> inputs.getOrDefault(name, new Value(-1));
      case Term.Literal(var number) -> b.constant(number);
      case Term.Operation(var opcode, var operands) ->
          Operations.write(b, opcode, operands.stream().map(o -> written(o, b, inputs)).toList());
    };
  }

  private static String resource() {
    try (InputStream stream = ExactLaw.class.getResourceAsStream("exact.rules")) {
      assertThat(stream).isNotNull();
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
