// SPDX-License-Identifier: Apache-2.0
/**
 * What the core asks of the cluster: the sessions of all members, the published states of their
 * groups, and leases. The core sees no other type of the cluster, and tests put members of their
 * own behind these interfaces.
 */
@NullMarked
package dev.sessionstorage.cluster.api;

import org.jspecify.annotations.NullMarked;
