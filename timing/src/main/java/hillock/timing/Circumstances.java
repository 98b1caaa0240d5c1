// SPDX-License-Identifier: Apache-2.0
package hillock.timing;

/// Where, when and how times were measured.
///
/// @param version of Hillock
/// @param commit of its sources
/// @param java the Java runtime
/// @param system the operating system
/// @param processor its name
/// @param processors how many of them were there
/// @param load how many programs were waiting for them just before, on the average of a minute;
///     negative if unknown
/// @param made the date
/// @param command what was typed
public record Circumstances(
    String version,
    String commit,
    String java,
    String system,
    String processor,
    int processors,
    double load,
    String made,
    String command) {}
