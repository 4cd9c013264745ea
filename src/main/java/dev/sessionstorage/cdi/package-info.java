// SPDX-License-Identifier: Apache-2.0
/** The CDI side: the bean, the storage of the current session, and the events. */
@NullMarked
package dev.sessionstorage.cdi;

import org.jspecify.annotations.NullMarked;
