// SPDX-License-Identifier: Apache-2.0
/** The desk: sessions that see and change one another. */
@NullMarked
package dev.sessionstorage.demo.desk;

import org.jspecify.annotations.NullMarked;
