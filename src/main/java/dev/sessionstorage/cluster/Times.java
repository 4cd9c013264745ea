// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.cluster.core.Periods;
import dev.sessionstorage.cluster.core.Timing;

/** How long everything takes. */
record Times(Timing timing, Periods periods) {
  static final Times DEFAULT = new Times(Timing.DEFAULT, Periods.DEFAULT);
}
