// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// One training: a function, a seed, and what all trials of the study have in common.
///
/// @param candidate the function
/// @param setting what all trials have in common
/// @param seed of all random numbers
public record Trial(Candidate candidate, Setting setting, long seed) {
  /// Trials of this generation of the training engine can be compared to the bit; whoever changes
  /// results of trainings counts up.
  private static final int GENERATION = 1;

  /// A digest of everything that decides the outcome: two trials with the same key have the same
  /// outcome, whatever the function is called.
  public String key() {
    String everything =
        "trial %s of task %s with data %s, layers %s, %s, seed %s, %s"
            .formatted(
                GENERATION,
                setting.task(),
                setting.sha256(),
                setting.layers(),
                setting.hyperparameters(),
                seed,
                candidate.description());
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(everything.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
