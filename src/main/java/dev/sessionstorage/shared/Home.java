// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

/**
 * Where a group belongs, and what that asks of the blocks inside it: its storage, or its {@link
 * Replica} where several nodes share the storage.
 */
abstract class Home {

  abstract Storage storage();

  /** The time, in nanoseconds, where a block may have to wait for more than the lock; else 0. */
  abstract long arrival();

  /**
   * A block has the lock: lets it in, or throws.
   *
   * @param wanted what it wants to use, for messages
   * @param arrival when it came, as {@link #arrival} told
   * @param maxWait nanoseconds to wait at most since then, or {@link Waiter#CONFIGURED}
   */
  abstract void admit(Node wanted, long arrival, long maxWait);

  /**
   * An admitted block is about to publish: has others agree, or takes it back and throws.
   *
   * @return false where there was nobody to ask
   */
  abstract boolean commit(Use use);

  /**
   * A block is published, or has nothing to publish; it still has the lock.
   *
   * @param agreed what {@link #commit} gave; false also where the group has come here since
   */
  abstract void left(boolean agreed);
}
