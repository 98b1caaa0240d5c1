// SPDX-License-Identifier: Apache-2.0
package hillock.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Standard output, which remembers why it could not be written; `System.out` keeps that to itself.
final class StandardOutput extends OutputStream {
  private final OutputStream file = new FileOutputStream(FileDescriptor.out);
  private String failure = "";

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      file.write(bytes, offset, length);
    } catch (IOException e) {
      failure = String.valueOf(e.getMessage());
      throw e;
    }
  }

  /// Why writing failed; empty if it did not.
  String failure() {
    return failure;
  }

  /// True if whoever was reading has stopped, as `head` does; that is no error of ours.
  boolean isNoLongerRead() {
    return failure.contains("Broken pipe");
  }
}
