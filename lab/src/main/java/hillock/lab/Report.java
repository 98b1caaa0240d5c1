// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import hillock.draw.Chart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A study as one page of HTML that needs nothing else: no network, no scripts.
///
/// The verdict comes first, then curves with bands, what happened inside the network, a card for
/// each function, how it was done, and what is needed to do it again.
public final class Report {
  /// The name of the file in its folder.
  public static final String FILE = "report.html";

  private static final String STYLE =
      """
      body { font: 16px/1.5 Georgia, serif; color: #1a1a1a; background: #fff; margin: 0 auto;
             padding: 1rem; max-width: 76rem; }
      h1, h2, h3, table, figcaption { font-family: Helvetica, Arial, sans-serif; }
      h1 { font-size: 1.7rem; line-height: 1.25; }
      h2 { margin-top: 2.5rem; border-bottom: 1px solid #ccc; }
      .verdict { font-size: 1.25rem; }
      .small, figcaption { font-size: 0.85rem; color: #555; }
      figure { margin: 1.5rem 0; }
      svg { max-width: 100%; height: auto; }
      .charts { display: grid; gap: 1rem;
                grid-template-columns: repeat(auto-fill, minmax(min(340px, 100%), 1fr)); }
      .charts svg:only-child { grid-column: 1 / -1; }
      .wide { overflow-x: auto; }
      table { border-collapse: collapse; font-size: 0.85rem; margin: 1rem 0; }
      th, td { text-align: left; vertical-align: top; padding: 0.25rem 0.8rem 0.25rem 0;
               border-bottom: 1px solid #eee; overflow-wrap: anywhere; }
      th { font-weight: 600; min-width: 7rem; }
      code, pre { font: 0.85rem/1.4 Menlo, Consolas, monospace; overflow-wrap: anywhere;
                  white-space: pre-wrap; }
      @media print { h3, figure, tr { break-inside: avoid; } }
      """;

  private final Results results;
  private final Provenance provenance;
  private final Study study;

  private Report(Results results, Provenance provenance) {
    this.results = results;
    this.provenance = provenance;
    this.study = results.study();
  }

  /// Writes the report of a study into a folder; an older one is replaced in one step.
  ///
  /// @return the file
  /// @throws IOException if it cannot be written; then an older one is as before
  public static Path write(Results results, Provenance provenance, Path folder)
      throws IOException {
    String page = new Report(results, provenance).page();
    Files.createDirectories(folder);
    Path file = folder.resolve(FILE);
    Path part = folder.resolve("%s.%d.part".formatted(FILE, ProcessHandle.current().pid()));
    try {
      Files.writeString(part, page);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
    return file;
  }

  /// The page.
  private String page() {
    List<String> names = study.candidates().stream().map(Candidate::name).toList();
    String title = "%s on %s".formatted(Wording.list(names), study.setting().task());
    Html body = new Html();
    body.element("h1", title);
    verdict(body);
    numbers(body);
    curves(body);
    body.element("h2", "The functions");
    ResultCharts charts = new ResultCharts(results);
    for (Candidate candidate : results.ranking()) {
      new FunctionCard(candidate).write(body);
      List<Chart> histograms = charts.histograms(candidate);
      if (!histograms.isEmpty()) {
        body.figure(histograms, "Activations in the first trial.");
      }
    }
    method(body);
    rerun(body);
    Html head = new Html().element("title", title);
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        %s<style>
        %s</style>
        </head>
        <body>
        %s</body>
        </html>
        """
        .formatted(head, STYLE, body);
  }

  private void verdict(Html body) {
    Conclusions conclusions = Conclusions.of(results.comparisons());
    body.element("p", "verdict", Conclusions.sentence(conclusions.overall()));
    body.items(conclusions.diverged().stream().map(Conclusions::sentence).toList());
    body.figure(
        List.of(new ResultCharts(results).accuracies()),
        "Test accuracy: each dot is a network trained from another seed.");
    body.items(conclusions.pairs().stream().map(Conclusions::sentence).toList());
    body.element("p", "small", Conclusions.LEGEND);
  }

  private void numbers(Html body) {
    body.element("h2", "Numbers");
    body.table(
        List.of("function", "test accuracy", "test loss", "time of a training", "diverged"),
        Summary.of(results).rows().stream()
            .map(
                row ->
                    List.of(
                        row.function(),
                        row.accuracySaid(),
                        row.lossSaid(),
                        row.secondsSaid(),
                        row.divergedSaid()))
            .toList());
    body.element("h3", "Test accuracy of each trial, in percent");
    List<String> head = new ArrayList<>(List.of("seed"));
    results.ranking().forEach(candidate -> head.add(candidate.name()));
    List<List<String>> rows = new ArrayList<>();
    for (long seed : study.seeds()) {
      List<String> row = new ArrayList<>(List.of(Long.toString(seed)));
      results.ranking().forEach(candidate -> row.add(accuracy(candidate, seed)));
      rows.add(row);
    }
    body.table(head, rows);
  }

  private String accuracy(Candidate candidate, long seed) {
    return results.of(candidate).stream()
        .filter(outcome -> outcome.seed() == seed)
        .map(
            outcome ->
                outcome.completed()
                    ? Wording.decimals(100 * outcome.accuracy(), 2)
                    : "diverged: " + outcome.divergence())
        .collect(Collectors.joining());
  }

  private void curves(Html body) {
    ResultCharts charts = new ResultCharts(results);
    body.element("h2", "Learning");
    body.figure(
        charts.learning(),
        "Means over the seeds; bands are the 95 % confidence intervals of the means."
            + " The training loss is that of each batch before its step.");
    if (study.setting().hidden().isEmpty()) {
      return;
    }
    body.element("h2", "Inside the network");
    body.figure(
        charts.layers(),
        "Means over the seeds, measured on a fixed sample of the training examples before the"
            + " first step (epoch 0) and after each epoch. Saturated: |f′| is below 0.001. Dead:"
            + " f′ is 0 on every example.");
  }

  private void method(Html body) {
    Setting setting = study.setting();
    body.element("h2", "How it was done");
    body.element(
        "p",
        "All functions were trained on the same examples in the same order, in a network of the"
            + " same shape, with the same budget, and from the same random draws of weights. The"
            + " weights before a function are scaled by its gain, so that signals neither grow nor"
            + " fade at the start. The learning rate is the same for all and was tuned for none of"
            + " them. The test set was used once per trial, after the last epoch.");
    body.table(
        List.of(),
        List.of(
            List.of("task", setting.task()),
            List.of("examples from", setting.origin()),
            List.of(
                "examples",
                "%d to train, %d to validate, %d to test; %d inputs, %d classes"
                    .formatted(
                        study.split().train().size(),
                        study.split().validation().size(),
                        study.split().test().size(),
                        setting.inputs(),
                        setting.classes())),
            List.of("SHA-256 of the examples", setting.sha256()),
            List.of("layers", setting.layers()),
            List.of("training", setting.training()),
            List.of("loss", "softmax cross-entropy"),
            List.of(
                "seeds",
                study.seeds().stream().map(String::valueOf).collect(Collectors.joining(", ")))));
  }

  private void rerun(Html body) {
    body.element("h2", "To run it again");
    body.open("pre").text(provenance.commandLine()).close("pre");
    body.element(
        "p",
        "The same command on the same machine gives the same numbers to the bit. Finished trials"
            + " are in %s beside this page and are not run again; remove that file to do so."
                .formatted(TrialLog.FILE));
    body.table(
        List.of(),
        List.of(
            List.of("Hillock", provenance.version()),
            List.of("Java", provenance.java()),
            List.of("system", provenance.system()),
            List.of(
                "processor", "%s, %d at hand".formatted(provenance.processor(), provenance.processors())),
            List.of(
                "made",
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                    provenance.made().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC)))));
  }
}
