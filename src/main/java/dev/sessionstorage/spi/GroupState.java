// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.spi;

import java.util.List;

/**
 * The state of one group, in plain values.
 *
 * @param lastNumber the highest number that any node of the group ever had
 * @param nodes the nodes that are in place, the group's top first
 * @since 1.0
 */
public record GroupState(int lastNumber, List<NodeState> nodes) {}
