// SPDX-License-Identifier: Apache-2.0
package hillock.surveys;

import hillock.expr.FormulaException;
import hillock.expr.Source;
import hillock.expr.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// A line of a survey's file and the indented lines below it.
///
/// @param source the file
/// @param offset where the line begins
/// @param line the line
/// @param details the indented lines
record SurveyBlock(Source source, int offset, String line, List<Detail> details) {
  /// The first words of lines.
  static final List<String> KEYS =
      List.of("survey", "define", "property", "function", "states", "erratum", "confirmed");

  /// The first words of indented lines.
  private static final List<String> DETAIL_KEYS =
      List.of("means", "counts", "remark", "says", "english", "claim", "truth", "text");

  /// An indented line.
  ///
  /// @param offset where its text begins
  record Detail(String key, String text, int offset) {}

  /// Cuts a file into blocks.
  static List<SurveyBlock> all(Source source) {
    List<SurveyBlock> blocks = new ArrayList<>();
    int start = 0;
    for (String raw : source.text().split("\n", -1)) {
      String line = raw.stripTrailing();
      if (line.startsWith(" ")) {
        if (blocks.isEmpty()) {
          throw new FormulaException(
              source, start, line.length(), "an indented line stands below another");
        }
        blocks.getLast().details.add(detail(source, line, start));
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        blocks.add(new SurveyBlock(source, start, line, new ArrayList<>()));
      }
      start += raw.length() + 1;
    }
    return blocks;
  }

  private static Detail detail(Source source, String line, int start) {
    String stripped = line.strip();
    String key = stripped.replaceFirst("\\s.*", "");
    String text = stripped.substring(key.length()).strip();
    if (!DETAIL_KEYS.contains(key) || text.isEmpty()) {
      throw new FormulaException(
          source,
          start + line.indexOf(key),
          key.length(),
          "expected a word of %s and text, not '%s'%s"
              .formatted(
                  String.join(", ", DETAIL_KEYS), key, Suggestion.clause(key, DETAIL_KEYS)));
    }
    return new Detail(key, text, start + line.length() - text.length());
  }

  /// The first word of the line.
  String key() {
    return line.replaceFirst(" .*", "");
  }

  /// The line behind its first word.
  String text() {
    return line.substring(key().length()).strip();
  }

  /// What stands between the bars of the line.
  ///
  /// @param form what the line should look like
  List<String> parts(int count, String form) {
    List<String> parts = Arrays.stream(text().split("\\|", -1)).map(String::strip).toList();
    if (parts.size() != count || parts.contains("")) {
      throw problem("this line is '" + form + "'");
    }
    return parts;
  }

  /// Where a part of the line begins, counted from its start.
  int columnOf(String part) {
    return line.lastIndexOf(part);
  }

  /// A whole number of the line.
  int number(String text) {
    if (!text.matches("\\d{1,3}")) {
      throw problem("'" + text + "' is not a number of at most three digits");
    }
    return Integer.parseInt(text);
  }

  /// The indented lines of a kind.
  List<Detail> details(String key) {
    return details.stream().filter(detail -> detail.key().equals(key)).toList();
  }

  /// The text of all indented lines of a kind.
  String joined(String key) {
    return details(key).stream().map(Detail::text).collect(Collectors.joining(" "));
  }

  /// What is quoted, each with the English that follows it.
  List<Quotation> quotations() {
    List<Quotation> quotations = new ArrayList<>();
    for (Detail detail : details) {
      if (detail.key().equals("says")) {
        quotations.add(new Quotation(detail.text(), ""));
      } else if (detail.key().equals("english")) {
        if (quotations.isEmpty()) {
          throw problem(detail, "English stands below the words that it renders");
        }
        Quotation last = quotations.removeLast();
        String english = (last.english() + " " + detail.text()).strip();
        quotations.add(new Quotation(last.words(), english));
      }
    }
    return quotations;
  }

  FormulaException problem(String problem) {
    return new FormulaException(source, offset, line.length(), problem);
  }

  FormulaException problem(Detail detail, String problem) {
    return new FormulaException(source, detail.offset(), detail.text().length(), problem);
  }
}
