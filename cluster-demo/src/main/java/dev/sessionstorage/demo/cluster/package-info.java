// SPDX-License-Identifier: Apache-2.0
/** Three members of the demo on one machine. */
@NullMarked
package dev.sessionstorage.demo.cluster;

import org.jspecify.annotations.NullMarked;
