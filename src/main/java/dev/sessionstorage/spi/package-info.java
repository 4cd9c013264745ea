// SPDX-License-Identifier: Apache-2.0
/** What the promised API is made of; programs do not use it. */
@NullMarked
package dev.sessionstorage.spi;

import org.jspecify.annotations.NullMarked;
