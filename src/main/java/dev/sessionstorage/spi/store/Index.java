// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.spi.store;

import org.jspecify.annotations.Nullable;

/**
 * What a store can find the record of a session by.
 *
 * @param user the name of its user; null: none
 * @param used when it was last used, in milliseconds of the store's clock; {@link #ENDED}: it has
 *     ended
 * @param deadline when it may be ended by anybody, in milliseconds of the store's clock; {@link
 *     Long#MAX_VALUE}: never
 * @since 1.0
 */
public record Index(@Nullable String user, long used, long deadline) {

  /** The time of use of a session that has ended; {@link Store#touch} leaves it as it is. */
  public static final long ENDED = Long.MAX_VALUE;
}
