// SPDX-License-Identifier: Apache-2.0
/**
 * Sessions: which there are, which one a thread is in, how they begin and end. Knows neither
 * servlets nor CDI.
 */
@NullMarked
package dev.sessionstorage.session;

import org.jspecify.annotations.NullMarked;
