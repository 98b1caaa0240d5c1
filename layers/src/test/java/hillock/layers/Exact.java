// SPDX-License-Identifier: Apache-2.0
package hillock.layers;

import hillock.numerics.BigReal;
import hillock.numerics.BigReal.Sign;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// The functions of rows as textbooks have them, in so many bits: with sorting, and without a care for
/// overflow.
record Exact(int bits) {
  /// Enough for most rows.
  static final Exact USUAL = new Exact(300);

  /// Enough for differences as small as the smallest double.
  static final Exact CAREFUL = new Exact(1500);

  private static final BigReal HALF = BigReal.ONE.scale(-1);

  /// True if errors of doubles can be told.
  private static boolean isKnown(BigReal x) {
    return x.isExact() || x.sign() != Sign.UNKNOWN && x.hi() - x.lo() <= 0x1p-50 * Math.abs(x.lo());
  }

  /// Results with as many bits as they need.
  static BigReal[] known(Function<Exact, BigReal[]> results) {
    BigReal[] usual = results.apply(USUAL);
    boolean areKnown = Arrays.stream(usual).allMatch(Exact::isKnown);
    return areKnown ? usual : results.apply(CAREFUL);
  }

  static BigReal[] of(double[] x) {
    return Arrays.stream(x).mapToObj(BigReal::of).toArray(BigReal[]::new);
  }

  BigReal[] forward(RowFunction function, BigReal[] x) {
    return switch (function) {
      case SOFTMAX -> softmax(x);
      case SOFTMIN -> softmax(map(x, BigReal::negate));
      case LOG_SOFTMAX -> logSoftmax(x);
      case SPARSEMAX -> sparsemax(x);
      case ENTMAX_15 -> entmax(x);
    };
  }

  /// dx by y and dy: the products with the Jacobians that the sources give.
  BigReal[] backward(RowFunction function, BigReal[] y, BigReal[] dy) {
    return switch (function) {
      case SOFTMAX -> timesCovariance(y, dy);
      case SOFTMIN -> map(timesCovariance(y, dy), BigReal::negate);
      case LOG_SOFTMAX -> {
        BigReal sum = sum(dy);
        yield combine(dy, map(y, v -> v.exp(bits).multiply(sum, bits)), this::minus);
      }
      case SPARSEMAX -> lessMean(map(y, v -> isPositive(v) ? BigReal.ONE : BigReal.ZERO), dy);
      case ENTMAX_15 -> lessMean(map(y, v -> isPositive(v) ? v.sqrt(bits) : BigReal.ZERO), dy);
    };
  }

  private BigReal[] softmax(BigReal[] x) {
    BigReal[] exponentials = map(x, v -> v.exp(bits));
    BigReal sum = sum(exponentials);
    return map(exponentials, v -> v.divide(sum, bits));
  }

  private BigReal[] logSoftmax(BigReal[] x) {
    BigReal log = sum(map(x, v -> v.exp(bits))).log(bits);
    return map(x, v -> minus(v, log));
  }

  private BigReal[] sparsemax(BigReal[] x) {
    BigReal[] sorted = descending(x);
    BigReal sum = BigReal.ZERO;
    BigReal threshold = BigReal.ZERO;
    for (int k = 1; k <= sorted.length; k++) {
      sum = sum.add(sorted[k - 1], bits);
      BigReal candidate = minus(sum, BigReal.ONE).divide(BigReal.of(k), bits);
      if (isPositive(minus(sorted[k - 1], candidate))) {
        threshold = candidate;
      }
    }
    BigReal found = threshold;
    return map(x, v -> positivePart(minus(v, found)));
  }

  /// Algorithm 2 of Peters, Niculae, Martins 2019.
  private BigReal[] entmax(BigReal[] x) {
    BigReal[] z = map(x, v -> v.multiply(HALF, bits));
    BigReal[] sorted = descending(z);
    BigReal sum = BigReal.ZERO;
    BigReal squares = BigReal.ZERO;
    BigReal threshold = BigReal.ZERO;
    for (int k = 1; k <= sorted.length; k++) {
      sum = sum.add(sorted[k - 1], bits);
      squares = squares.add(sorted[k - 1].multiply(sorted[k - 1], bits), bits);
      BigReal mean = sum.divide(BigReal.of(k), bits);
      BigReal spread = minus(squares, sum.multiply(mean, bits));
      BigReal square = minus(BigReal.ONE, spread).divide(BigReal.of(k), bits);
      if (square.sign() == Sign.NEGATIVE || square.sign() == Sign.UNKNOWN) {
        break;
      }
      BigReal candidate = minus(mean, square.sqrt(bits));
      if (minus(sorted[k - 1], candidate).sign() == Sign.NEGATIVE) {
        break;
      }
      threshold = candidate;
    }
    BigReal found = threshold;
    return map(z, v -> positivePart(minus(v, found)).power(2, bits));
  }

  private BigReal[] timesCovariance(BigReal[] y, BigReal[] dy) {
    BigReal mean = sum(combine(y, dy, this::times));
    return combine(y, map(dy, v -> minus(v, mean)), this::times);
  }

  private BigReal[] lessMean(BigReal[] weights, BigReal[] dy) {
    BigReal mean = sum(combine(weights, dy, this::times)).divide(sum(weights), bits);
    return combine(weights, map(dy, v -> minus(v, mean)), this::times);
  }

  private static BigReal[] descending(BigReal[] x) {
    BigReal[] sorted = x.clone();
    Arrays.sort(sorted, Comparator.comparingDouble(BigReal::midpoint).reversed());
    return sorted;
  }

  static boolean isPositive(BigReal x) {
    return x.sign() == Sign.POSITIVE;
  }

  private static BigReal positivePart(BigReal x) {
    return isPositive(x) ? x : BigReal.ZERO;
  }

  BigReal minus(BigReal x, BigReal y) {
    return x.subtract(y, bits);
  }

  BigReal times(BigReal x, BigReal y) {
    return x.multiply(y, bits);
  }

  BigReal sum(BigReal[] x) {
    return Arrays.stream(x).reduce(BigReal.ZERO, (a, b) -> a.add(b, bits));
  }

  private static BigReal[] map(BigReal[] x, UnaryOperator<BigReal> function) {
    return Arrays.stream(x).map(function).toArray(BigReal[]::new);
  }

  private static BigReal[] combine(
      BigReal[] x, BigReal[] y, BinaryOperator<BigReal> function) {
    BigReal[] result = new BigReal[x.length];
    Arrays.setAll(result, i -> function.apply(x[i], y[i]));
    return result;
  }
}
