// SPDX-License-Identifier: Apache-2.0
/** The side of Jakarta Concurrency: managed threads take the session along. */
@NullMarked
package dev.sessionstorage.concurrent;

import org.jspecify.annotations.NullMarked;
