// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import hillock.lab.Provenance;
import java.time.ZoneOffset;
import java.util.List;

/// What results are made on, and when.
///
/// @param commit the state of the sources, `unknown` outside a checkout
record Surroundings(String date, String commit, String java, String processor, int processors) {
  /// Those of this process.
  static Surroundings here() {
    Provenance here = Provenance.here(Version.number(), List.of());
    return new Surroundings(
        here.made().atOffset(ZoneOffset.UTC).toLocalDate().toString(),
        Commit.here(),
        here.java(),
        here.processor(),
        here.processors());
  }
}
