// SPDX-License-Identifier: Apache-2.0
/** The engine that keeps sessions in a Hazelcast grid. */
@NullMarked
package dev.sessionstorage.hazelcast;

import org.jspecify.annotations.NullMarked;
