// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/// Files that commands write: whole or not at all.
final class TextFile {
  private TextFile() {}

  /// Writes a file, replacing what it held before; if that fails nothing has changed.
  ///
  /// A device such as `/dev/stdout` is written directly.
  ///
  /// @throws IOException with what to do, if the folder does not exist or cannot be written to
  static void write(Path file, String text) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("'" + file + "' is a folder; give the name of a file");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      Files.writeString(file, text, StandardOpenOption.WRITE);
      return;
    }
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path folder = Objects.requireNonNull(target.getParent());
    if (!Files.isDirectory(folder)) {
      throw new IOException(
          "cannot write '%s': there is no folder '%s'; create it first".formatted(file, folder));
    }
    if (!Files.isWritable(folder)) {
      throw new IOException(
          "cannot write '%s': writing to the folder '%s' is not allowed".formatted(file, folder));
    }
    Path unfinished =
        folder.resolve(".%s.%d.tmp".formatted(target.getFileName(), ProcessHandle.current().pid()));
    try {
      Files.writeString(unfinished, text);
      move(unfinished, target);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException notHere) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
