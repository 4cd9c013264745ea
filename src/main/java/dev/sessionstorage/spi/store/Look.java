// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.spi.store;

import java.util.Map;
import java.util.UUID;

/**
 * What was read.
 *
 * @param clock the store's clock, in milliseconds
 * @param cells the cells that there are; a key that was asked for and is not here has none
 * @param indexes the indexes of the records that were asked for, by session
 * @since 1.0
 */
public record Look(long clock, Map<Key, Cell> cells, Map<UUID, Index> indexes) {}
