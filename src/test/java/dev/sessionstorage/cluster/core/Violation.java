// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

/** A history does not keep what is promised. */
final class Violation extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Violation(String message) {
    super(message);
  }
}
