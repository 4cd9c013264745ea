// SPDX-License-Identifier: Apache-2.0
/**
 * Shared objects: values, groups, locks, and the blocks that publish them.
 *
 * <p>A {@link dev.sessionstorage.shared.Node} is what the program holds. It points to a {@link
 * dev.sessionstorage.shared.Content}, immutable once published, and to its {@link
 * dev.sessionstorage.shared.Group}, which has the lock and the version. A {@link
 * dev.sessionstorage.shared.Use} is one outermost block: it hangs drafts into the nodes, which
 * readers skip, and publishes all of them by one write of the group's version.
 *
 * <p>Where several members share a storage, its groups have a {@link
 * dev.sessionstorage.shared.Replica} as their {@link dev.sessionstorage.shared.Home}: it has the
 * grid agree to what a block publishes, and follows what other members publish.
 */
@NullMarked
package dev.sessionstorage.shared;

import org.jspecify.annotations.NullMarked;
