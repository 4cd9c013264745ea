// SPDX-License-Identifier: Apache-2.0
/** The provider behind the factories of the API, and the exception of a setting that is wrong. */
@NullMarked
package dev.sessionstorage.spi;

import org.jspecify.annotations.NullMarked;
