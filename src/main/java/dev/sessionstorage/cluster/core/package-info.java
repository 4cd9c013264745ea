// SPDX-License-Identifier: Apache-2.0
/**
 * The protocol between members, as state machines: events go in, effects come out. No thread, lock,
 * clock, chance, input or output: whoever drives them brings these along, a server with threads or
 * a simulation with one seed.
 */
@NullMarked
package dev.sessionstorage.cluster.core;

import org.jspecify.annotations.NullMarked;
