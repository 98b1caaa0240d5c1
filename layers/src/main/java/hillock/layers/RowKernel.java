// SPDX-License-Identifier: Apache-2.0
package hillock.layers;

import hillock.codegen.Rows;
import hillock.codegen.Workers;
import hillock.numerics.Precision;

/// A function of rows, compiled: values and gradients of whole matrices.
///
/// ```java
/// RowKernel softmax = RowKernel.of(RowFunction.SOFTMAX, Precision.F32);
/// softmax.forward(x, y, 1000);        // rows of 1000 numbers, one after another
/// softmax.backward(y, dy, dx, 1000);
/// softmax.forward(Rows.of(x, 0, 8, 1000, 1024), target);  // rows with a stride
/// ```
///
/// `y` may be `x` itself, and `dx` may be `y` or `dy`; other overlaps are not allowed. Many rows are
/// shared among the cores of the machine, unless [#withThreads] says otherwise; a row is computed by one
/// thread, and its bits depend on nothing but the row. Making one takes some milliseconds: keep it. Safe
/// for use by several threads.
public final class RowKernel {
  private final RowFunction function;
  private final Precision precision;
  private final SharedRows forward;
  private final SharedRows backward;

  private RowKernel(
      RowFunction function, Precision precision, SharedRows forward, SharedRows backward) {
    this.function = function;
    this.precision = precision;
    this.forward = forward;
    this.backward = backward;
  }

  /// The kernel of a function for matrices of floats or doubles.
  public static RowKernel of(RowFunction function, Precision precision) {
    Workers workers = Workers.all();
    return new RowKernel(
        function,
        precision,
        new SharedRows(function.forward(precision), precision, workers),
        new SharedRows(function.backward(precision), precision, workers));
  }

  /// This function on a number of threads at most, the caller included; 1 for the caller alone.
  public RowKernel withThreads(int threads) {
    Workers workers = Workers.atMost(threads);
    return new RowKernel(function, precision, forward.with(workers), backward.with(workers));
  }

  public RowFunction function() {
    return function;
  }

  public Precision precision() {
    return precision;
  }

  /// y = f(x), row by row.
  ///
  /// @param columns the length of a row; x and y are of equal length, a multiple of it
  public void forward(float[] x, float[] y, int columns) {
    forward(RowArrays.rows(x, columns), RowArrays.rows(y, columns));
  }

  /// y = f(x), row by row.
  ///
  /// @param columns the length of a row; x and y are of equal length, a multiple of it
  public void forward(double[] x, double[] y, int columns) {
    forward(RowArrays.rows(x, columns), RowArrays.rows(y, columns));
  }

  /// y = f(x), row by row, for matrices of equal size, each with a stride of its own.
  ///
  /// @throws IllegalArgumentException if sizes differ, or the memory is of another precision
  /// @throws IndexOutOfBoundsException if the memory of one is too small
  public void forward(Rows x, Rows y) {
    forward.run(new Rows[] {x}, y);
  }

  /// The gradient in x, row by row, of a function whose gradient in y is dy.
  ///
  /// @param y what [#forward] gave
  /// @param columns the length of a row; all arrays are of equal length, a multiple of it
  public void backward(float[] y, float[] dy, float[] dx, int columns) {
    backward(
        RowArrays.rows(y, columns), RowArrays.rows(dy, columns), RowArrays.rows(dx, columns));
  }

  /// The gradient in x, row by row, of a function whose gradient in y is dy.
  ///
  /// @param y what [#forward] gave
  /// @param columns the length of a row; all arrays are of equal length, a multiple of it
  public void backward(double[] y, double[] dy, double[] dx, int columns) {
    backward(
        RowArrays.rows(y, columns), RowArrays.rows(dy, columns), RowArrays.rows(dx, columns));
  }

  /// The gradient in x, row by row, of a function whose gradient in y is dy.
  ///
  /// @throws IllegalArgumentException if sizes differ, or the memory is of another precision
  /// @throws IndexOutOfBoundsException if the memory of one is too small
  public void backward(Rows y, Rows dy, Rows dx) {
    backward.run(new Rows[] {y, dy}, dx);
  }

  @Override
  public String toString() {
    return function.text() + " in " + precision;
  }
}
