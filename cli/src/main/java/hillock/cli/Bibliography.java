// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The publications that functions come from, by key.
final class Bibliography {
  static final Bibliography EMPTY = new Bibliography();

  private static final Pattern ENTRY = Pattern.compile("@\\w+\\{([^,\\s]+),(.*?)\n\\}", Pattern.DOTALL);
  private static final Pattern FIELD =
      Pattern.compile("(\\w+)\\s*=\\s*(?:\\{((?:[^{}]|\\{[^{}]*\\})*)\\}|\"([^\"]*)\"|(\\d+))");

  private static final String ACCENTS = "'\"`^~";
  private static final String MARKS = "\u0301\u0308\u0300\u0302\u0303";
  private static final Pattern ACCENT = Pattern.compile("\\\\(['\"`^~])\\{?(\\w)\\}?");

  private final Map<String, Map<String, String>> entries = new HashMap<>();

  private Bibliography() {}

  /// Reads a file of BibTeX.
  static Bibliography read(Path file) throws IOException {
    Bibliography bibliography = new Bibliography();
    Matcher entry = ENTRY.matcher(Files.readString(file));
    while (entry.find()) {
      Map<String, String> fields = new HashMap<>();
      Matcher field = FIELD.matcher(entry.group(2));
      while (field.find()) {
        String value = field.group(2) != null ? field.group(2) : field.group(3);
        fields.put(field.group(1), value == null ? field.group(4) : value);
      }
      bibliography.entries.put(entry.group(1), fields);
    }
    return bibliography;
  }

  /// A publication as a reference in Markdown; the key alone if it is unknown.
  String reference(String key) {
    Map<String, String> fields = entries.get(key);
    if (fields == null) {
      return "`" + key + "`";
    }
    StringBuilder text = new StringBuilder();
    append(text, "", fields.getOrDefault("author", "").replace(" and ", "; "), ". ");
    append(text, "*", fields.getOrDefault("title", ""), "*. ");
    append(text, "", fields.getOrDefault("year", ""), ".");
    return plain(text.toString().strip()) + " [`" + key + "`](../references.bib)";
  }

  private static void append(StringBuilder text, String before, String value, String after) {
    if (!value.isEmpty()) {
      text.append(before).append(value).append(after);
    }
  }

  /// Without the braces and accents of BibTeX.
  private static String plain(String text) {
    String accented =
        ACCENT
            .matcher(text)
            .replaceAll(
                match -> {
                  char mark = MARKS.charAt(ACCENTS.indexOf(match.group(1)));
                  return Normalizer.normalize(match.group(2) + mark, Normalizer.Form.NFC);
                });
    return accented.replaceAll("[{}]", "").replaceAll("\\s+", " ");
  }
}
