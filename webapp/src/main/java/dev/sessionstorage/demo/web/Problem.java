// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.web;

/**
 * A request that cannot be answered: the status to send, and a sentence for the person who sees it.
 */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  public Problem(int status, String detail) {
    super(detail);
    this.status = status;
  }

  int status() {
    return status;
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
