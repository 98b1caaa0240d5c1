// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import static java.util.Objects.requireNonNull;

import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The root of all commands.
@Command(
    name = "hillock",
    description = {
      "The activation-function compiler and laboratory.",
      "",
      "Type a formula, get what follows from it: derivative, fast kernel, proved properties, plot,"
          + " and a network trained with it beside others."
    },
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      ListCommand.class,
      ShowCommand.class,
      EvalCommand.class,
      PlotCommand.class,
      SignalCommand.class,
      CompareCommand.class,
      BenchCommand.class,
      VariantsCommand.class,
      PropertiesCommand.class,
      ErrataCommand.class,
      DocsCommand.class,
      FitCommand.class,
      VerifyCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  hillock list",
      "  hillock show mish",
      "  hillock show 'x * atan(exp(x))'",
      "  hillock eval gelu-erf --derivative 1 -- -1 0 1",
      "  hillock plot relu 'x * tanh(softplus(x))' -o plot.svg",
      "  hillock compare relu gelu 'x * tanh(softplus(x))'",
      "",
      "'hillock COMMAND --help' says more of each."
    })
public final class Main implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  public static void main(String[] arguments) {
    StandardOutput standardOutput = new StandardOutput();
    PrintWriter out =
        new PrintWriter(new OutputStreamWriter(standardOutput, StandardCharsets.UTF_8), false);
    System.setErr(standardError());
    PrintWriter err =
        new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true);
    int exitCode = run(out, err, arguments);
    if (out.checkError() && !standardOutput.isNoLongerRead()) {
      err.println("hillock: standard output cannot be written: " + standardOutput.failure());
      exitCode = Math.max(exitCode, Errors.FAILURE);
    }
    System.exit(exitCode);
  }

  /// The launcher hands standard error over as another file, because the JVM writes to the usual one
  /// by itself.
  private static PrintStream standardError() {
    String file = System.getProperty("hillock.stderr");
    try {
      return file == null
          ? System.err
          : new PrintStream(new FileOutputStream(file, true), true, StandardCharsets.UTF_8);
    } catch (FileNotFoundException cannotOpen) {
      return System.err;
    }
  }

  /// Runs a command line and returns its exit code.
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return commandLine().setOut(out).setErr(err).execute(arguments);
  }

  /// All commands.
  static CommandLine commandLine() {
    Errors errors = new Errors();
    CommandLine commandLine = new CommandLine(new Main());
    // Negative numbers are inputs, and -x is a formula; neither is an option.
    for (String command : List.of("eval", "show", "plot", "signal")) {
      requireNonNull(commandLine.getSubcommands().get(command))
          .setUnmatchedOptionsArePositionalParams(true);
    }
    return commandLine
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
