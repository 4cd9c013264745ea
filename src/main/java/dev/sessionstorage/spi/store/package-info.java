// SPDX-License-Identifier: Apache-2.0
/**
 * What an engine for several members implements: a store of bytes. The protocol between members is
 * the library's; it knows no store, and a store knows nothing of it.
 */
@NullMarked
package dev.sessionstorage.spi.store;

import org.jspecify.annotations.NullMarked;
