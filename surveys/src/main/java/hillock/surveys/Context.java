// SPDX-License-Identifier: Apache-2.0
package hillock.surveys;

import hillock.certify.Verdict;
import hillock.expr.Expr;
import hillock.expr.Rational;
import hillock.numerics.BigReal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whether a function takes in more than the one number that it activates.
final class Context {
  private Context() {}

  static Verdict dependsOnSeveral(Term function) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < function.inputs().size(); i++) {
      String input = function.inputs().get(i);
      nonZero(function.slope(i), function).ifPresent(at -> found.add(input + " (" + at + ")"));
    }
    return found.size() > 1
        ? new Verdict.Proved("it depends on " + String.join(" and ", found), 0)
        : new Verdict.Refuted("every real", "the value depends on one number");
  }

  /// A point where a slope is not 0, with its value there.
  private static Optional<String> nonZero(Expr slope, Term function) {
    for (Map<Expr, Rational> point : Points.samples(function)) {
      Optional<BigReal> value = Points.value(slope, point);
      if (value.isPresent() && Points.areDifferent(value.get(), BigReal.ZERO)) {
        return Optional.of(
            "slope %s at %s".formatted(Points.digits(value.get()), Points.text(point)));
      }
    }
    return Optional.empty();
  }
}
