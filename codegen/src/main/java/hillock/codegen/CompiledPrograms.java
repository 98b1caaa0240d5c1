// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.codegen.spi.CompiledProgram;
import hillock.codegen.spi.Compiler;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The programs compiled last, of the whole process.
///
/// Kernels of the same formula share their code, which the JIT compiler knows already. Old ones are
/// forgotten, so that thousands of formulas leave neither classes nor memory behind.
public final class CompiledPrograms {
  private static final int KEPT = 256;

  private static final CompiledPrograms ALL = new CompiledPrograms();

  private record Key(String compiler, Program program, Storage storage) {}

  private final Map<Key, CompiledProgram> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, CompiledProgram> eldest) {
          return size() > KEPT;
        }
      };

  private CompiledPrograms() {}

  /// The program for arrays that hold the numbers of its format as they are, compiled by the best
  /// backend that works on this JVM: as it was before, or now and being warmed up.
  public static CompiledProgram compiled(Program program) {
    return compiled(Compiler.installed(), program, Storage.of(program.format()));
  }

  /// The program as compiled before, or compiled now and being warmed up.
  static CompiledProgram compiled(Compiler compiler, Program program, Storage storage) {
    Key key = new Key(compiler.id(), program, storage);
    CompiledProgram known = ALL.find(key);
    if (known != null) {
      return known;
    }
    CompiledProgram compiled = compiler.compile(program, storage);
    WarmUp.begin(compiled);
    return ALL.keep(key, compiled);
  }

  private synchronized @Nullable CompiledProgram find(Key key) {
    return kept.get(key);
  }

  /// The one that was there first, if two threads compiled the same.
  private synchronized CompiledProgram keep(Key key, CompiledProgram compiled) {
    CompiledProgram first = kept.putIfAbsent(key, compiled);
    return first == null ? compiled : first;
  }
}
