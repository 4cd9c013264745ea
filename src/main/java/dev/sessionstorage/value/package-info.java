// SPDX-License-Identifier: Apache-2.0
/**
 * The values that can be stored: which there are, how they are kept, converted, measured and
 * written as bytes. Knows nothing of the tree that holds them.
 */
@NullMarked
package dev.sessionstorage.value;

import org.jspecify.annotations.NullMarked;
