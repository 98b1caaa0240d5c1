// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.catalog.Catalog;
import hillock.codegen.AccuracyLevel;
import hillock.expr.Activation;
import hillock.expr.Limits;
import hillock.numerics.Precision;
import hillock.verify.DoubleSearch;
import hillock.verify.Kernels;
import hillock.verify.Sampling;
import hillock.verify.Verification;
import hillock.verify.Verifier;
import hillock.verify.Workers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `hillock verify`: how far kernels are from the exact values.
@Command(
    name = "verify",
    description = {
      "Compares the kernel of a function, or of a derivative, with exact values: every "
          + Sampling.USUAL_STRIDE
          + "rd float, or all of them with --exhaustive.",
      "",
      "Errors are in ulps, units in the last place of the exact value. The errors of the inputs that"
          + " are listed are certain: they are computed with as many digits as it takes. That no"
          + " other input is worse is measured, with polynomials that give the exact values to 2^-16"
          + " ulps wherever that was checked."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  hillock verify sigmoid",
      "  hillock verify mish --derivative 1",
      "  hillock verify 'x * tanh(softplus(x))' --stride 65537 --json",
      "  hillock verify softplus --precision f64",
      "",
      "With --exhaustive it takes about a minute on two cores. Ctrl-C ends it with what was found."
    })
final class VerifyCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private FunctionOptions functions = new FunctionOptions();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FUNCTION",
      description = "A name or a formula.")
  private @Nullable String function;

  @Option(names = "--exhaustive", description = "Looks at all 2^32 floats.")
  private boolean isExhaustive;

  @Option(
      names = "--stride",
      paramLabel = "N",
      description = "Looks at every N-th float by its bits, N odd (default: 4093).")
  private @Nullable Integer stride;

  @Option(
      names = "--derivative",
      paramLabel = "N",
      description = "The order of the derivative (default: 0, the function itself).")
  private int order;

  @Option(
      names = "--precision",
      description =
          "f32 (default), or f64: doubles at hard points, and a search for worse ones around them.")
  private Precision precision = Precision.F32;

  @Option(
      names = "--accuracy",
      description = "Which kernels for floats: fast, accurate (default) or exact.")
  private AccuracyLevel accuracy = AccuracyLevel.ACCURATE;

  @Option(
      names = "--all",
      description = "Verifies all functions of the catalog and their first derivatives.")
  private boolean isAll;

  @Option(
      names = "--results",
      paramLabel = "FILE",
      description =
          "With --all or with the name of a function: a file of JSON lines that keeps the results"
              + " of f and f'. What it holds of kernels that are still the same is not measured"
              + " again.")
  private @Nullable Path results;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description =
          "With --results: verifies the functions of another library, torch, onnxruntime, nd4j or"
              + " djl.")
  private @Nullable String by;

  @Option(
      names = "--download",
      description = "Fetches that library if it is not here yet; its size is said before.")
  private boolean download;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Sampling sampling = sampling();
    if (isAll == (function != null)) {
      throw usage("give a FUNCTION, or --all");
    }
    return results == null ? single(sampling) : survey(sampling, results);
  }

  private int single(Sampling sampling) {
    if (by != null) {
      throw usage("--by needs --results FILE");
    }
    if (function == null) {
      throw usage("--all takes hours; keep what is finished with --results FILE");
    }
    if (order < 0 || order > Limits.DERIVATIVE_ORDER) {
      throw usage("the order of a derivative is 0 to " + Limits.DERIVATIVE_ORDER);
    }
    Subject subject = functions.subject(function);
    subject.announce(spec.commandLine().getErr());
    PrintWriter out = spec.commandLine().getOut();
    try (Interruptible watch = new Interruptible(spec.commandLine().getErr())) {
      Verification verification = verification(subject.function(), sampling, watch);
      watch.clear();
      if (json) {
        Json.print(out, VerificationJson.of(subject.label(), verification));
      } else {
        new VerificationText(out).print(subject.label(), verification);
      }
      out.flush();
    }
    return 0;
  }

  private int survey(Sampling sampling, Path file)
      throws IOException, InterruptedException {
    if (order != 0 || json || precision != Precision.F32) {
      throw usage(
          "--results keeps f and f' of floats as JSON lines; leave --derivative, --precision and"
              + " --json out");
    }
    Catalog catalog = functions.catalog();
    List<Activation> chosen =
        function == null ? AccuracySurvey.functions(catalog) : List.of(usual(function));
    AccuracyFile known = AccuracyFile.read(file);
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Maker maker = maker(err);
    try (Interruptible watch = new Interruptible(err);
        Workers workers = Workers.ofThisMachine()) {
      boolean isComplete =
          new AccuracySurvey(maker, known, sampling, workers, out, err).run(chosen, watch);
      out.flush();
      return isComplete ? 0 : Errors.FAILURE;
    }
  }

  private Verification verification(Activation activation, Sampling sampling, Interruptible watch) {
    try (Workers workers = Workers.ofThisMachine()) {
      if (precision == Precision.F64) {
        DoubleSearch search = DoubleSearch.of(activation, order, workers, watch);
        return search.verify(
            Kernels.doubles(activation, order), Kernels.constants(activation, order), watch);
      }
      Verifier verifier = Verifier.of(activation, order, sampling, workers, watch);
      return verifier.verify(Kernels.floats(activation, order, accuracy), watch);
    }
  }

  private Maker maker(PrintWriter err) throws IOException, InterruptedException {
    if (by == null) {
      return Maker.ours(accuracy);
    }
    Opponents opponents = Opponents.named(List.of(by));
    if (opponents.memoryCopy()) {
      throw usage("--by memcpy: a memory copy computes nothing");
    }
    return Maker.of(opponents.start(download, err).getFirst());
  }

  /// A function of the catalog with its parameters at their defaults.
  private Activation usual(String name) {
    Subject subject = functions.subject(name);
    if (!subject.name().equals(subject.function().name()) || Subject.isBare(subject.function())) {
      throw usage("--results keeps functions of the catalog, with parameters at their defaults");
    }
    return subject.function();
  }

  private Sampling sampling() {
    if (precision == Precision.F64 && (isExhaustive || stride != null)) {
      throw usage("doubles are too many for --exhaustive and --stride; leave them out");
    }
    if (isExhaustive && stride != null) {
      throw usage("--exhaustive looks at all floats; leave --stride out");
    }
    if (stride != null && (stride < 1 || stride % 2 == 0)) {
      throw usage("--stride is an odd number, such as 4093, not " + stride);
    }
    return isExhaustive
        ? Sampling.exhaustive()
        : Sampling.strided(stride == null ? Sampling.USUAL_STRIDE : stride);
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
