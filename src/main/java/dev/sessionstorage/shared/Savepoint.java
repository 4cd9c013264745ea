// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import org.jspecify.annotations.Nullable;

/**
 * Where in the log of its changes a group stood when an inner block or a step began, so that this
 * block or step can be rolled back on its own.
 *
 * @param outer the savepoint around this one, or null in the outermost block
 * @param changes how many changes had been logged
 * @param bytes by how much the size of the group had changed
 */
record Savepoint(@Nullable Savepoint outer, int changes, long bytes) {}
