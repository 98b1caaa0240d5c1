// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.codegen.AccuracyLevel;
import hillock.codegen.Kernel;
import hillock.codegen.KernelPlan;
import hillock.codegen.KernelPlan.Mode;
import hillock.codegen.spi.CompiledProgram;
import hillock.expr.Activation;
import hillock.expr.Expr;
import hillock.expr.Expr.Param;
import hillock.expr.Limits;
import hillock.numerics.Precision;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `hillock eval`: values and derivatives, computed by the kernels that users get.
@Command(
    name = "eval",
    description = {
      "Prints values of a function or of a derivative as CSV: a header, then one line per input.",
      "The SIMD kernel that users get computes them."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  hillock eval mish 1 2.5 inf",
      "  hillock eval gelu-erf --derivative 1 -1 0 1",
      "  hillock eval swish --derivative 1 --wrt beta -p beta=1.5 0.5",
      "  hillock eval 'x * atan(exp(x))' --precision f32 --input numbers.txt",
      "  hillock eval swiglu 1,2 0.5,-3"
    })
final class EvalCommand implements Callable<Integer> {
  private static final int LINES_AT_A_TIME = 16_384;

  /// A kernel may take half of it.
  private static final Duration TIME = Duration.ofSeconds(40);

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private FunctionOptions functions = new FunctionOptions();

  @Parameters(index = "0", paramLabel = "FUNCTION", description = "A name or a formula.")
  @SuppressWarnings("NullAway.Init")
  private String function;

  @Parameters(
      index = "1..*",
      paramLabel = "x",
      description = "Inputs; of a function of several inputs, separated by commas.")
  private List<String> numbers = List.of();

  @Option(
      names = "--derivative",
      paramLabel = "N",
      description = "The order of the derivative (default: 0, the function itself).")
  private int order;

  @Option(
      names = "--wrt",
      paramLabel = "NAME",
      description = "The input or parameter to differentiate by (default: the first input).")
  private @Nullable String variable;

  @Option(names = "--precision", description = "f32 or f64 (default).")
  private Precision precision = Precision.F64;

  @Option(
      names = "--accuracy",
      description = "Of f32: fast, accurate (default) or exact.")
  private AccuracyLevel accuracy = AccuracyLevel.ACCURATE;

  @Option(
      names = "--input",
      paramLabel = "FILE",
      description = "Reads inputs from a file, or - for standard input, one line each.")
  private @Nullable String input;

  @Option(names = "--json", description = "Prints JSON lines instead of CSV.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (order < 0 || order > Limits.DERIVATIVE_ORDER) {
      throw usage("the order of a derivative is 0 to " + Limits.DERIVATIVE_ORDER);
    }
    numbers.stream()
        .filter(number -> number.startsWith("--"))
        .findFirst()
        .ifPresent(
            option -> {
              throw usage("unknown option " + option);
            });
    if ((input == null) == numbers.isEmpty()) {
      throw usage("give inputs as arguments, or --input FILE");
    }
    Subject subject = functions.subject(function);
    subject.announce(spec.commandLine().getErr());
    Activation activation = subject.function();
    Expr by = variable(activation);
    CompiledProgram program =
        new TimeLimit(TIME)
            .require("kernel of " + Subject.shortened(subject.name()), () -> compiled(subject, by));
    Evaluation evaluation =
        new Evaluation(activation.inputs(), precision, program, spec.commandLine().getOut(), json);
    if (input == null) {
      evaluation.lines(numbers, 1, "argument");
    } else {
      lines(input, evaluation);
    }
    return 0;
  }

  private CompiledProgram compiled(Subject subject, Expr by) {
    KernelPlan plan = new KernelPlan(subject.function().fixed(), precision, accuracy, Mode.EVALUATION);
    return Kernel.compiler().compile(plan.derivativeProgram(by, order));
  }

  private static void lines(String input, Evaluation evaluation) throws IOException {
    try (BufferedReader reader = reader(input)) {
      List<String> lines = new ArrayList<>();
      int first = 1;
      String line;
      while ((line = reader.readLine()) != null) {
        lines.add(line);
        if (lines.size() == LINES_AT_A_TIME) {
          evaluation.lines(lines, first, "line");
          first += lines.size();
          lines.clear();
        }
      }
      evaluation.lines(lines, first, "line");
    }
  }

  private static BufferedReader reader(String input) throws IOException {
    return input.equals("-")
        ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
        : Files.newBufferedReader(Path.of(input));
  }

  /// What to differentiate by, as it stands in expressions.
  private Expr variable(Activation activation) {
    String name = variable == null ? activation.inputs().getFirst() : variable;
    int index = activation.inputs().indexOf(name);
    if (index >= 0) {
      return new Expr.Input(index, name);
    }
    Optional<Param> element =
        activation.parameters().stream()
            .flatMap(p -> p.elements().stream())
            .filter(e -> name.equals(e.element() == 0 ? e.name() : e.name() + "[" + e.element() + "]"))
            .findFirst();
    return element.orElseThrow(
        () -> usage("'%s' is neither an input nor a parameter of %s".formatted(name, activation.header())));
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
