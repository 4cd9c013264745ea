// SPDX-License-Identifier: Apache-2.0
/**
 * Members, and what they share, are killed, stopped, cut off and restarted while threads count;
 * then it is added up. An engine says how its members start, in a {@link
 * dev.sessionstorage.failure.Cluster}, and what happens to them, in a {@link
 * dev.sessionstorage.failure.Scenario}; {@link dev.sessionstorage.failure.Failures} runs it.
 */
package dev.sessionstorage.failure;
