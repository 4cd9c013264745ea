// SPDX-License-Identifier: Apache-2.0
/** Runs the protocol between members over a store, and has a store of its own: the heap. */
@NullMarked
package dev.sessionstorage.cluster;

import org.jspecify.annotations.NullMarked;
