// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.catalog.Catalog;
import hillock.expr.Activation;
import hillock.surveys.Surveys;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `hillock docs`: writes the reference of the catalog.
@Command(
    name = "docs",
    description = {
      "Writes the reference of the catalog: a page of Markdown and a picture for each function,"
          + " and an index.",
      "Everything in it follows from the formulas; docs/catalog in the sources is its output. Without"
          + " NAME and --out, docs/errata.md is written too, and docs/accuracy.md from the results in"
          + " docs/accuracy.jsonl."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  hillock docs relu mish --out pages",
      "  hillock docs --catalog mine.act --out pages"
    })
final class DocsCommand implements Callable<Integer> {
  private static final Path USUAL_FOLDER = Path.of("docs", "catalog");
  private static final Path ERRATA = Path.of("docs", "errata.md");
  private static final Path RESULTS = Path.of("docs", "accuracy.jsonl");
  private static final Path ACCURACY = Path.of("docs", "accuracy.md");
  private static final Path USUAL_BIBLIOGRAPHY = Path.of("docs", "references.bib");

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private FunctionOptions functions = new FunctionOptions();

  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description = "Functions of the catalog (default: all).")
  private List<String> names = List.of();

  @Option(names = "--out", paramLabel = "DIR", description = "The folder (default: docs/catalog).")
  private @Nullable Path given;

  @Option(
      names = "--bibliography",
      paramLabel = "FILE",
      description = "The publications, in BibTeX (default: docs/references.bib, if it is there).")
  private @Nullable Path bibliography;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  /// What was written, as JSON.
  record Written(String folder, int files) {}

  @Override
  public Integer call() throws IOException {
    Catalog catalog = functions.catalog();
    List<Activation> chosen =
        names.isEmpty() ? catalog.activations() : names.stream().map(catalog::find).toList();
    ReferenceBook book = new ReferenceBook(catalog, bibliography());
    Path out = given == null ? USUAL_FOLDER : given;
    PrintWriter err = spec.commandLine().getErr();
    Map<String, String> files = book.files(chosen, function -> err.println(function.name()));
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.createDirectories(out.resolve(ReferenceBook.IMAGES));
      TextFile.write(out.resolve(file.getKey()), file.getValue());
    }
    int count = files.size();
    if (names.isEmpty() && given == null) {
      TextFile.write(ERRATA, ErrataPage.of(Surveys.all()));
      count++;
      if (Files.exists(RESULTS)) {
        TextFile.write(
            ACCURACY, AccuracyPage.of(Catalog.standard(), AccuracyFile.read(RESULTS).rows()));
        count++;
      }
    }
    PrintWriter writer = spec.commandLine().getOut();
    if (json) {
      Json.print(writer, new Written(out.toString(), count));
    } else {
      writer.println("wrote %d files to %s".formatted(count, out));
    }
    return 0;
  }

  private Bibliography bibliography() throws IOException {
    if (bibliography != null) {
      return Bibliography.read(bibliography);
    }
    return Files.isRegularFile(USUAL_BIBLIOGRAPHY)
        ? Bibliography.read(USUAL_BIBLIOGRAPHY)
        : Bibliography.EMPTY;
  }
}
