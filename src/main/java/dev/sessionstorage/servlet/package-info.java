// SPDX-License-Identifier: Apache-2.0
/**
 * The servlet side: filters and listeners that bind each HTTP session to a session, registered by
 * the jar itself. {@link dev.sessionstorage.servlet.SessionStorages} is what programs use.
 *
 * <p>Requests are passed on as they are. A wrapper around each request would be simpler, but others
 * see it: {@code AsyncContext.hasOriginalRequestAndResponse()} would be false, listeners of request
 * attributes would get another request than the servlet, and a container that dispatches to another
 * application exchanges what is inside the wrapper. Instead one filter before all others and one
 * behind them note the request that the application sees now; an HTTP session that is being made is
 * recognized by its listener on the stack; and the container is asked for the user only once it
 * knows.
 */
@NullMarked
package dev.sessionstorage.servlet;

import org.jspecify.annotations.NullMarked;
