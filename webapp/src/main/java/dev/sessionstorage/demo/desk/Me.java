// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.desk;

import org.jspecify.annotations.Nullable;

/**
 * What a page needs to know about its own session. Name, handle and id are null for those who are
 * not signed in.
 */
record Me(
    String token,
    @Nullable String name,
    @Nullable String handle,
    @Nullable String id,
    boolean operator,
    @Nullable String text) {}
