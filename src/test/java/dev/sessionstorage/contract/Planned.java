// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

/** The checked exception by which a test lets a block fail. */
final class Planned extends Exception {
  private static final long serialVersionUID = 1L;
}
