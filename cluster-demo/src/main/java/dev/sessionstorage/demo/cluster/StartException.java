// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.cluster;

/** Something is missing or in the way; the message says what to do. */
final class StartException extends Exception {
  private static final long serialVersionUID = 1L;

  StartException(String message) {
    super(message);
  }
}
