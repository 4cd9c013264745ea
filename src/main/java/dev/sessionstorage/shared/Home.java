// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.lock.MaxWait;

/**
 * Where a group belongs, and what that asks of the blocks inside it: its storage, or its {@link
 * Replica} where several nodes share the storage.
 */
abstract class Home {

  abstract Storage storage();

  /**
   * A block has the lock: admits it, or throws.
   *
   * @param wanted what it wants to use, for messages
   * @param since when it began to wait for the lock; 0 if it did not have to
   * @param maxWait nanoseconds to wait at most since then, or {@link MaxWait#CONFIGURED}
   */
  abstract void admit(Node wanted, long since, long maxWait);

  /** Whether each change has to be told to others, who compare it with the state before. */
  abstract boolean needsDrafts();

  /**
   * An admitted block is about to publish: has others agree, or throws.
   *
   * @param changed whether there is anything to publish
   * @return false where there was nobody to ask
   */
  abstract boolean commit(Use use, boolean changed);

  /**
   * A block is published, or has nothing to publish; it still has the lock.
   *
   * @param agreed what {@link #commit} gave; false also where the group has come here since
   */
  abstract void beforeRelease(boolean agreed);
}
