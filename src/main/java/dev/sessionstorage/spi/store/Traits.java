// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.spi.store;

import java.time.Duration;

/**
 * What a store can do.
 *
 * @param atomic whether a commit is done as a whole or not at all
 * @param durable whether cells outlive all members
 * @param clockSkew by how much the store's clock may differ between two looks, at most
 * @since 1.0
 */
public record Traits(boolean atomic, boolean durable, Duration clockSkew) {}
