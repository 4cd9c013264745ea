// SPDX-License-Identifier: Apache-2.0
/** What the promised API is made of, and what an engine for several members implements. */
@NullMarked
package dev.sessionstorage.spi;

import org.jspecify.annotations.NullMarked;
