// SPDX-License-Identifier: Apache-2.0
/** Keeps cells in a Hazelcast grid, and asks of its other members only to store bytes and text. */
@NullMarked
package dev.sessionstorage.hazelcast;

import org.jspecify.annotations.NullMarked;
