// SPDX-License-Identifier: Apache-2.0
package hillock.perceptron;

import hillock.codegen.KernelPlan.Mode;
import hillock.perceptron.History.Completed;
import hillock.perceptron.History.Diverged;
import hillock.perceptron.Network.HiddenLayer;
import hillock.perceptron.Training.Listener;
import hillock.perceptron.Training.Trained;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The state of a training that runs.
final class TrainingLoop {
  private final Engine engine;
  private final Hyperparameters hyperparameters;
  private final long seed;
  private final Examples examples;
  private final Perceptron perceptron;
  private final Pass pass;
  private final Loss loss;
  private final int batch;
  private final int stepsPerEpoch;
  private final List<Updater> weightUpdaters = new ArrayList<>();
  private final List<Updater> biasUpdaters = new ArrayList<>();
  private final List<Updater> parameterUpdaters = new ArrayList<>();
  private final List<ParameterAlignment> alignments = new ArrayList<>();

  TrainingLoop(Engine engine, Training training, Examples examples) {
    this.engine = engine;
    this.hyperparameters = training.hyperparameters();
    this.seed = training.seed();
    this.examples = examples;
    this.perceptron = new Perceptron(engine, training.network(), seed);
    perceptron.requireFit(examples);
    this.batch = Math.min(hyperparameters.batch(), examples.count());
    this.stepsPerEpoch = Math.ceilDiv(examples.count(), batch);
    this.pass = new Pass(perceptron, engine.worker(), Mode.TRAINING, batch);
    this.loss = Loss.of(examples.targets(), engine);
    Optimizer optimizer = hyperparameters.optimizer();
    for (DenseLayer layer : perceptron.dense()) {
      weightUpdaters.add(Updater.of(optimizer, layer.weights.length));
      biasUpdaters.add(Updater.of(optimizer, layer.biases.length));
    }
    for (ActivationLayer layer : perceptron.activations()) {
      parameterUpdaters.add(Updater.of(optimizer, layer.parameters.length));
    }
    for (HiddenLayer layer : training.network().hidden()) {
      alignments.add(new ParameterAlignment(layer.activation()));
    }
  }

  Trained run(Examples validation, Listener listener) {
    perceptron.requireFit(validation);
    Inspection inspection = new Inspection(engine, perceptron, examples, seed);
    List<LayerStatistics> atStart = inspection.statistics();
    List<Epoch> epochs = new ArrayList<>();
    for (int number = 1; number <= hyperparameters.epochs(); number++) {
      Tally tally = new Tally();
      Optional<Diverged> diverged = epoch(number, tally);
      Score score = perceptron.score(validation);
      if (diverged.isEmpty() && !Double.isFinite(score.loss())) {
        diverged = Optional.of(new Diverged(number, stepsPerEpoch, "the validation loss"));
      }
      if (diverged.isPresent()) {
        return new Trained(perceptron, new History(atStart, epochs, diverged.get()));
      }
      Epoch epoch = new Epoch(number, tally.score(), score, inspection.statistics());
      epochs.add(epoch);
      listener.epochDone(epoch, perceptron);
    }
    return new Trained(perceptron, new History(atStart, epochs, new Completed()));
  }

  /// Goes through all examples once, in an order of its own.
  private Optional<Diverged> epoch(int number, Tally tally) {
    for (int i = 0; i < alignments.size(); i++) {
      alignments.get(i).beginEpoch(number, perceptron.activations().get(i));
    }
    int[] order = Streams.order(seed, number).permutation(examples.count());
    for (int step = 0; step < stepsPerEpoch; step++) {
      int start = step * batch;
      int size = Math.min(batch, order.length - start);
      step(new Batch(examples, order, start, size), (number - 1L) * stepsPerEpoch + step, tally);
      if (!tally.isFinite()) {
        return Optional.of(new Diverged(number, step + 1, "the training loss"));
      }
    }
    return perceptron.isFinite()
        ? Optional.empty()
        : Optional.of(new Diverged(number, stepsPerEpoch, "a weight"));
  }

  private void step(Batch examplesOfStep, long step, Tally tally) {
    pass.forward(examplesOfStep, seed, step);
    observe(examplesOfStep.size());
    loss.add(examplesOfStep, pass.outputs(), pass.outputGradient(), tally);
    pass.backward();
    long steps = (long) hyperparameters.epochs() * stepsPerEpoch;
    double progress = (double) step / steps;
    update(hyperparameters.learningRate() * hyperparameters.schedule().factor(progress));
  }

  /// Shows the sums of hidden layers to parameters that rest.
  private void observe(int rows) {
    for (int i = 0; i < alignments.size(); i++) {
      if (alignments.get(i).isResting()) {
        alignments.get(i).observe(pass.hidden(i).z, rows * perceptron.dense().get(i).units);
      }
    }
  }

  /// Equations 33 and 34 of the survey, or what the optimizer makes of them.
  private void update(double rate) {
    for (int i = 0; i < perceptron.dense().size(); i++) {
      DenseLayer layer = perceptron.dense().get(i);
      double l2 = hyperparameters.l2();
      weightUpdaters.get(i).update(layer.weights, layer.weightGradient, rate, l2);
      biasUpdaters.get(i).update(layer.biases, layer.biasGradient, rate, 0);
    }
    for (int i = 0; i < perceptron.activations().size(); i++) {
      if (!alignments.get(i).isResting()) {
        ActivationLayer layer = perceptron.activations().get(i);
        parameterUpdaters.get(i).update(layer.parameters, layer.gradient, rate, 0);
        layer.project();
      }
    }
  }
}
