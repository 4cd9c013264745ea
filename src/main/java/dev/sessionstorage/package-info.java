// SPDX-License-Identifier: Apache-2.0
/**
 * Storage that all threads of an HTTP session share, and that any other thread can reach.
 *
 * <p>Start at {@link dev.sessionstorage.SessionStorage}. Two kinds of thing are enough to know:
 * <em>reading</em> a {@link dev.sessionstorage.SharedObject}, which never waits, and <em>using</em>
 * it, which gives a short, exclusive block that is published all at once or not at all.
 */
@NullMarked
package dev.sessionstorage;

import org.jspecify.annotations.NullMarked;
