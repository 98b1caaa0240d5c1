// SPDX-License-Identifier: Apache-2.0
package hillock.verify;

/// What a kernel gives for an input at an end of the format.
///
/// @param input a zero, an infinity, NaN, or a number at an end of the subnormal or normal ones
/// @param computed what the kernel gives
/// @param exact what it should give: the value, the limit at an infinity, NaN for NaN
/// @param isKnown false if there is no exact value: the formula has none, or no limit
/// @param ulps the error; 0 if the exact value is not known
public record SpecialValue(
    double input, double computed, double exact, boolean isKnown, double ulps) {}
