// SPDX-License-Identifier: Apache-2.0
package hillock.numerics;

import java.util.List;
import java.util.Optional;

/// A closed set of reals between two doubles, rounded outward by every operation.
///
/// For all reals in the operands the exact result lies in the returned interval. An infinite
/// endpoint means that the set is unbounded there; infinity itself is never a member, so that in
/// products 0 times an unbounded set is 0. An operation that is undefined for part of its operand
/// encloses the results over the rest, and throws [ArithmeticException] where nothing is left.
///
/// Sums, products, quotients and square roots are the tightest possible, but for results near
/// underflow. Elementary functions take the values of [StrictMath] at the endpoints and step
/// outward past its error bound; they never leave the range of the function (the sigmoid stays in
/// [0, 1]).
///
/// @param lo the lower endpoint, below +∞; -0 becomes +0
/// @param hi the upper endpoint, above -∞ and not below `lo`; -0 becomes +0
public record Interval(double lo, double hi) {
  /// All reals.
  public static final Interval ENTIRE =
      new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  /// The number 0.
  public static final Interval ZERO = new Interval(0, 0);

  /// The number 1.
  public static final Interval ONE = new Interval(1, 1);

  /// Refuses NaN, endpoints out of order, and intervals "at infinity" without a real in them.
  public Interval {
    boolean valid = lo <= hi && lo < Double.POSITIVE_INFINITY && hi > Double.NEGATIVE_INFINITY;
    if (!valid) {
      throw new IllegalArgumentException("not an interval of reals: [" + lo + ", " + hi + "]");
    }
    lo += 0.0;
    hi += 0.0;
  }

  /// The interval between two endpoints.
  public static Interval of(double lo, double hi) {
    return new Interval(lo, hi);
  }

  /// The interval that contains one finite number only.
  public static Interval point(double x) {
    return new Interval(x, x);
  }

  /// Whether the interval holds exactly one number.
  public boolean isPoint() {
    return lo == hi;
  }

  /// Whether both endpoints are finite.
  public boolean isBounded() {
    return lo != Double.NEGATIVE_INFINITY && hi != Double.POSITIVE_INFINITY;
  }

  /// Whether a number is a member; infinities and NaN never are.
  public boolean contains(double x) {
    return lo <= x && x <= hi && !Double.isInfinite(x);
  }

  /// Whether every member of another interval is a member of this one.
  public boolean contains(Interval y) {
    return lo <= y.lo && y.hi <= hi;
  }

  /// Whether 0 is a member.
  public boolean containsZero() {
    return lo <= 0 && 0 <= hi;
  }

  /// Whether all members are above 0.
  public boolean strictlyPositive() {
    return lo > 0;
  }

  /// Whether all members are below 0.
  public boolean strictlyNegative() {
    return hi < 0;
  }

  /// Whether no member is below 0.
  public boolean nonNegative() {
    return lo >= 0;
  }

  /// Whether no member is above 0.
  public boolean nonPositive() {
    return hi <= 0;
  }

  /// The largest magnitude of a member, or +∞.
  public double mag() {
    return Math.max(Math.abs(lo), Math.abs(hi));
  }

  /// The smallest magnitude of a member.
  public double mig() {
    return containsZero() ? 0 : Math.min(Math.abs(lo), Math.abs(hi));
  }

  /// The distance between the endpoints, rounded up.
  public double width() {
    return Directed.addUp(hi, -lo);
  }

  /// A finite member near the middle; for an unbounded interval the middle of [#split].
  public double midpoint() {
    if (!isBounded()) {
      return ordinalMiddle();
    }
    double sum = lo + hi;
    return Double.isInfinite(sum) ? lo / 2 + hi / 2 : Math.clamp(sum / 2, lo, hi);
  }

  private double ordinalMiddle() {
    long first = Ulp.ordinal(lo);
    long last = Ulp.ordinal(hi);
    long middle = (first & last) + ((first ^ last) >> 1);
    return Math.clamp(Ulp.fromOrdinal(middle), -Double.MAX_VALUE, Double.MAX_VALUE);
  }

  /// Whether some double lies strictly between the endpoints.
  public boolean isSplittable() {
    return Ulp.ordinal(hi) > Ulp.ordinal(lo) + 1;
  }

  /// The two halves, which share an endpoint and hold equally many doubles.
  ///
  /// Counting doubles rather than lengths makes the halves of [-1.8e308, -16] geometric: repeated
  /// splitting reaches any double in at most 64 steps.
  ///
  /// @throws ArithmeticException if no double lies between the endpoints
  public List<Interval> split() {
    if (!isSplittable()) {
      throw new ArithmeticException("no double lies strictly inside " + this);
    }
    double middle = ordinalMiddle();
    return List.of(new Interval(lo, middle), new Interval(middle, hi));
  }

  /// The smallest interval that contains both.
  public Interval hull(Interval y) {
    return new Interval(Math.min(lo, y.lo), Math.max(hi, y.hi));
  }

  /// The common members, if there are any.
  public Optional<Interval> intersect(Interval y) {
    double low = Math.max(lo, y.lo);
    double high = Math.min(hi, y.hi);
    return low <= high ? Optional.of(new Interval(low, high)) : Optional.empty();
  }

  /// The negatives of all members.
  public Interval negate() {
    return new Interval(-hi, -lo);
  }

  /// The magnitudes of all members.
  public Interval abs() {
    return new Interval(mig(), mag());
  }

  /// The smaller of a member of this and one of the other.
  public Interval min(Interval y) {
    return new Interval(Math.min(lo, y.lo), Math.min(hi, y.hi));
  }

  /// The larger of a member of this and one of the other.
  public Interval max(Interval y) {
    return new Interval(Math.max(lo, y.lo), Math.max(hi, y.hi));
  }

  /// The sums.
  public Interval add(Interval y) {
    return new Interval(Directed.addDown(lo, y.lo), Directed.addUp(hi, y.hi));
  }

  /// The differences.
  public Interval subtract(Interval y) {
    return new Interval(Directed.addDown(lo, -y.hi), Directed.addUp(hi, -y.lo));
  }

  /// The products.
  public Interval multiply(Interval y) {
    double low =
        Math.min(
            Math.min(Directed.multiplyDown(lo, y.lo), Directed.multiplyDown(lo, y.hi)),
            Math.min(Directed.multiplyDown(hi, y.lo), Directed.multiplyDown(hi, y.hi)));
    double high =
        Math.max(
            Math.max(Directed.multiplyUp(lo, y.lo), Directed.multiplyUp(lo, y.hi)),
            Math.max(Directed.multiplyUp(hi, y.lo), Directed.multiplyUp(hi, y.hi)));
    return new Interval(low, high);
  }

  /// The quotients by all members of the divisor other than 0: unbounded on one side where 0 is an
  /// endpoint of the divisor and the dividend has one sign, else [#ENTIRE] where the divisor
  /// contains 0.
  ///
  /// @throws ArithmeticException if the divisor is 0
  public Interval divide(Interval y) {
    if (y.lo == 0 && y.hi == 0) {
      throw new ArithmeticException(this + " divided by 0");
    }
    if (y.hi <= 0) {
      return negate().divide(y.negate());
    }
    if (equals(ZERO)) {
      return ZERO;
    }
    if (y.lo < 0) {
      return ENTIRE;
    }
    return new Interval(lowestQuotient(y), -negate().lowestQuotient(y));
  }

  /// The lower end of the quotients by a divisor that is not negative and not 0 alone.
  private double lowestQuotient(Interval y) {
    double divisor = lo >= 0 ? y.hi : y.lo;
    return divisor == 0 ? Double.NEGATIVE_INFINITY : Directed.divideDown(lo, divisor);
  }

  /// The squares.
  public Interval square() {
    double low = mig();
    double high = mag();
    return new Interval(Directed.multiplyDown(low, low), Directed.multiplyUp(high, high));
  }

  /// The powers with an integer exponent; `x^0` is 1 for every `x`.
  ///
  /// @throws ArithmeticException if the exponent is negative and the interval is 0
  public Interval power(int n) {
    return integerPower(n);
  }

  private Interval integerPower(long n) {
    if (n == 0) {
      return ONE;
    }
    if (n < 0) {
      return ONE.divide(integerPower(-n));
    }
    if ((n & 1) == 0) {
      Interval magnitude = abs();
      return new Interval(powerDown(magnitude.lo, n), powerUp(magnitude.hi, n));
    }
    return new Interval(
        lo < 0 ? -powerUp(-lo, n) : powerDown(lo, n), hi < 0 ? -powerDown(-hi, n) : powerUp(hi, n));
  }

  private static double powerDown(double x, long n) {
    double result = x;
    for (long bit = Long.highestOneBit(n) >> 1; bit != 0; bit >>= 1) {
      result = Directed.multiplyDown(result, result);
      result = (n & bit) != 0 ? Directed.multiplyDown(result, x) : result;
    }
    return result;
  }

  private static double powerUp(double x, long n) {
    double result = x;
    for (long bit = Long.highestOneBit(n) >> 1; bit != 0; bit >>= 1) {
      result = Directed.multiplyUp(result, result);
      result = (n & bit) != 0 ? Directed.multiplyUp(result, x) : result;
    }
    return result;
  }

  /// The square roots of the members that are not negative.
  ///
  /// @throws ArithmeticException if all members are negative
  public Interval sqrt() {
    if (hi < 0) {
      throw new ArithmeticException("square root of " + this + ", which is negative");
    }
    return new Interval(Directed.sqrtDown(Math.max(0, lo)), Directed.sqrtUp(hi));
  }

  /// `sqrt(x^2 + y^2)`.
  public Interval hypot(Interval y) {
    return IntervalFunctions.hypot(this, y);
  }

  /// `e^x`.
  public Interval exp() {
    return IntervalFunctions.exp(this);
  }

  /// `e^x - 1`.
  public Interval expm1() {
    return IntervalFunctions.expm1(this);
  }

  /// The natural logarithms of the positive members.
  ///
  /// @throws ArithmeticException if no member is positive
  public Interval log() {
    return IntervalFunctions.log(this);
  }

  /// `log(1 + x)` of the members above -1.
  ///
  /// @throws ArithmeticException if no member is above -1
  public Interval log1p() {
    return IntervalFunctions.log1p(this);
  }

  /// The sines.
  public Interval sin() {
    return IntervalFunctions.sin(this);
  }

  /// The cosines.
  public Interval cos() {
    return IntervalFunctions.cos(this);
  }

  /// The inverse tangents.
  public Interval atan() {
    return IntervalFunctions.atan(this);
  }

  /// The hyperbolic sines.
  public Interval sinh() {
    return IntervalFunctions.sinh(this);
  }

  /// The hyperbolic cosines.
  public Interval cosh() {
    return IntervalFunctions.cosh(this);
  }

  /// The hyperbolic tangents.
  public Interval tanh() {
    return IntervalFunctions.tanh(this);
  }

  /// The inverse hyperbolic sines.
  public Interval asinh() {
    return IntervalFunctions.asinh(this);
  }

  /// `1 / (1 + e^-x)`.
  public Interval sigmoid() {
    return IntervalFunctions.sigmoid(this);
  }

  /// `log(1 + e^x)`.
  public Interval softplus() {
    return IntervalFunctions.softplus(this);
  }

  /// The error function.
  public Interval erf() {
    return IntervalFunctions.erf(this);
  }

  /// The complementary error function.
  public Interval erfc() {
    return IntervalFunctions.erfc(this);
  }

  /// The scaled complementary error function `e^(x^2) erfc x`.
  public Interval erfcx() {
    return IntervalFunctions.erfcx(this);
  }

  /// The endpoints in brackets.
  @Override
  public String toString() {
    return "[" + lo + ", " + hi + "]";
  }
}
