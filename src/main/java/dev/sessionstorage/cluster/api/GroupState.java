// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The state of one group, in plain values.
 *
 * @param lastNumber the highest number that any node of the group ever had
 * @param nodes the nodes that are in place, the group's top first
 * @param removed the groups that were taken out of this first level of a storage, by number, and
 *     when; they are kept for a while, since they may be put back
 */
public record GroupState(int lastNumber, List<NodeState> nodes, Map<Long, Instant> removed) {}
