// SPDX-License-Identifier: Apache-2.0
package hillock.surveys;

/// A function of a survey.
///
/// @param name what the survey calls it
/// @param term the function that is meant, of the catalog or as the survey prints it
public record SurveyedFunction(String name, Term term) {}
