// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.web;

import dev.sessionstorage.DeadlockException;
import dev.sessionstorage.NoCurrentSessionException;
import dev.sessionstorage.SessionClosedException;
import dev.sessionstorage.SessionStorageException;
import dev.sessionstorage.StorageLimitException;
import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.UnsupportedValueException;
import dev.sessionstorage.UseInterruptedException;
import dev.sessionstorage.UseTimeoutException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;

/** Turns whatever went wrong into a problem that may be shown. */
final class Problems {
  private static final Logger LOG = System.getLogger(Problems.class.getName());

  private Problems() {}

  static Problem of(RuntimeException cause) {
    if (cause instanceof Problem problem) {
      return problem;
    }
    return cause instanceof SessionStorageException ours ? ofStorage(ours) : unexpected(cause);
  }

  private static Problem ofStorage(SessionStorageException cause) {
    if (cause instanceof SessionClosedException) {
      return new Problem(410, "That session has ended, and its storage with it.");
    }
    if (cause instanceof NoCurrentSessionException) {
      return new Problem(401, "There is no session here. Sign in first.");
    }
    if (cause instanceof StorageLimitException) {
      return new Problem(413, "The storage of that session is full.");
    }
    if (cause instanceof UnsupportedValueException) {
      return new Problem(409, "That session keeps something else under this name.");
    }
    if (cause instanceof StorageUnavailableException) {
      return new Problem(
          503, "What keeps the sessions does not answer, or this member is cut off. Try again.");
    }
    return isBusy(cause)
        ? new Problem(503, "That storage is in use. Try again.")
        : unexpected(cause);
  }

  private static boolean isBusy(SessionStorageException cause) {
    return cause instanceof UseTimeoutException
        || cause instanceof DeadlockException
        || cause instanceof UseInterruptedException;
  }

  private static Problem unexpected(RuntimeException cause) {
    String reference = UUID.randomUUID().toString().substring(0, 8);
    LOG.log(Level.ERROR, "Problem " + reference, cause);
    return new Problem(
        500, "Something went wrong on the server. Its log says more under " + reference + ".");
  }
}
