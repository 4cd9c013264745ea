// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.spi.store;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a store keeps under a key. A store reads the stamp only; the bytes mean nothing to it.
 * Nobody changes the arrays. Equal to another one with the same stamp and bytes.
 *
 * @param stamp the attempt that wrote it
 * @param head a few dozen bytes that are often needed without the body
 * @param body the state, up to the size limit of a storage; empty where it was not asked for
 * @since 1.0
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content, below
public record Cell(Stamp stamp, byte[] head, byte[] body) {

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Cell cell
        && stamp.equals(cell.stamp)
        && Arrays.equals(head, cell.head)
        && Arrays.equals(body, cell.body);
  }

  @Override
  public int hashCode() {
    return stamp.hashCode();
  }
}
