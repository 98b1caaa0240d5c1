// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TasksTest {
  @Test
  void tasksAreFoundByName() {
    Tasks tasks = Tasks.embedded();
    assertThat(tasks.all()).extracting(Task::name).containsExactly("spirals", "strokes", "mnist");
    for (Task task : tasks.all()) {
      assertThat(tasks.named(task.name())).isSameAs(task);
      assertThat(task.description()).endsWith(".");
      assertThat(task.hidden()).isNotEmpty();
      assertThat(task.source().origin()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "stroks   | there is no task 'stroks'; did you mean 'strokes'? (tasks: spirals, strokes,"
            + " mnist)",
        "cifar-10 | there is no task 'cifar-10' (tasks: spirals, strokes, mnist)",
        "MNIST    | there is no task 'MNIST' (tasks: spirals, strokes, mnist)",
      })
  void anUnknownNameGetsHelp(String name, String message) {
    assertThatExceptionOfType(TaskException.class)
        .isThrownBy(() -> Tasks.embedded().named(name))
        .withMessage(message);
  }

  @Test
  void aTaskLoadsTheSameExamplesAgain() {
    Task task = Tasks.embedded().named("spirals");
    assertThat(task.load().sha256()).isEqualTo(task.load().sha256()).hasSize(64);
  }

  @Test
  void mnistSaysWhatItNeeds() {
    assertThatExceptionOfType(TaskException.class)
        .isThrownBy(() -> Tasks.embedded().named("mnist").load())
        .withMessageContaining("needs the folder with the four files of MNIST");
    Task task = Tasks.withFolder(Path.of("no", "such")).named("mnist");
    assertThatExceptionOfType(TaskException.class)
        .isThrownBy(task::load)
        .withMessage(
            "there is no folder %s; MNIST is four files: train-images-idx3-ubyte,"
                    .formatted(Path.of("no", "such"))
                + " train-labels-idx1-ubyte, t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte,"
                + " each perhaps with .gz");
  }

  @Test
  void networksAreChecked() {
    Task task = Tasks.embedded().named("strokes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Task("t", "d", List.of(3, 0), task.hyperparameters(), task.source()))
        .withMessage("hidden layers have 1 or more units, not [3, 0]");
  }
}
