// SPDX-License-Identifier: Apache-2.0
/**
 * The lock of a group of shared objects: waiting for it, handing it over, and finding deadlocks.
 *
 * <p>{@link dev.sessionstorage.lock.GroupLock} is the lock. It knows threads and nothing of what it
 * guards: a {@link dev.sessionstorage.lock.Wanted} describes that in messages.
 */
@NullMarked
package dev.sessionstorage.lock;

import org.jspecify.annotations.NullMarked;
