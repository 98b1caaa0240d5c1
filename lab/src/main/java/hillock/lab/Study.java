// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import static java.util.Objects.requireNonNull;

import hillock.perceptron.Engine;
import hillock.perceptron.Examples;
import hillock.perceptron.History;
import hillock.perceptron.Score;
import hillock.perceptron.Training;
import hillock.perceptron.Training.Trained;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Every function trained with every seed, all else equal.
///
/// Trials of the same seed see the same examples in the same order and begin with the same random
/// draws, scaled by each function's gain. The test set is touched once per trial, after the last
/// epoch.
///
/// @param setting what all trials have in common
/// @param split the examples
/// @param candidates the functions, with different names
/// @param seeds of the trials
public record Study(Setting setting, Split split, List<Candidate> candidates, List<Long> seeds) {
  /// Told of what happens, from several threads.
  public interface Listener {
    /// Before all: how many trials are to be run, and how many outcomes are known already.
    void begun(int toRun, int known);

    /// An epoch of a trial is done.
    void epochDone(Trial trial, int epoch);

    /// A trial is done and kept.
    void trialDone(Trial trial, Outcome outcome);
  }

  /// @throws IllegalArgumentException if there is no function or no seed, or one is there twice
  public Study {
    candidates = List.copyOf(candidates);
    seeds = List.copyOf(seeds);
    if (candidates.isEmpty() || seeds.isEmpty()) {
      throw new IllegalArgumentException("a study has at least one function and one seed");
    }
    Set<String> names = new HashSet<>();
    for (Candidate candidate : candidates) {
      if (!names.add(candidate.name())) {
        throw new IllegalArgumentException(
            "the function %s is there twice".formatted(candidate.name()));
      }
    }
    if (new HashSet<>(seeds).size() < seeds.size()) {
      throw new IllegalArgumentException("a seed is there twice: " + seeds);
    }
  }

  /// All trials, seed by seed: a study that ends early has compared what it has.
  public List<Trial> trials() {
    List<Trial> trials = new ArrayList<>();
    for (long seed : seeds) {
      for (Candidate candidate : candidates) {
        trials.add(new Trial(candidate, setting, seed));
      }
    }
    return trials;
  }

  /// Runs the trials that the log does not know, and adds them to it.
  ///
  /// Results do not depend on the number of threads, nor on what the log knew before.
  ///
  /// @param threads how many trials run at a time
  /// @throws IOException if the log cannot be written; finished trials are kept
  /// @throws InterruptedException if the calling thread is interrupted; finished trials are kept
  public Results run(TrialLog log, int threads, Listener listener)
      throws IOException, InterruptedException {
    Map<String, Trial> missing = new HashMap<>();
    List<Trial> toRun =
        trials().stream()
            .filter(trial -> log.find(trial.key()).isEmpty())
            .filter(trial -> missing.putIfAbsent(trial.key(), trial) == null)
            .toList();
    listener.begun(toRun.size(), trials().size() - toRun.size());
    run(toRun, log, threads, listener);
    return new Results(this, trials().stream().map(trial -> outcome(trial, log)).toList());
  }

  private static Outcome outcome(Trial trial, TrialLog log) {
    return log.find(trial.key()).orElseThrow().renamed(trial.candidate().name());
  }

  private void run(List<Trial> trials, TrialLog log, int threads, Listener listener)
      throws IOException, InterruptedException {
    ExampleSets sets = ExampleSets.of(split);
    Engine engine = new Engine();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      CompletionService<Outcome> running = new ExecutorCompletionService<>(pool);
      try {
        for (Trial trial : trials) {
          running.submit(() -> run(trial, engine, sets, log, listener));
        }
        for (int i = 0; i < trials.size(); i++) {
          running.take().get();
        }
      } catch (ExecutionException e) {
        throw failure(requireNonNull(e.getCause()));
      } finally {
        pool.shutdownNow();
      }
    }
  }

  private static IOException failure(Throwable cause) {
    return switch (cause) {
      case IOException io -> io;
      case RuntimeException unchecked -> throw unchecked;
      case Error error -> throw error;
      default -> throw new IllegalStateException(cause);
    };
  }

  private static Outcome run(
      Trial trial, Engine engine, ExampleSets sets, TrialLog log, Listener listener) throws IOException {
    Outcome outcome;
    try {
      outcome = outcome(trial, engine, sets, listener);
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "training with %s failed: %s".formatted(trial.candidate().name(), e.getMessage()), e);
    }
    log.add(outcome);
    listener.trialDone(trial, outcome);
    return outcome;
  }

  private static Outcome outcome(Trial trial, Engine engine, ExampleSets sets, Listener listener) {
    Setting setting = trial.setting();
    Training training =
        new Training(
            setting.network(trial.candidate()), setting.hyperparameters(), trial.seed());
    long start = System.nanoTime();
    Trained trained =
        training.run(
            engine,
            sets.train(),
            sets.validation(),
            (epoch, perceptron) -> {
              stopIfInterrupted();
              listener.epochDone(trial, epoch.number());
            });
    double seconds = (System.nanoTime() - start) / 1e9;
    History history = trained.history();
    String divergence = Outcome.divergence(history);
    Score test =
        divergence.isEmpty()
            ? trained.perceptron().score(sets.test())
            : new Score(Double.NaN, OptionalDouble.empty());
    return new Outcome(
        trial.key(),
        trial.candidate().name(),
        trial.seed(),
        divergence,
        test,
        seconds,
        history.atStart(),
        history.epochs());
  }

  private static void stopIfInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new IllegalStateException("the study was stopped");
    }
  }

  /// The examples as the perceptron reads them.
  private record ExampleSets(Examples train, Examples validation, Examples test) {
    static ExampleSets of(Split split) {
      return new ExampleSets(examples(split.train()), examples(split.validation()), examples(split.test()));
    }

    private static Examples examples(LabeledSet set) {
      return Examples.labeled(set.inputs(), set.width(), set.labels(), set.classes());
    }
  }
}
