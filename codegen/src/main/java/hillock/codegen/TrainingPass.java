// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.codegen.KernelPlan.Kind;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.stream.Stream;

/// A forward pass, and the backward pass that belongs to it, in the form that the compiler has chosen.
///
/// ```java
/// TrainingPass pass = kernel.trainingPass();
/// pass.forward(x, y);
/// pass.backward(dy, dx);
/// ```
///
/// Arrays are referred to, not copied: x and y must stay as they are until backward is done. But `y`
/// may be `x` itself if the function has a form that does without x. For one thread at a time, which
/// may keep it for one batch after another.
public final class TrainingPass {
  private final Kernel kernel;
  private Rows[] saved = {};
  private Rows[] slopes = {};
  private BackwardForm form = BackwardForm.FROM_INPUT;

  TrainingPass(Kernel kernel) {
    this.kernel = kernel;
  }

  /// The form of the last forward pass.
  public BackwardForm form() {
    return form;
  }

  /// y = f(x).
  public void forward(float[] x, float[] y) {
    forward(new Rows[] {Rows.of(x)}, Rows.of(y));
  }

  /// y = f(x).
  public void forward(double[] x, double[] y) {
    forward(new Rows[] {Rows.of(x)}, Rows.of(y));
  }

  /// dx = f'(x)·dy, for the x of the last forward pass.
  public void backward(float[] dy, float[] dx) {
    backward(Rows.of(dy), new Rows[] {Rows.of(dx)});
  }

  /// dx = f'(x)·dy, for the x of the last forward pass.
  public void backward(double[] dy, double[] dx) {
    backward(Rows.of(dy), new Rows[] {Rows.of(dx)});
  }

  /// Computes the values of a function of any number of inputs.
  ///
  /// @param inputs those of the function, then its draws
  /// @throws IllegalArgumentException if an input is overwritten and backward cannot do without it
  public void forward(Rows[] inputs, Rows y) {
    boolean isInPlace = Stream.of(inputs).anyMatch(x -> overlap(x, y));
    form = isInPlace ? kernel.backwardPlan().formInPlace() : kernel.backwardPlan().form(y.size());
    switch (form) {
      case FROM_INPUT -> {
        kernel.run(Kind.FORWARD, inputs, new Rows[] {y});
        saved = inputs.clone();
      }
      case FROM_OUTPUT -> {
        kernel.run(Kind.FORWARD, inputs, new Rows[] {y});
        saved = new Rows[] {y};
      }
      case FROM_SLOPE -> {
        makeRoom(y);
        saved = slopes(y);
        Rows[] outputs = new Rows[1 + saved.length];
        outputs[0] = y;
        System.arraycopy(saved, 0, outputs, 1, saved.length);
        kernel.run(Kind.VALUE_AND_SLOPE, inputs, outputs);
      }
    }
  }

  private static boolean overlap(Rows x, Rows y) {
    return x.memory().asOverlappingSlice(y.memory()).isPresent();
  }

  /// Memory for slopes is kept for the next batch, unless that is larger.
  private void makeRoom(Rows y) {
    int count = kernel.plan().activation().inputs().size();
    if (slopes.length < count || slopes[0].size() < y.size()) {
      int length = Math.toIntExact(y.size());
      slopes = new Rows[count];
      Arrays.setAll(slopes, _ -> Rows.of(memory(length), length));
    }
  }

  private MemorySegment memory(int length) {
    return switch (kernel.storage()) {
      case BF16, F16 -> MemorySegment.ofArray(new short[length]);
      case F32 -> MemorySegment.ofArray(new float[length]);
      case F64 -> MemorySegment.ofArray(new double[length]);
    };
  }

  /// The memory for slopes, in rows like those of the values.
  private Rows[] slopes(Rows y) {
    return Stream.of(slopes)
        .map(all -> new Rows(all.memory(), y.rows(), y.columns(), y.columns()))
        .toArray(Rows[]::new);
  }

  /// Computes the gradients in all inputs of the last forward pass.
  ///
  /// @param dx one for each input of the function; may be those inputs, the value or dy
  public void backward(Rows dy, Rows[] dx) {
    if (saved.length == 0) {
      throw new IllegalStateException("there is no backward pass before a forward pass");
    }
    Rows[] inputs = Arrays.copyOf(saved, saved.length + 1);
    inputs[saved.length] = dy;
    kernel.runBackward(form, inputs, dx);
  }
}
