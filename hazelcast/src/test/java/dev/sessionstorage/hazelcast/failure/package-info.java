// SPDX-License-Identifier: Apache-2.0
/** Members of a grid are killed, stopped, cut off and restarted while they count. */
package dev.sessionstorage.hazelcast.failure;
