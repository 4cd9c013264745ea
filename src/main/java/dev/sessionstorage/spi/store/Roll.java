// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.spi.store;

import java.util.Map;
import java.util.UUID;

/**
 * Who is there.
 *
 * @param confirmed whether the store has taken the beat, and would have refused it if this member
 *     had been cut off from the others
 * @param clock the store's clock, in milliseconds
 * @param generation changes when the store was restarted or failed over, so that what was learned
 *     before may not hold any more
 * @param members the members that have an entry, and the data of each; one that is removed and does
 *     not come back is gone
 * @since 1.0
 */
public record Roll(boolean confirmed, long clock, String generation, Map<UUID, byte[]> members) {}
