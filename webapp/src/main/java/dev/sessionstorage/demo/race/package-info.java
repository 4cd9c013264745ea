// SPDX-License-Identifier: Apache-2.0
/** The race: two counters, one of which loses count. */
@NullMarked
package dev.sessionstorage.demo.race;

import org.jspecify.annotations.NullMarked;
