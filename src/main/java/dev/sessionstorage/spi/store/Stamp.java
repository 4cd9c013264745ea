// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.spi.store;

/**
 * The unique name of one attempt to write a cell. A cell has the stamp of the attempt that wrote it
 * last, and an attempt says which stamp it expects, so that a write that comes late finds another
 * one and changes nothing.
 *
 * @param high 64 random bits
 * @param low 64 random bits
 * @since 1.0
 */
public record Stamp(long high, long low) {}
