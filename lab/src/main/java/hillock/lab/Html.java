// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import hillock.draw.Chart;
import java.util.List;

/// A page of HTML in the making; all text is escaped.
final class Html {
  private final StringBuilder page = new StringBuilder();

  /// Adds `<tag>text</tag>`.
  Html element(String tag, String text) {
    return open(tag).text(text).close(tag);
  }

  /// Adds an element of a class.
  Html element(String tag, String type, String text) {
    return open(tag, type).text(text).close(tag);
  }

  Html open(String tag) {
    page.append('<').append(tag).append('>');
    return this;
  }

  /// Opens an element of a class.
  Html open(String tag, String type) {
    page.append('<').append(tag).append(" class=\"").append(escaped(type)).append("\">");
    return this;
  }

  Html close(String tag) {
    page.append("</").append(tag).append(">\n");
    return this;
  }

  Html text(String text) {
    page.append(escaped(text));
    return this;
  }

  /// Adds charts that stand side by side where there is room.
  Html figure(List<Chart> charts, String caption) {
    open("figure").open("div", "charts");
    for (Chart chart : charts) {
      String svg = chart.toSvg();
      page.append(svg.substring(svg.indexOf("<svg")));
    }
    return close("div").element("figcaption", caption).close("figure");
  }

  /// Adds a list of sentences; nothing if there are none.
  Html items(List<String> items) {
    if (items.isEmpty()) {
      return this;
    }
    open("ul");
    items.forEach(item -> element("li", item));
    return close("ul");
  }

  /// Adds a table; the first cell of each row is its heading.
  Html table(List<String> head, List<List<String>> rows) {
    open("div", "wide").open("table");
    if (!head.isEmpty()) {
      row(head, "th");
    }
    rows.forEach(cells -> row(cells, "td"));
    return close("table").close("div");
  }

  private void row(List<String> cells, String tag) {
    open("tr");
    for (int i = 0; i < cells.size(); i++) {
      element(i == 0 ? "th" : tag, cells.get(i));
    }
    close("tr");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  @Override
  public String toString() {
    return page.toString();
  }
}
