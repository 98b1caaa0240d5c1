// SPDX-License-Identifier: Apache-2.0
/// Charts as SVG for papers and as Braille text for terminals; nothing here knows what is drawn.
///
/// A [hillock.draw.Chart] is a value: a title, two [hillock.draw.Axis] and what lies between them.
/// It is described once and drawn in two ways; several charts make a [hillock.draw.Figure].
///
/// ```java
/// Chart mish =
///     Chart.titled("mish")
///         .x(Axis.of("x"))
///         .line("f", Curve.sample(x -> x * tanh(softplus(x)), -6, 6))
///         .note("minimum", -1.1924, -0.3088);
/// Files.writeString(path, mish.toSvg());
/// terminal.println(mish.toText(72, 20, false));
/// ```
///
/// Three promises:
///
/// - **The same bytes on every machine**: no locale, no font lookup, no clock, no random ids.
///   Widths of text are estimated from a table, with slack for wider fonts.
/// - **Readable by everyone**: the inks of [hillock.draw.Ink] differ for colour-blind readers, in
///   grey print, and by their dashes.
/// - **Nothing breaks a chart**: NaN and infinity lift the pen, hostile names are escaped and cut,
///   empty charts have axes.
@NullMarked
package hillock.draw;

import org.jspecify.annotations.NullMarked;
