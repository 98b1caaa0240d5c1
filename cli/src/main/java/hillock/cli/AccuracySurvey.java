// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.catalog.Catalog;
import hillock.expr.Activation;
import hillock.verify.Fingerprint;
import hillock.verify.FloatKernel;
import hillock.verify.Sampling;
import hillock.verify.Verification;
import hillock.verify.Verifier;
import hillock.verify.Workers;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;

/// Verifies many functions one after another, and keeps what is finished.
///
/// What is known of a kernel that is still the same is not measured again.
final class AccuracySurvey {
  private final Maker maker;
  private final AccuracyFile file;
  private final Sampling sampling;
  private final Workers workers;
  private final PrintWriter out;
  private final PrintWriter err;
  private final Surroundings surroundings = Surroundings.here();
  private int failures;

  /// @param maker whose kernels are verified
  AccuracySurvey(
      Maker maker,
      AccuracyFile file,
      Sampling sampling,
      Workers workers,
      PrintWriter out,
      PrintWriter err) {
    this.maker = maker;
    this.file = file;
    this.sampling = sampling;
    this.workers = workers;
    this.out = out;
    this.err = err;
  }

  /// The functions that can be verified.
  static List<Activation> functions(Catalog catalog) {
    return catalog.activations().stream().filter(f -> f.inputs().size() == 1).toList();
  }

  /// Verifies functions and their first derivatives.
  ///
  /// @return true if none failed
  boolean run(List<Activation> functions, Interruptible watch) throws IOException {
    List<Activation> theirs = functions.stream().filter(f -> maker.has(f.name())).toList();
    for (Activation function : theirs) {
      for (int order = 0; order <= 1 && !watch.isStopped(); order++) {
        attempt(function, order, watch);
      }
    }
    return failures == 0 && !watch.isStopped();
  }

  /// A function that cannot be verified does not keep others from it.
  private void attempt(Activation function, int order, Interruptible watch) throws IOException {
    try {
      one(function, order, watch);
    } catch (CancellationException stopped) {
      err.println("stopped");
    } catch (UnsupportedOperationException hasNone) {
      err.println("%s: %s".formatted(name(function, order), hasNone.getMessage()));
    } catch (ArithmeticException | IllegalArgumentException | IllegalStateException refused) {
      failures++;
      err.println("%s: %s".formatted(name(function, order), refused.getMessage()));
    }
  }

  private void one(Activation function, int order, Interruptible watch) throws IOException {
    FloatKernel kernel = maker.kernel(function, order);
    String fingerprint = Fingerprint.of(kernel);
    AccuracyRow.Subject subject =
        new AccuracyRow.Subject(function.name(), order, maker.id(), maker.accuracy());
    if (isKnown(subject, fingerprint)) {
      return;
    }
    watch.begin(name(function, order));
    long start = System.nanoTime();
    Verifier verifier = Verifier.of(function, order, sampling, workers, watch);
    Verification found = verifier.verify(kernel, watch);
    double seconds = (System.nanoTime() - start) / 1e9;
    watch.clear();
    if (found.isComplete()) {
      AccuracyRow row = AccuracyRow.of(subject, fingerprint, found, seconds, surroundings);
      file.put(row);
      out.println(line(row));
      out.flush();
    }
  }

  private boolean isKnown(AccuracyRow.Subject subject, String fingerprint) {
    return file.row(subject)
        .filter(row -> row.fingerprint().equals(fingerprint) && row.stride() <= sampling.stride())
        .isPresent();
  }

  private static String name(Activation function, int order) {
    return function.name() + (order == 0 ? "" : ", derivative");
  }

  private static String line(AccuracyRow row) {
    return String.format(
        Locale.ROOT,
        "%s%s: %s ulps, %s away from zeros (%,d inputs, %s)",
        row.function(),
        row.derivative() == 0 ? "" : ", derivative",
        VerificationText.ulps(row.maxUlps()),
        VerificationText.ulps(row.maxUlpsElsewhere()),
        row.inputs(),
        Progress.text(Duration.ofMillis((long) (1000 * row.seconds()))));
  }
}
