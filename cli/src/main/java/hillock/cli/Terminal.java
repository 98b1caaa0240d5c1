// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether someone is watching one of the two output streams.
///
/// The launcher knows it and says so in the system property `hillock.terminal`: `out`, `err`, or
/// both with a comma between. Without the property nobody is watching.
///
/// @param isInteractive whether the stream is a terminal, on which lines can be drawn over
/// @param colour whether to write colours: on a terminal that has them, unless `NO_COLOR` is set
/// @param width the columns of the terminal; 80 if unknown
record Terminal(boolean isInteractive, boolean colour, int width) {
  private static final String PROPERTY = "hillock.terminal";
  private static final int USUAL_WIDTH = 80;
  private static final int NARROWEST = 40;
  private static final int WIDEST = 1000;

  /// The terminal behind standard output.
  static Terminal out() {
    return of("out", System.getProperty(PROPERTY, ""), System.getenv());
  }

  /// The terminal behind standard error.
  static Terminal err() {
    return of("err", System.getProperty(PROPERTY, ""), System.getenv());
  }

  /// What a stream is.
  ///
  /// @param stream `out` or `err`
  /// @param terminals which streams are terminals, as the launcher says
  /// @param environment environment variables: `NO_COLOR`, `TERM`, `COLUMNS`
  static Terminal of(String stream, String terminals, Map<String, String> environment) {
    boolean isInteractive = Arrays.asList(terminals.split(",", -1)).contains(stream);
    boolean isMonochrome =
        !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || environment.getOrDefault("TERM", "").equals("dumb");
    return new Terminal(
        isInteractive, isInteractive && !isMonochrome, width(environment.get("COLUMNS")));
  }

  private static int width(@Nullable String columns) {
    if (columns == null || !columns.matches("[0-9]{1,4}")) {
      return USUAL_WIDTH;
    }
    int width = Integer.parseInt(columns);
    return width == 0 ? USUAL_WIDTH : Math.clamp(width, NARROWEST, WIDEST);
  }
}
