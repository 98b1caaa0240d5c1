// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.catalog.Catalog;
import hillock.certify.Digits;
import hillock.certify.GaussianMoments;
import hillock.certify.PropertyCard;
import hillock.codegen.AccuracyLevel;
import hillock.expr.Activation;
import hillock.picture.Features;
import hillock.picture.FunctionPicture;
import hillock.picture.FunctionPicture.Drawn;
import hillock.picture.Graph;
import hillock.picture.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// The reference of the catalog: a page and a picture for each function, and an index.
final class ReferenceBook {
  /// Stands above every page.
  static final String GENERATED =
      """
      <!-- SPDX-License-Identifier: Apache-2.0 -->
      <!-- Generated: ./hillock docs -->
      """;

  /// The folder of the pictures.
  static final String IMAGES = "images";

  private static final Duration TIME = Duration.ofMinutes(2);

  private final Catalog catalog;
  private final Bibliography bibliography;
  private final SortedMap<String, String> files = new TreeMap<>();
  private final List<Entry> entries = new ArrayList<>();

  /// A line of the index.
  private record Entry(Activation function, Optional<PropertyCard> card) {}

  ReferenceBook(Catalog catalog, Bibliography bibliography) {
    this.catalog = catalog;
    this.bibliography = bibliography;
  }

  /// All files, by their place in the folder of the reference.
  ///
  /// @param functions what has a page
  /// @param done told of each function when its page is written
  Map<String, String> files(List<Activation> functions, Consumer<Activation> done) {
    for (Activation function : functions) {
      add(function);
      done.accept(function);
    }
    files.put("README.md", index());
    return files;
  }

  private void add(Activation function) {
    Subject subject = new Subject(function.name(), function, "");
    TimeLimit limit = new TimeLimit(TIME);
    Analysis analysis = new Analysis(subject, AccuracyLevel.ACCURATE, false, limit);
    Optional<PropertyCard> card = analysis.card();
    Sheet sheet = analysis.sheet(analysis.forms(), card, Optional.empty());
    String picture = "";
    if (card.isPresent()) {
      picture = IMAGES + "/" + function.name() + ".svg";
      files.put(picture, picture(subject, card.get()));
    }
    String page = new ReferencePage(function, sheet, bibliography).text(picture);
    files.put(function.name() + ".md", page);
    entries.add(new Entry(function, card));
  }

  private static String picture(Subject subject, PropertyCard card) {
    Graph graph = Graph.of(subject.function());
    List<Drawn> one = List.of(new Drawn(subject.label(), graph, Features.of(card)));
    return new FunctionPicture(one, Window.around(one)).toSvg();
  }

  private String index() {
    StringBuilder page = new StringBuilder(GENERATED);
    page.append(
        """
        # The catalog

        %d functions, each from one line of text. All that their pages say follows from that line. Left and right are
        the kinds of saturation; the gain scales the weights before a function so that signals keep their mean square.
        """
            .formatted(entries.size()));
    List<String> families =
        entries.stream().map(entry -> catalog.family(entry.function())).distinct().toList();
    for (String family : families) {
      page.append("\n## ").append(family).append("\n\n");
      page.append("| function | range | monotone | curvature | smooth | left | right | gain |\n");
      page.append("|---|---|---|---|---|---|---|---|\n");
      entries.stream()
          .filter(entry -> catalog.family(entry.function()).equals(family))
          .forEach(entry -> page.append(row(entry)));
    }
    return page.toString();
  }

  private static String row(Entry entry) {
    String name = entry.function().name();
    String link = "[%s](%s.md)".formatted(name, name);
    if (entry.card().isEmpty()) {
      return "| %s | of %d inputs | | | | | | |\n"
          .formatted(link, entry.function().inputs().size());
    }
    PropertyCard card = entry.card().get();
    String gain =
        card.moments()
            .flatMap(GaussianMoments::forwardGain)
            .map(g -> Digits.certain(g, 5))
            .orElse("none");
    return "| %s | %s | %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            link,
            statement(card, "range"),
            statement(card, "monotone"),
            statement(card, "curvature"),
            statement(card, "smoothness"),
            card.left().saturation().name().toLowerCase(Locale.ROOT),
            card.right().saturation().name().toLowerCase(Locale.ROOT),
            gain);
  }

  private static String statement(PropertyCard card, String label) {
    return card.lines().stream()
        .filter(line -> line.label().equals(label))
        .map(PropertyCard.Line::statement)
        .findFirst()
        .orElse("");
  }
}
