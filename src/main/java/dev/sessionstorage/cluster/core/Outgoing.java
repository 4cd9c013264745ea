// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import java.util.UUID;

/**
 * A packet and where it goes.
 *
 * @param to the receiver
 * @param packet what to send
 */
public record Outgoing(UUID to, Packet packet) {}
