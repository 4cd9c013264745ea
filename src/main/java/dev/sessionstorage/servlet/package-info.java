// SPDX-License-Identifier: Apache-2.0
/**
 * The servlet side: a filter and listeners that bind each HTTP session to a session, registered by
 * the jar itself. {@link dev.sessionstorage.servlet.SessionStorages} is what programs use.
 */
@NullMarked
package dev.sessionstorage.servlet;

import org.jspecify.annotations.NullMarked;
