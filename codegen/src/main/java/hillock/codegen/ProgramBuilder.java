// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import static java.util.Objects.requireNonNull;

import hillock.codegen.ExactLaw.Term;
import hillock.numerics.Interval;
import hillock.numerics.Precision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Writes a program, instruction by instruction, never the same one twice.
///
/// It knows the range of every value, so that a clamp that cannot act is not written, and it
/// applies the exact laws and computes what is constant.
public final class ProgramBuilder {
  private static final int MAX_INSTRUCTIONS = 20_000;

  private final String name;
  private final WorkingFormat working;
  private final Precision precision;
  private final List<Instruction> instructions = new ArrayList<>();
  private final Map<Instruction, Value> numbers = new HashMap<>();
  private final Ranges ranges;
  private int inputs;
  private int parameters;

  public ProgramBuilder(String name, Precision precision) {
    this(name, WorkingFormat.of(precision));
  }

  ProgramBuilder(String name, WorkingFormat working) {
    this.name = name;
    this.working = working;
    this.precision = working.numbers();
    this.ranges = new Ranges(working);
  }

  /// What its numbers are, and how exact they must be.
  WorkingFormat working() {
    return working;
  }

  public Precision precision() {
    return precision;
  }

  /// The finished program with what it stores, without instructions that serve no output.
  public Program build(List<Value> outputs) {
    return DeadCode.removed(
        new Program(
            name, working.results(), precision, inputs, parameters, instructions, outputs));
  }

  /// Where every value must lie, as far as known.
  public Interval range(Value value) {
    return ranges.of(value);
  }

  public Value input(int slot) {
    inputs = Math.max(inputs, slot + 1);
    return emit(Instruction.leaf(Opcode.INPUT, slot));
  }

  public Value parameter(int slot) {
    parameters = Math.max(parameters, slot + 1);
    return emit(Instruction.leaf(Opcode.PARAMETER, slot));
  }

  /// The constant, rounded to the program's precision.
  public Value constant(double value) {
    return emit(Instruction.constant(precision.round(value)));
  }

  public Value add(Value a, Value b) {
    return operation(Opcode.ADD, a, b);
  }

  public Value subtract(Value a, Value b) {
    return operation(Opcode.SUBTRACT, a, b);
  }

  public Value multiply(Value a, Value b) {
    return operation(Opcode.MULTIPLY, a, b);
  }

  public Value divide(Value a, Value b) {
    return operation(Opcode.DIVIDE, a, b);
  }

  /// a · b + c, rounded once.
  public Value fma(Value a, Value b, Value c) {
    return operation(Opcode.FMA, a, b, c);
  }

  public Value negate(Value a) {
    return operation(Opcode.NEGATE, a);
  }

  public Value abs(Value a) {
    return operation(Opcode.ABS, a);
  }

  public Value sqrt(Value a) {
    return operation(Opcode.SQRT, a);
  }

  /// a < b ? then : otherwise.
  public Value ifLess(Value a, Value b, Value then, Value otherwise) {
    return operation(Opcode.SELECT_LESS, a, b, then, otherwise);
  }

  /// a ≤ b ? then : otherwise.
  public Value ifLessOrEqual(Value a, Value b, Value then, Value otherwise) {
    return operation(Opcode.SELECT_LESS_OR_EQUAL, a, b, then, otherwise);
  }

  /// a = b ? then : otherwise.
  public Value ifEqual(Value a, Value b, Value then, Value otherwise) {
    return operation(Opcode.SELECT_EQUAL, a, b, then, otherwise);
  }

  /// The value, but no less than a constant; NaN stays NaN.
  public Value atLeast(Value a, double bound) {
    return range(a).lo() >= bound ? a : ifLess(a, constant(bound), constant(bound), a);
  }

  /// The value, but no more than a constant; NaN stays NaN.
  public Value atMost(Value a, double bound) {
    return range(a).hi() <= bound ? a : ifLess(constant(bound), a, constant(bound), a);
  }

  /// c[0] + c[1]·x + c[2]·x² + …, by Horner's rule.
  Value polynomial(Value x, double[] c) {
    Value result = constant(c[c.length - 1]);
    for (int i = c.length - 2; i >= 0; i--) {
      result = fma(result, x, constant(c[i]));
    }
    return result;
  }

  Value scaleByBits(Value a, Value magic) {
    return operation(Opcode.SCALE_BY_BITS, a, magic);
  }

  Value exponent(Value a) {
    return operation(Opcode.EXPONENT, a);
  }

  Value mantissa(Value a) {
    return operation(Opcode.MANTISSA, a);
  }

  Value sin(Value a) {
    return operation(Opcode.SIN, a);
  }

  Value cos(Value a) {
    return operation(Opcode.COS, a);
  }

  /// The instruction's result; the analysis of callers that know better narrows its range.
  Value within(Value value, Interval range) {
    ranges.narrow(value, range);
    return value;
  }

  private Value operation(Opcode opcode, Value... operands) {
    Instruction instruction = Instruction.of(opcode, ordered(opcode, operands));
    Optional<Value> constant = folded(instruction);
    if (constant.isPresent()) {
      return constant.get();
    }
    Optional<Value> branch = decided(instruction);
    if (branch.isPresent()) {
      return branch.get();
    }
    for (ExactLaw law : ExactLaw.standard()) {
      Map<String, Value> bindings = new HashMap<>();
      if (matches(law.left(), instruction, bindings)) {
        return write(law.right(), bindings);
      }
    }
    return emit(instruction);
  }

  /// Addition and multiplication do not mind the order, so they are always written in one.
  private static Value[] ordered(Opcode opcode, Value[] operands) {
    boolean commutes =
        switch (opcode) {
          case ADD, MULTIPLY, FMA -> true;
          case INPUT, PARAMETER, CONSTANT, SUBTRACT, DIVIDE, NEGATE, ABS, SQRT -> false;
          case SELECT_LESS, SELECT_LESS_OR_EQUAL, SELECT_EQUAL -> false;
          case SCALE_BY_BITS, EXPONENT, MANTISSA, SIN, COS -> false;
        };
    if (commutes && operands[0].index() > operands[1].index()) {
      Value[] swapped = operands.clone();
      swapped[0] = operands[1];
      swapped[1] = operands[0];
      return swapped;
    }
    return operands;
  }

  private Optional<Value> folded(Instruction instruction) {
    double[] arguments = new double[instruction.operands().size()];
    for (int i = 0; i < arguments.length; i++) {
      Instruction operand = instructions.get(instruction.operands().get(i).index());
      if (operand.opcode() != Opcode.CONSTANT) {
        return Optional.empty();
      }
      arguments[i] = operand.constant();
    }
    double result = Scalar.apply(instruction.opcode(), precision, arguments);
    return Double.isNaN(result) ? Optional.empty() : Optional.of(constant(result));
  }

  /// The branch that a choice always takes, by the ranges of what it compares.
  private Optional<Value> decided(Instruction instruction) {
    boolean isLess = instruction.opcode() == Opcode.SELECT_LESS;
    boolean isLessOrEqual = instruction.opcode() == Opcode.SELECT_LESS_OR_EQUAL;
    if (!isLess && !isLessOrEqual) {
      return Optional.empty();
    }
    Interval a = range(instruction.operands().get(0));
    Interval b = range(instruction.operands().get(1));
    if (isLess ? a.hi() < b.lo() : a.hi() <= b.lo()) {
      return Optional.of(instruction.operands().get(2));
    }
    if (isLess ? a.lo() >= b.hi() : a.lo() > b.hi()) {
      return Optional.of(instruction.operands().get(3));
    }
    return Optional.empty();
  }

  private boolean matches(Term term, Instruction instruction, Map<String, Value> bindings) {
    if (!(term instanceof Term.Operation(var opcode, var terms))
        || opcode != instruction.opcode()) {
      return false;
    }
    boolean inOrder = matchesAll(terms, instruction.operands(), bindings);
    if (inOrder || (opcode != Opcode.ADD && opcode != Opcode.MULTIPLY && opcode != Opcode.FMA)) {
      return inOrder;
    }
    List<Value> swapped = new ArrayList<>(instruction.operands());
    swapped.set(0, instruction.operands().get(1));
    swapped.set(1, instruction.operands().get(0));
    bindings.clear();
    return matchesAll(terms, swapped, bindings);
  }

  private boolean matchesAll(List<Term> terms, List<Value> values, Map<String, Value> bindings) {
    return IntStream.range(0, terms.size())
        .allMatch(i -> matches(terms.get(i), values.get(i), bindings));
  }

  private boolean matches(Term term, Value value, Map<String, Value> bindings) {
    Instruction instruction = instructions.get(value.index());
    return switch (term) {
      case Term.Name(var variable) -> {
        @Nullable Value bound = bindings.putIfAbsent(variable, value);
        yield bound == null || bound.equals(value);
      }
      case Term.Literal(var number) ->
          instruction.opcode() == Opcode.CONSTANT
              && Double.doubleToRawLongBits(number) == instruction.bits();
      case Term.Operation(var opcode, var terms) ->
          opcode == instruction.opcode() && matchesAll(terms, instruction.operands(), bindings);
    };
  }

  private Value write(Term term, Map<String, Value> bindings) {
    return switch (term) {
      case Term.Name(var variable) -> requireNonNull(bindings.get(variable));
      case Term.Literal(var number) -> constant(number);
      case Term.Operation(var opcode, var terms) ->
          operation(
              opcode, terms.stream().map(t -> write(t, bindings)).toArray(Value[]::new));
    };
  }

  private Value emit(Instruction instruction) {
    return numbers.computeIfAbsent(
        instruction,
        i -> {
          if (instructions.size() == MAX_INSTRUCTIONS) {
            throw new IllegalArgumentException(
                "%s takes more than %,d instructions; use fewer terms"
                    .formatted(name, MAX_INSTRUCTIONS));
          }
          instructions.add(i);
          ranges.add(i);
          return new Value(instructions.size() - 1);
        });
  }
}
