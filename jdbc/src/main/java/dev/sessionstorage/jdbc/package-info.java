// SPDX-License-Identifier: Apache-2.0
/** Keeps sessions in a database by plain JDBC. */
@NullMarked
package dev.sessionstorage.jdbc;

import org.jspecify.annotations.NullMarked;
