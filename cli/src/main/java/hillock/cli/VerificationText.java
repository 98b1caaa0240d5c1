// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.numerics.Precision;
import hillock.verify.Histogram;
import hillock.verify.Inaccuracy;
import hillock.verify.SpecialValue;
import hillock.verify.Verification;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Tells people of a verification.
final class VerificationText {
  private static final int DIGITS = 4;
  private static final int DIGITS_OF_EXACT = 12;

  private final PrintWriter out;

  VerificationText(PrintWriter out) {
    this.out = out;
  }

  void print(String name, Verification verification) {
    out.println(of(verification.order()) + name + ", " + looked(verification));
    out.println();
    largest(verification);
    out.println();
    Table.text(histogram(verification.histogram()), out);
    out.println();
    out.println("Worst inputs, with certain errors:");
    Table.text(worst(verification), out);
    out.println();
    out.println("At the ends of the format:");
    Table.text(special(verification), out);
    remarks(verification);
  }

  private static String of(int order) {
    return switch (order) {
      case 0 -> "";
      case 1 -> "the derivative of ";
      default -> "derivative " + order + " of ";
    };
  }

  private static String looked(Verification verification) {
    String stopped = verification.isComplete() ? "" : ", stopped before the end";
    return "%s%s: %,d inputs".formatted(which(verification), stopped, verification.finite());
  }

  private static String which(Verification verification) {
    if (verification.sampling().isEmpty()) {
      return "doubles at hard points and around the worst of them";
    }
    int stride = verification.sampling().get().stride();
    return stride == 1 ? "every float" : "one of %,d floats".formatted(stride);
  }

  private void largest(Verification verification) {
    out.println("Largest error   " + ulps(verification.maxUlps()) + " ulps");
    verification
        .zeros()
        .ifPresent(
            zeros -> {
              out.println(
                  "                %s ulps away from zeros of the function"
                      .formatted(ulps(verification.maxUlpsElsewhere())));
              out.println(
                  "                %s of its largest magnitude, %s, near them"
                      .formatted(
                          power(zeros.largestError()), Numbers.shortened(zeros.scale(), DIGITS)));
            });
  }

  /// An error in ulps, for people.
  static String ulps(double ulps) {
    return ulps < 1000
        ? String.format(Locale.ROOT, "%.3f", ulps)
        : Numbers.shortened(ulps, DIGITS);
  }

  /// A small part as a power of two.
  static String power(double part) {
    return part == 0
        ? "0"
        : String.format(Locale.ROOT, "2^%.1f", StrictMath.log(part) / StrictMath.log(2));
  }

  private static List<List<String>> histogram(Histogram histogram) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("ulps up to", "inputs", "part"));
    long total = Math.max(1, histogram.total());
    for (int i = 0; i < histogram.counts().size(); i++) {
      long count = histogram.counts().get(i);
      if (count > 0) {
        rows.add(
            List.of(
                Numbers.shortened(Histogram.BOUNDS.get(i), DIGITS),
                String.format(Locale.ROOT, "%,d", count),
                String.format(Locale.ROOT, "%.4f %%", 100.0 * count / total)));
      }
    }
    return rows;
  }

  private static List<List<String>> worst(Verification verification) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("x", "computed", "exact", "ulps"));
    for (Inaccuracy one : verification.worst()) {
      rows.add(
          List.of(
              Numbers.write(one.input(), verification.precision()),
              Numbers.write(one.computed(), verification.precision()),
              Numbers.shortened(one.exact(), DIGITS_OF_EXACT),
              ulps(one.ulps())));
    }
    return rows;
  }

  private static List<List<String>> special(Verification verification) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("x", "computed", "exact", "ulps"));
    for (SpecialValue one : verification.special()) {
      Precision precision = verification.precision();
      String exact =
          Double.isInfinite(one.exact()) || Double.isNaN(one.exact())
              ? Numbers.write(one.exact(), precision)
              : Numbers.shortened(one.exact(), DIGITS_OF_EXACT);
      rows.add(
          List.of(
              Numbers.write(one.input(), precision),
              Numbers.write(one.computed(), precision),
              one.isKnown() ? exact : "none known",
              one.isKnown() ? ulps(one.ulps()) : ""));
    }
    return rows;
  }

  private void remarks(Verification verification) {
    out.println();
    if (verification.nans().inputs() > 0) {
      out.println(
          String.format(
              Locale.ROOT,
              "NaN gives NaN for %,d of %,d NaNs.",
              verification.nans().inputs() - verification.nans().lost(),
              verification.nans().inputs()));
    }
    if (verification.sampled() > 0 && verification.sampling().isPresent()) {
      out.println(
          String.format(
              Locale.ROOT,
              "Where the function is too rough to interpolate, %,d inputs are a sample.",
              verification.sampled()));
    }
    if (verification.undefined() > 0 && verification.sampling().isEmpty()) {
      out.println(
          String.format(
              Locale.ROOT, "At %,d inputs there is no exact value.", verification.undefined()));
    } else if (verification.undefined() > 0) {
      out.println(
          String.format(
              Locale.ROOT,
              "At %,d inputs there is no exact value; the kernel gives a number at %,d of them.",
              verification.undefined(),
              verification.numbersWhereUndefined()));
    }
    out.println(
        verification.sampling().isPresent()
            ? "Certain: the errors of the inputs that are listed. Measured, to 2^-16 ulps: that no"
                + " other is worse."
            : "All errors are certain; that no other double is worse is not.");
  }
}
