// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.spi.store;

import org.jspecify.annotations.Nullable;

/**
 * Replaces one cell, on the condition that nobody else has written it since it was read.
 *
 * @param key which cell
 * @param from the cell as it was read, with its body; the change is refused unless the present cell
 *     has its stamp. Null: there must be no cell
 * @param to the new cell; null: there will be none. The same as {@code from}: the cell is written
 *     again as it is, which proves that it is still there. A store need not write a body that is
 *     the same array as that of {@code from}
 * @since 1.0
 */
public record Change(Key key, @Nullable Cell from, @Nullable Cell to) {}
