// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import static java.util.Objects.requireNonNullElse;

import hillock.expr.FormulaException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.NoSuchElementException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Turns exceptions into messages and exit codes: 2 for input that is not understood, 1 for what
/// went wrong otherwise.
final class Errors implements IParameterExceptionHandler, IExecutionExceptionHandler {
  static final int FAILURE = 1;
  static final int USAGE = 2;

  @Override
  public int handleParseException(ParameterException exception, String[] arguments) {
    CommandLine command = exception.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("hillock: " + exception.getMessage());
    UnmatchedArgumentException.printSuggestions(exception, err);
    err.println("'" + command.getCommandSpec().qualifiedName() + " --help' shows how it is used.");
    return USAGE;
  }

  @Override
  public int handleExecutionException(
      Exception exception, CommandLine command, ParseResult parseResult) {
    if (exception instanceof ParameterException usage) {
      return handleParseException(usage, new String[0]);
    }
    command.getErr().println("hillock: " + message(exception));
    return isUsage(exception) ? USAGE : FAILURE;
  }

  private static boolean isUsage(Exception exception) {
    return exception instanceof FormulaException
        || exception instanceof NoSuchElementException
        || exception instanceof IllegalArgumentException;
  }

  private static String message(Exception exception) {
    return switch (exception) {
      case UncheckedIOException wrapped when wrapped.getCause() != null ->
          file(wrapped.getCause());
      case IOException io -> file(io);
      case FormulaException _, NoSuchElementException _, IllegalArgumentException _ ->
          String.valueOf(exception.getMessage());
      case ArithmeticException undefined -> "no value: " + undefined.getMessage();
      case IllegalStateException failure when failure.getMessage() != null ->
          failure.getMessage();
      default -> "internal error, please report it: " + exception;
    };
  }

  private static String file(IOException exception) {
    return switch (exception) {
      case NoSuchFileException missing -> "no such file: " + missing.getFile();
      case CharacterCodingException _ -> "the input is not UTF-8 text";
      case AccessDeniedException denied -> "not allowed to access " + denied.getFile();
      default -> requireNonNullElse(exception.getMessage(), exception.toString());
    };
  }
}
