// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import static org.assertj.core.api.Assertions.assertThat;

import hillock.expr.Activation;
import hillock.expr.Expr;
import hillock.expr.Formula;
import hillock.expr.Printer;
import hillock.expr.Scope;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What people type, and the stable expression that it must become.
///
/// The order of terms and factors does not count, everything else does.
class StableSpellingTest {
  private static final String HEADER = "f(x, y; a = 1 in (0, inf), s = 1) = ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # softplus
          log(1 + exp(x))                                | softplus(x)
          log(exp(x) + 1)                                | softplus(x)
          ln(1 + e^x)                                    | softplus(x)
          ln(e^x + 1.0)                                  | softplus(x)
          log1p(exp(x))                                  | softplus(x)
          log1p(e^x)                                     | softplus(x)
          log(exp(0) + exp(x))                           | softplus(x)
          log(1 + 1/exp(-x))                             | softplus(x)
          -log(1/(1 + exp(x)))                           | softplus(x)
          -log(sigmoid(-x))                              | softplus(x)
          -log(1 - sigmoid(x))                           | softplus(x)
          max(x, 0) + log(1 + exp(-abs(x)))              | softplus(x)
          max(0, x) + log1p(exp(-abs(x)))                | softplus(x)
          log1p(exp(-abs(x))) + max(x, 0)                | softplus(x)
          x + log(1 + exp(-x))                           | softplus(x)
          log1p(exp(-x)) + x                             | softplus(x)
          x > 0 ? x + log1p(exp(-x)) : log1p(exp(x))     | softplus(x)
          x - log(exp(x)/(1 + exp(x)))                   | softplus(x)
          log(2 + 2*exp(x))                              | log(2) + softplus(x)
          log(3 + exp(x))                                | log(3) + softplus(x - log(3))
          log(1 + 3*exp(x))                              | softplus(x + log(3))
          log(1 + 2^x)                                   | softplus(x*log(2))
          log(1 + exp(2*x))/2                            | softplus(2*x)/2
          1/a * log(1 + exp(a*x))                        | softplus(a*x)/a
          log(1 + exp(s*x))/s                            | softplus(s*x)/s
          log(1 + exp(x + 1)) - 1                        | softplus(x + 1) - 1
          log(1 + exp(x)) - log(2)                       | softplus(x) - log(2)
          log(0.5 + 0.5*exp(x))                          | softplus(x) - log(2)
          log(1 + exp(log(1 + exp(x))))                  | log(2) + softplus(x - log(2))

          # the logistic function
          1/(1 + exp(-x))                                | sigmoid(x)
          1/(exp(-x) + 1)                                | sigmoid(x)
          1.0/(1.0 + e^(-x))                             | sigmoid(x)
          (1 + exp(-x))^-1                               | sigmoid(x)
          (1 + exp(-x))^(-1)                             | sigmoid(x)
          exp(x)/(1 + exp(x))                            | sigmoid(x)
          exp(x)/(exp(x) + 1)                            | sigmoid(x)
          e^x/(1 + e^x)                                  | sigmoid(x)
          1/(1 + 1/exp(x))                               | sigmoid(x)
          1 - 1/(1 + exp(x))                             | sigmoid(x)
          1 - sigmoid(-x)                                | sigmoid(x)
          x >= 0 ? 1/(1 + exp(-x)) : exp(x)/(1 + exp(x)) | sigmoid(x)
          x < 0 ? e^x/(1 + e^x) : 1/(1 + e^-x)           | sigmoid(x)
          0.5*(1 + tanh(x/2))                            | sigmoid(x)
          (tanh(x/2) + 1)/2                              | sigmoid(x)
          0.5 + 0.5*tanh(0.5*x)                          | sigmoid(x)
          1/2 + tanh(x/2)/2                              | sigmoid(x)
          exp(-log(1 + exp(-x)))                         | sigmoid(x)
          1/(1 + 2^(-x))                                 | sigmoid(x*log(2))
          1/(1 + exp(-(2*x + 1)))                        | sigmoid(2*x + 1)
          1/(1 + exp(-a*(x - 1)))                        | sigmoid(a*(x - 1))
          2/(2 + exp(-x))                                | sigmoid(x + log(2))
          exp(x)/(exp(x) + exp(y))                       | sigmoid(x - y)
          exp(x)/(exp(x) + exp(-x))                      | sigmoid(2*x)
          exp(2*x)/(1 + exp(2*x))                        | sigmoid(2*x)
          sigmoid(x)*(1 - sigmoid(x))                    | sigmoid(x)*sigmoid(-x)
          sigmoid(x) - sigmoid(x)^2                      | sigmoid(x)*sigmoid(-x)
          exp(-x)/(1 + exp(-x))^2                        | sigmoid(x)*sigmoid(-x)
          exp(x)/(1 + exp(x))^2                          | sigmoid(x)*sigmoid(-x)

          # log-sigmoid
          log(1/(1 + exp(-x)))                           | -softplus(-x)
          log(sigmoid(x))                                | -softplus(-x)
          -log(1 + exp(-x))                              | -softplus(-x)
          -log1p(e^-x)                                   | -softplus(-x)
          x - log(1 + exp(x))                            | -softplus(-x)
          log(exp(x)/(1 + exp(x)))                       | -softplus(-x)
          min(x, 0) - log(1 + exp(-abs(x)))              | -softplus(-x)
          min(0, x) - log1p(exp(-abs(x)))                | -softplus(-x)

          # the hyperbolic tangent
          (exp(x) - exp(-x))/(exp(x) + exp(-x))          | tanh(x)
          (e^x - e^-x)/(e^x + e^-x)                      | tanh(x)
          (exp(2*x) - 1)/(exp(2*x) + 1)                  | tanh(x)
          (1 - exp(-2*x))/(1 + exp(-2*x))                | tanh(x)
          sinh(x)/cosh(x)                                | tanh(x)
          2/(1 + exp(-2*x)) - 1                          | tanh(x)
          1 - 2/(exp(2*x) + 1)                           | tanh(x)
          2*sigmoid(2*x) - 1                             | tanh(x)
          sigmoid(2*x) - sigmoid(-2*x)                   | tanh(x)
          (exp(x) - 1)/(exp(x) + 1)                      | tanh(x/2)
          1.7159*tanh(2/3*x)                             | 1.7159*tanh(2*x/3)
          1 - tanh(x)^2                                  | 4*sigmoid(2*x)*sigmoid(-2*x)
          1 - tanh(x)*tanh(x)                            | 4*sigmoid(2*x)*sigmoid(-2*x)
          (1 - tanh(x))*(1 + tanh(x))                    | 4*sigmoid(2*x)*sigmoid(-2*x)
          1/cosh(x)^2                                    | 4*sigmoid(2*x)*sigmoid(-2*x)
          (exp(x) - exp(-x))/2                           | sinh(x)
          (exp(x) + exp(-x))/2                           | cosh(x)
          2/(exp(x) + exp(-x))                           | 1/cosh(x)
          x - (exp(x) - exp(-x))/(exp(x) + exp(-x))      | x - tanh(x)

          # exponentials and logarithms near zero
          exp(x) - 1                                     | expm1(x)
          e^x - 1                                        | expm1(x)
          -1 + exp(x)                                    | expm1(x)
          1 - exp(-x)                                    | -expm1(-x)
          2*exp(x) - 2                                   | 2*expm1(x)
          a*exp(x) - a                                   | a*expm1(x)
          log(1 + x)                                     | log1p(x)
          log(x + 1)                                     | log1p(x)
          x/2 + log(1 + x^2)                             | x/2 + log1p(x^2)

          # exponential linear units
          x > 0 ? x : exp(x) - 1                         | x > 0 ? x : expm1(x)
          x > 0 ? x : a*(exp(x) - 1)                     | x > 0 ? x : a*expm1(x)
          x > 0 ? x : a*exp(x) - a                       | x > 0 ? x : a*expm1(x)
          x >= 0 ? x : a*(e^x - 1)                       | x >= 0 ? x : a*expm1(x)
          max(0, x) + min(0, a*(exp(x/a) - 1))           | max(0, x) + min(0, a*expm1(x/a))
          1.05*(x > 0 ? x : 1.67*(exp(x) - 1))           | 1.05*(x > 0 ? x : 1.67*expm1(x))
          1.05*(x > 0 ? x : 1.67*exp(x) - 1.67)          | 1.05*(x > 0 ? x : 1.67*expm1(x))

          # the sigmoid linear unit and swish
          x/(1 + exp(-x))                                | x*sigmoid(x)
          x*(1/(1 + exp(-x)))                            | x*sigmoid(x)
          x*exp(x)/(1 + exp(x))                          | x*sigmoid(x)
          x*0.5*(1 + tanh(x/2))                          | x*sigmoid(x)
          x/2 + x/2*tanh(x/2)                            | x*sigmoid(x)
          x/(1 + exp(-s*x))                              | x*sigmoid(s*x)
          x/(1 + exp(-1.702*x))                          | x*sigmoid(1.702*x)
          sigmoid(x) + x*sigmoid(x)*(1 - sigmoid(x))     | sigmoid(x)*(1 + x*sigmoid(-x))

          # the Gaussian error linear unit
          x*0.5*(1 + erf(x/sqrt(2)))                     | x*erfc(-x/sqrt(2))/2
          0.5*x*(1 + erf(x/sqrt(2)))                     | x*erfc(-x/sqrt(2))/2
          x/2*(1 + erf(x/2^0.5))                         | x*erfc(-x/sqrt(2))/2
          x*(1 + erf(x*sqrt(1/2)))/2                     | x*erfc(-x/sqrt(2))/2
          x/2 + x/2*erf(x/sqrt(2))                       | x*erfc(-x/sqrt(2))/2
          x*(1 - 0.5*erfc(x/sqrt(2)))                    | x*erfc(-x/sqrt(2))/2
          x*(1 - erf(-x/sqrt(2)))/2                      | x*erfc(-x/sqrt(2))/2
          exp(x^2)*erfc(x)                               | erfcx(x)
          2 - erfc(x)                                    | erfc(-x)

          # mish
          x*tanh(log(1 + exp(x)))                        | x*tanh(softplus(x))
          x*tanh(ln(1 + e^x))                            | x*tanh(softplus(x))
          x*tanh(log1p(exp(x)))                          | x*tanh(softplus(x))
          x*((1 + exp(x))^2 - 1)/((1 + exp(x))^2 + 1)    | x*tanh(softplus(x))
          x*(1 - 2/((1 + exp(x))^2 + 1))                 | x*tanh(softplus(x))
          x*exp(x)*(exp(x) + 2)/(exp(x)*(exp(x) + 2) + 2)| x*tanh(softplus(x))

          # squareplus, softsign, bent identity and other roots
          sqrt(x^2 + 4) + x                              | x + hypot(x, 2)
          (x + sqrt(x^2 + 4))/2                          | (x + hypot(x, 2))/2
          0.5*(x + sqrt(x*x + 4))                        | (x + hypot(x, 2))/2
          (x + (x^2 + 4)^0.5)/2                          | (x + hypot(x, 2))/2
          (x + sqrt(x^2 + a))/2                          | (x + hypot(x, sqrt(a)))/2
          x/2 + sqrt(x^2/4 + 1)                          | x/2 + hypot(x/2, 1)
          x/(1 + abs(x))                                 | x/(1 + abs(x))
          x/(abs(x) + 1)                                 | x/(1 + abs(x))
          1 - abs(x)/(1 + abs(x))                        | 1/(1 + abs(x))
          (sqrt(x^2 + 1) - 1)/2 + x                      | x + (hypot(x, 1) - 1)/2
          x/sqrt(1 + x^2)                                | x/hypot(x, 1)
          x*(1 + x^2)^(-1/2)                             | x/hypot(x, 1)
          x/sqrt(1 + a*x^2)                              | x/hypot(1, sqrt(a)*x)
          x/sqrt(1 + 2*x^2)                              | x/hypot(1, sqrt(2)*x)
          sqrt(x^2)                                      | abs(x)
          log(x + sqrt(x^2 + 1))                         | asinh(x)
          log(sqrt(x^2 + 1) - x)                         | -asinh(x)

          # the logarithm of cosh
          log((exp(x) + exp(-x))/2)                      | log(cosh(x))
          log(cosh(x))                                   | log(cosh(x))
          log(exp(x) + exp(-x)) - log(2)                 | log(cosh(x))
          abs(x) + log(1 + exp(-2*abs(x))) - log(2)      | log(cosh(x))

          # as parts of larger formulas
          x*1/(1 + exp(-x)) + y*exp(y)/(1 + exp(y))      | x*sigmoid(x) + y*sigmoid(y)
          exp(1/(1 + exp(-x)))                           | exp(sigmoid(x))
          max(x, log(1 + exp(x)))                        | max(x, softplus(x))
          tanh(1/(1 + exp(-x)) + 1/(1 + exp(x)))         | tanh(1)
          x*sin(log(1 + exp(x)) - x)^2                   | x*sin(softplus(-x))^2
          2/(1 + exp(-x)) + y - 1                        | tanh(x/2) + y
          """)
  void spellingBecomesStable(String typed, String expected) {
    Activation read = Formula.typed(HEADER + typed, Scope.EMPTY, Map.of());
    Stabilizer stabilizer = new Stabilizer(read.parameters());
    Expr stable = stabilizer.stable(read.formula());
    Expr wanted = Formula.typed(HEADER + expected, Scope.EMPTY, Map.of()).formula();
    assertThat(stable)
        .as("%s becomes %s", typed, Printer.print(stable))
        .isSameAs(stabilizer.algebra().normalize(wanted));
  }

  /// The approximation of the Gaussian error linear unit by tanh, in its many spellings.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0.5*x*(1 + tanh(sqrt(2/pi)*(x + 0.044715*x^3)))
          x/2*(1 + tanh((2/pi)^0.5*(x + 0.044715*x*x*x)))
          x*(tanh(sqrt(2)/sqrt(pi)*x*(1 + 0.044715*x^2)) + 1)/2
          x*sigmoid(2*sqrt(2/pi)*(x + 0.044715*x^3))
          x/(1 + exp(-2*sqrt(2/pi)*(x + 0.044715*x^3)))
          """)
  void geluByTanhBecomesALogisticFunction(String typed) {
    spellingBecomesStable(typed, "x * sigmoid(2 * sqrt(2 / pi) * x * (1 + 0.044715 * x^2))");
  }
}
