// SPDX-License-Identifier: Apache-2.0
/// Every named activation function, as formulas in `.act` files.
///
/// [hillock.catalog.Catalog#standard] holds the project's own files; a user's file is read with
/// [hillock.catalog.Catalog#with] and has the same rights. What a name means in a framework, as in
/// `leaky-relu@tensorflow`, is a line of `variants.txt`; [hillock.catalog.Variants] finds it.
@NullMarked
package hillock.catalog;

import org.jspecify.annotations.NullMarked;
