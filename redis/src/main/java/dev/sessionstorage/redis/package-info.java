// SPDX-License-Identifier: Apache-2.0
/** Keeps the sessions of one or several members in Redis or Valkey. */
@NullMarked
package dev.sessionstorage.redis;

import org.jspecify.annotations.NullMarked;
