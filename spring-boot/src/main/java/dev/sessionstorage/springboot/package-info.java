// SPDX-License-Identifier: Apache-2.0
/** The Spring Boot starter: starts the library, binds its settings, publishes its events. */
@NullMarked
package dev.sessionstorage.springboot;

import org.jspecify.annotations.NullMarked;
