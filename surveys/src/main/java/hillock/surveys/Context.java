// SPDX-License-Identifier: Apache-2.0
package hillock.surveys;

import hillock.calculus.Stabilizer;
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
    List<String> open = new ArrayList<>();
    for (int i = 0; i < function.inputs().size(); i++) {
      String input = function.inputs().get(i);
      Expr slope = function.slope(i);
      Optional<String> witness = nonZero(slope, function);
      if (witness.isPresent()) {
        found.add(input + " (" + witness.get() + ")");
      } else if (!new Cases(new Stabilizer(function.parameters())).isZero(slope)) {
        open.add(input);
      }
    }
    if (found.size() > 1) {
      return new Verdict.Proved("it depends on " + String.join(" and ", found), 0);
    }
    return found.size() + open.size() <= 1
        ? new Verdict.Refuted("every real", "the value depends on one number")
        : new Verdict.Undecided(String.join(", ", open), "it may depend on these");
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
