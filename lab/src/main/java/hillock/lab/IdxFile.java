// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// One file in the IDX format of MNIST: an array of bytes with its sizes.
///
/// The format (Y. LeCun, C. Cortes, C. Burges): two zero bytes, the type (8 for unsigned bytes),
/// the number of dimensions, one size of 32 bits per dimension with the high byte first, then the
/// bytes. The file may be compressed by gzip.
///
/// Files are hostile until read: sizes are compared with the length of the file and with the memory
/// of this JVM before anything is allocated, and no more is unpacked than the header promises.
final class IdxFile {
  private static final int UNSIGNED_BYTE = 8;

  /// No deflated byte unpacks to more bytes than this.
  private static final long MOST_EXPANSION = 1032;

  /// Bytes become floats later, and both are in memory for a while.
  private static final int BYTES_PER_ELEMENT = 5;

  private final Path path;
  private final int[] sizes;
  private final byte[] elements;

  private IdxFile(Path path, int[] sizes, byte[] elements) {
    this.path = path;
    this.sizes = sizes;
    this.elements = elements;
  }

  /// Reads a file with that many dimensions.
  ///
  /// @throws TaskException if the file cannot be read or is not what it should be
  static IdxFile read(Path path, int dimensions) {
    try (InputStream file = new BufferedInputStream(Files.newInputStream(path))) {
      boolean compressed = isCompressed(file);
      long most = Files.size(path) * (compressed ? MOST_EXPANSION : 1);
      InputStream stream = compressed ? new GZIPInputStream(file) : file;
      return read(path, stream, dimensions, most);
    } catch (EOFException | ZipException e) {
      throw new TaskException(path + " is damaged: " + e.getMessage() + "; fetch it again", e);
    } catch (IOException e) {
      throw new TaskException(path + " cannot be read: " + e, e);
    }
  }

  /// What is wrong with this file, as an exception to be thrown.
  TaskException wrong(String what) {
    return wrong(path, what);
  }

  int size(int dimension) {
    return sizes[dimension];
  }

  byte[] elements() {
    return elements;
  }

  private static boolean isCompressed(InputStream file) throws IOException {
    file.mark(2);
    boolean compressed = file.read() == 0x1f && file.read() == 0x8b;
    file.reset();
    return compressed;
  }

  private static IdxFile read(Path path, InputStream stream, int dimensions, long most)
      throws IOException {
    byte[] magic = stream.readNBytes(4);
    if (magic.length < 4) {
      throw wrong(path, "it ends inside its header");
    }
    byte[] expected = {0, 0, UNSIGNED_BYTE, (byte) dimensions};
    if (!Arrays.equals(magic, expected)) {
      throw wrong(
          path, "it begins with the bytes %s, not %s".formatted(text(magic), text(expected)));
    }
    int[] sizes = new int[dimensions];
    long length = 1;
    for (int i = 0; i < dimensions; i++) {
      byte[] size = stream.readNBytes(4);
      if (size.length < 4) {
        throw wrong(path, "it ends inside its header");
      }
      sizes[i] = ByteBuffer.wrap(size).getInt();
      length = length(path, length, sizes[i]);
    }
    requirePossible(path, sizes, length, most);
    byte[] elements = stream.readNBytes((int) length);
    if (elements.length < length) {
      throw wrong(
          path,
          "its header promises %d bytes (%s), but only %d follow"
              .formatted(length, text(sizes), elements.length));
    }
    if (stream.read() != -1) {
      throw wrong(
          path,
          "more bytes follow than the %d that its header promises (%s)"
              .formatted(length, text(sizes)));
    }
    return new IdxFile(path, sizes, elements);
  }

  private static long length(Path path, long length, int size) {
    if (size < 1) {
      throw wrong(path, "its header gives a size of " + Integer.toUnsignedString(size));
    }
    return Math.min(length, Integer.MAX_VALUE) * size;
  }

  private static void requirePossible(Path path, int[] sizes, long length, long most) {
    if (length > most) {
      throw wrong(
          path,
          "its header promises %s bytes, too many for a file of its length".formatted(text(sizes)));
    }
    long memory = Runtime.getRuntime().maxMemory();
    if (length > Integer.MAX_VALUE - 8 || BYTES_PER_ELEMENT * length > memory) {
      throw new TaskException(
          "%s needs about %d MB of memory, and this JVM has %d; start it with a larger -Xmx"
              .formatted(path, BYTES_PER_ELEMENT * length >> 20, memory >> 20));
    }
  }

  private static TaskException wrong(Path path, String what) {
    return new TaskException(
        path + " is no IDX file as expected: " + what + "; fetch it again, or check its place");
  }

  private static String text(byte[] bytes) {
    return HexFormat.ofDelimiter(" ").formatHex(bytes);
  }

  private static String text(int[] sizes) {
    return Arrays.stream(sizes).mapToObj(Integer::toString).collect(Collectors.joining(" x "));
  }
}
