// SPDX-License-Identifier: Apache-2.0
package hillock.lab;

import java.io.Serial;

/// A task that cannot be found or loaded; the message says what is wrong and what to do.
public final class TaskException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public TaskException(String message) {
    super(message);
  }

  public TaskException(String message, Throwable cause) {
    super(message, cause);
  }
}
