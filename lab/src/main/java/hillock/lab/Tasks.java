// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import hillock.expr.Suggestion;
import hillock.perceptron.Hyperparameters;
import hillock.perceptron.Optimizer.Adam;
import hillock.perceptron.Schedule.Cosine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The tasks that can be found by name.
public final class Tasks {
  private static final double L2 = 3e-5;

  private final List<Task> tasks;

  private Tasks(List<Task> tasks) {
    this.tasks = List.copyOf(tasks);
  }

  /// The tasks that need no files, and `mnist`, which says so when it is loaded.
  public static Tasks embedded() {
    return new Tasks(List.of(spirals(), strokes(), mnist(new NoFolder())));
  }

  /// All tasks, with `mnist` from the files of a folder.
  public static Tasks withFolder(Path folder) {
    return new Tasks(List.of(spirals(), strokes(), mnist(new Mnist(folder))));
  }

  /// All tasks, in the order in which they are listed.
  public List<Task> all() {
    return tasks;
  }

  /// The task of exactly that name.
  ///
  /// @throws TaskException if there is none, with the nearest name and all others
  public Task named(String name) {
    Optional<Task> found = tasks.stream().filter(task -> task.name().equals(name)).findFirst();
    return found.orElseThrow(() -> unknown(name));
  }

  private TaskException unknown(String name) {
    List<String> names = tasks.stream().map(Task::name).toList();
    return new TaskException(
        "there is no task '%s'%s (tasks: %s)"
            .formatted(name, Suggestion.clause(name, names), String.join(", ", names)));
  }

  private static Task spirals() {
    return new Task(
        "spirals",
        "Points of the plane on three interleaved spirals with noise.",
        List.of(32, 32, 32),
        adam(40, 32, 5e-3),
        Spirals.standard());
  }

  private static Task strokes() {
    return new Task(
        "strokes",
        "Small images of digits as written by many hands, made by a program.",
        List.of(128, 128),
        adam(15, 64, 1e-3),
        Strokes.standard());
  }

  private static Task mnist(Source source) {
    return new Task(
        "mnist",
        "The 70,000 handwritten digits of LeCun, Cortes and Burges, from files.",
        List.of(256, 128),
        Hyperparameters.standard(),
        source);
  }

  private static Hyperparameters adam(int epochs, int batch, double learningRate) {
    return new Hyperparameters(epochs, batch, learningRate, new Cosine(), new Adam(), L2);
  }

  /// Stands for the folder that was not given.
  private record NoFolder() implements Source {
    @Override
    public String origin() {
      return "files in a folder to be given";
    }

    @Override
    public boolean needsFiles() {
      return true;
    }

    @Override
    public Split load() {
      throw new TaskException(
          "the task 'mnist' needs the folder with the four files of MNIST, and none was given");
    }
  }
}
