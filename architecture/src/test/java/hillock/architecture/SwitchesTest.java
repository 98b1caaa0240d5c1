// SPDX-License-Identifier: Apache-2.0
package hillock.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/// No `default` in a switch over one of our sealed or enum types: what is added must stop the
/// compiler wherever a decision is needed.
class SwitchesTest {
  private static final List<String> OPTIONS =
      List.of("--add-modules", "jdk.incubator.vector", "-proc:none", "-Xlint:none");

  @Test
  void noSwitchOverOurTypesHasADefault() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<Path> sources =
          House.mainSources().stream().filter(p -> !needsOtherLibraries(p.toString())).toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, OPTIONS, null, files.getJavaFileObjectsFromPaths(sources));
      Iterable<? extends CompilationUnitTree> units = task.parse();
      task.analyze();
      Defaults defaults = new Defaults(Trees.instance(task));
      units.forEach(unit -> defaults.scan(unit, null));
      assertThat(defaults.switches).as("switches over our own types").isGreaterThan(40);
      assertThat(defaults.found).isEmpty();
    }
  }

  /// Benchmarks, and the adapters of peers; these lie in folders within the room of peers.
  private static boolean needsOtherLibraries(String source) {
    return source.contains("/bench/") || source.matches(".*/peers/[a-z0-9]+/src/main/java/.*");
  }

  /// Finds defaults where they are not allowed.
  private static final class Defaults extends TreePathScanner<Void, Void> {
    private final Trees trees;
    private final TreeSet<String> found = new TreeSet<>();
    private int switches;

    Defaults(Trees trees) {
      this.trees = trees;
    }

    @Override
    public Void visitSwitch(SwitchTree node, Void nothing) {
      check(node.getExpression(), node.getCases());
      return super.visitSwitch(node, null);
    }

    @Override
    public Void visitSwitchExpression(SwitchExpressionTree node, Void nothing) {
      check(node.getExpression(), node.getCases());
      return super.visitSwitchExpression(node, null);
    }

    private void check(ExpressionTree selector, List<? extends CaseTree> cases) {
      TypeMirror type = trees.getTypeMirror(new TreePath(getCurrentPath(), selector));
      if (!isOurs(type)) {
        return;
      }
      switches++;
      boolean hasDefault =
          cases.stream()
              .flatMap(c -> c.getLabels().stream())
              .anyMatch(DefaultCaseLabelTree.class::isInstance);
      if (hasDefault) {
        CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
        long position = trees.getSourcePositions().getStartPosition(unit, selector);
        found.add(unit.getSourceFile().getName() + ":" + unit.getLineMap().getLineNumber(position));
      }
    }

    private static boolean isOurs(TypeMirror type) {
      if (!(type instanceof DeclaredType declared)) {
        return false;
      }
      Element element = declared.asElement();
      boolean isClosed =
          element.getKind() == ElementKind.ENUM || element.getModifiers().contains(Modifier.SEALED);
      return isClosed && element.toString().startsWith("hillock.");
    }
  }
}
