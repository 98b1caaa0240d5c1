// SPDX-License-Identifier: Apache-2.0
/// Every named activation function, as formulas in `.act` files.
///
/// [hillock.catalog.Catalog#standard] holds the project's own files; a user's file is read with
/// [hillock.catalog.Catalog#with] and has the same rights.
@NullMarked
package hillock.catalog;

import org.jspecify.annotations.NullMarked;
