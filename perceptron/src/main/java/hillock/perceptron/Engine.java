// SPDX-License-Identifier: Apache-2.0
package hillock.perceptron;

import hillock.codegen.Kernel;
import hillock.codegen.KernelPlan.Kind;
import hillock.codegen.KernelPlan.Mode;
import hillock.codegen.spi.CompiledProgram;
import hillock.codegen.spi.MatrixProduct;
import hillock.expr.Activation;
import hillock.expr.Formula;
import hillock.expr.Scope;
import hillock.numerics.Precision;
import java.util.IdentityHashMap;
import java.util.Map;

/// What trainings share: compiled code.
///
/// One engine serves any number of trainings, at the same time too. It keeps the kernels of the
/// activation functions that it has met, so that the next training with the same [Activation]
/// object begins with code that the JVM has optimized already.
public final class Engine {
  /// Functions kept; a search over formulas meets thousands.
  private static final int LIMIT = 256;

  private final MatrixProduct product = MatrixProduct.installed();
  private final CompiledProgram exponential =
      Kernel.of(Formula.typed("exp(x)", Scope.EMPTY, Map.of()), Precision.F32)
          .compiled(Kind.FORWARD);
  private final IdentityHashMap<Activation, Kernels> kernels = new IdentityHashMap<>();

  /// The two forms of a function; the same kernel if it draws no random numbers.
  record Kernels(Kernel training, Kernel evaluation) {}

  /// An engine with the backends found at run time.
  ///
  /// @throws IllegalStateException if there are none
  public Engine() {}

  synchronized Kernels kernels(Activation activation) {
    Kernels known = kernels.get(activation);
    if (known == null) {
      if (kernels.size() >= LIMIT) {
        kernels.clear();
      }
      known = compile(activation);
      kernels.put(activation, known);
    }
    return known;
  }

  private static Kernels compile(Activation activation) {
    Kernel evaluation = Kernel.of(activation, Precision.F32, Mode.EVALUATION);
    Kernel training =
        activation.isRandom() ? Kernel.of(activation, Precision.F32, Mode.TRAINING) : evaluation;
    return new Kernels(training, evaluation);
  }

  /// Someone who multiplies matrices, for one thread.
  MatrixProduct.Worker worker() {
    return product.worker();
  }

  /// The exponential function, for softmax.
  CompiledProgram exponential() {
    return exponential;
  }
}
