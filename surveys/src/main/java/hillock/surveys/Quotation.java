// SPDX-License-Identifier: Apache-2.0
package hillock.surveys;

/// What a survey says, in its own words.
///
/// @param words a part of the survey's text
/// @param english what that means; empty if the words speak for themselves
public record Quotation(String words, String english) {
  /// Whether a text has these words, whatever its blanks and line ends.
  public boolean isIn(String text) {
    return dense(text).contains(dense(words));
  }

  private static String dense(String text) {
    return text.replaceAll("\\s+", "");
  }
}
