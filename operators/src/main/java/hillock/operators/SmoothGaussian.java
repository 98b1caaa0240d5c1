// SPDX-License-Identifier: Apache-2.0
package hillock.operators;

import hillock.calculus.Algebra;
import hillock.calculus.Stabilizer;
import hillock.expr.Arithmetic;
import hillock.expr.Expr;
import hillock.expr.Expr.Const;
import hillock.expr.Expr.Input;
import hillock.expr.Function;
import hillock.expr.Operator;
import hillock.expr.Parameter;
import java.util.ArrayList;
import java.util.List;

/// `smooth-gaussian(f, sigma)`: the mean of f(x + sigma Z) for a standard normal Z, which is the
/// convolution of f with a normal density, in closed form.
///
/// It makes SAU of a leaky rectifier.
final class SmoothGaussian implements Operator {
  @Override
  public String name() {
    return "smooth-gaussian";
  }

  @Override
  public List<String> arguments() {
    return List.of("f", "sigma");
  }

  @Override
  public Expr apply(Expr function, Input input, List<Expr> values, List<Parameter> parameters) {
    Stabilizer stabilizer = new Stabilizer(parameters);
    Algebra algebra = stabilizer.algebra();
    Expr sigma = algebra.normalize(values.getFirst());
    if (sigma instanceof Const(var number) && number.signum() <= 0) {
      throw new IllegalArgumentException("sigma must be positive, not " + number);
    }
    Expr x = algebra.normalize(input);
    // The sign of sigma does not count; where it is not known, its magnitude is taken.
    TermMean mean =
        new TermMean(new Normal(x, algebra.apply(Function.ABS, sigma), algebra));
    Terms terms = new Terms(algebra, x);
    List<Expr> means = new ArrayList<>();
    for (Region region : Regions.of(function, x, algebra)) {
      for (Term term : terms.of(stabilizer.stable(region.expr()))) {
        means.addAll(mean.of(term, region));
      }
    }
    return means.isEmpty() ? Arithmetic.ZERO : algebra.sum(means);
  }
}
