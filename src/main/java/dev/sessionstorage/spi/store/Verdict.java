// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.spi.store;

/**
 * What has become of a write.
 *
 * @since 1.0
 */
public enum Verdict {
  /** Everything is written, as safely as the store can. */
  DONE,
  /** Certain: nothing of it can be seen, and nothing ever will. */
  REFUSED,
  /** Anything may have happened, and may still happen. */
  UNKNOWN
}
