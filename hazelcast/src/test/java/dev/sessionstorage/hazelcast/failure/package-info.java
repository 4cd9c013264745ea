// SPDX-License-Identifier: Apache-2.0
/** Members are killed, stopped, cut off and restarted while they count; then it is added up. */
package dev.sessionstorage.hazelcast.failure;
