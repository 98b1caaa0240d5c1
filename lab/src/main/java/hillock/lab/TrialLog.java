// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The outcomes of trials in a file, so that nothing that is done is ever done again.
///
/// Each line of the file is an [Outcome] as JSON; infinities and NaN are strings. A line is on the
/// disk before [#add] returns: whatever kills the process, finished trials stay. A last line that
/// was cut off is removed when the file is opened again. The file is locked while it is open.
public final class TrialLog implements AutoCloseable {
  /// The name of the file in its folder.
  public static final String FILE = "trials.jsonl";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private final FileChannel channel;
  private final Map<String, Outcome> outcomes = new HashMap<>();

  private TrialLog(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /// Opens the log in a folder; the folder is made if it is not there.
  ///
  /// @throws IOException if the file cannot be read or written, is damaged, or is in use
  public static TrialLog open(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(FILE);
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    TrialLog log = new TrialLog(file, channel);
    try {
      log.lock();
      log.read();
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
    return log;
  }

  private void lock() throws IOException {
    boolean isLocked;
    try {
      isLocked = channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      isLocked = false;
    }
    if (!isLocked) {
      throw new IOException(
          "%s is in use by another process; wait for it, or choose another folder".formatted(file));
    }
  }

  private void read() throws IOException {
    byte[] bytes = Channels.newInputStream(channel).readAllBytes();
    int start = 0;
    int number = 1;
    for (int end = 0; end < bytes.length; end++) {
      if (bytes[end] == '\n') {
        take(new String(bytes, start, end - start, StandardCharsets.UTF_8), number);
        start = end + 1;
        number++;
      }
    }
    // What follows the last line feed was being written when something ended the process.
    channel.truncate(start);
    channel.position(start);
  }

  private void take(String line, int number) throws IOException {
    if (line.isBlank()) {
      return;
    }
    try {
      Outcome outcome = JSON.readValue(line, Outcome.class);
      outcomes.put(outcome.key(), outcome);
    } catch (JacksonException e) {
      throw new IOException(
          "line %d of %s is damaged (%s); remove that line, and its trial is run again"
              .formatted(number, file, firstLine(e.getOriginalMessage())),
          e);
    }
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }

  /// The outcome of the trial with that key, if it was ever run.
  public synchronized Optional<Outcome> find(String key) {
    return Optional.ofNullable(outcomes.get(key));
  }

  /// How many outcomes there are.
  public synchronized int size() {
    return outcomes.size();
  }

  /// Keeps an outcome for good.
  ///
  /// @throws IOException if it cannot be written; then the file is as before
  public synchronized void add(Outcome outcome) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    line.writeBytes(JSON.writeValueAsBytes(outcome));
    line.write('\n');
    long start = channel.position();
    try {
      ByteBuffer buffer = ByteBuffer.wrap(line.toByteArray());
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    } catch (IOException e) {
      channel.truncate(start);
      channel.position(start);
      throw new IOException("%s cannot be written: %s".formatted(file, e.getMessage()), e);
    }
    outcomes.put(outcome.key(), outcome);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
