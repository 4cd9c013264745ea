// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.lock.MaxWait;

/**
 * Where a group belongs, and what that asks of its blocks: its storage, or its {@link Replica} if
 * several members share the storage.
 */
abstract class Home {

  abstract Storage storage();

  /**
   * Admits a block that has acquired the lock, or throws.
   *
   * @param wanted what it wants to use, for messages
   * @param since when it began to wait for the lock; 0 if it did not have to
   * @param maxWait nanoseconds to wait at most since then, or {@link MaxWait#CONFIGURED}
   */
  abstract void admit(Node wanted, long since, long maxWait);

  /** Whether listeners or other members compare each change with the state before. */
  abstract boolean needsDrafts();

  /**
   * Asks the other members to accept what an admitted block is about to publish, or throws.
   *
   * @param changed whether there is anything to publish
   * @return false if there was nobody to ask
   */
  abstract boolean commit(Use use, boolean changed);

  /**
   * Whether a block must stay as it is, neither published nor rolled back, though {@link #commit}
   * has thrown: the outcome is not known yet.
   */
  boolean isUndecided(Use block) {
    return false;
  }

  /** An undecided block has released its locks: from now on its outcome may be applied. */
  void suspended(Use block) {}

  /**
   * Ends a block that is published, or has nothing to publish, right before it releases the lock.
   *
   * @param agreed what {@link #commit} returned; also false if the group was adopted during the
   *     block
   */
  abstract void beforeRelease(boolean agreed);
}
