// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.UseLostException;
import dev.sessionstorage.UseUnknownException;

/** The texts of blocks that were not published, or may not have been. */
final class Doubt {

  private Doubt() {}

  static UseLostException lost(Node top) {
    return new UseLostException(
        "Another member took "
            + Paths.where(top)
            + " over while this one used it, or was paused or cut off for too long. Nothing was"
            + " published. Run the block again.");
  }

  static UseUnknownException unknown(Node top) {
    return new UseUnknownException(
        "The block in "
            + Paths.where(top)
            + " may or may not have been published: the cluster did not answer in time. That is"
            + " settled before anybody uses the group again, so that the next block sees the"
            + " outcome. Read the state before you run this block again.");
  }

  static StorageUnavailableException unsettled(Node wanted) {
    return new StorageUnavailableException(
        "It is not known yet whether an earlier block in "
            + Paths.where(wanted)
            + " was published, since the cluster does not answer. Nothing was changed. Try again"
            + " later.");
  }
}
