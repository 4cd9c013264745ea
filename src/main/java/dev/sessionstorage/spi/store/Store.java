// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.spi.store;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the cells of one application for all its members, and carries messages between them.
 *
 * <p>Safe for any thread. Methods block, each for a bounded time; where the store does not answer
 * in that time they throw {@link dev.sessionstorage.StorageUnavailableException}, unless they say
 * otherwise.
 *
 * @since 1.0
 */
public interface Store extends AutoCloseable {

  /**
   * Says what this store can do.
   *
   * @return the same each time
   */
  Traits traits();

  /**
   * Makes sure that this member is not cut off. Asks nobody, so that it can be done at each
   * look-up.
   *
   * @throws dev.sessionstorage.StorageUnavailableException if it is known to be
   */
  void check();

  /**
   * Says which cells are served together: while calls for one lane hang, those for another need
   * not.
   *
   * @param key a cell
   * @return the number of its lane, 0 or more; may change when members come and go
   */
  int lane(Key key);

  /**
   * Reads cells of one session, and the index of its record if that is among them. Cells that are
   * named by keys of their own are read at one moment: a first level and a child never show the
   * states of two moments.
   *
   * @param keys the cells; may have one key with {@link Key#ALL_GROUPS}
   * @param bodies whether the bodies are wanted; otherwise they are empty
   * @return what there is
   */
  Look read(Set<Key> keys, boolean bodies);

  /**
   * Writes cells of one session. Never throws. The same commit may be written again, with the same
   * stamps: where it took place already, the verdict is {@link Verdict#DONE}, as long as nobody
   * else has written since.
   *
   * @param commit what to write
   * @return what has become of it
   */
  Written write(Commit commit);

  /**
   * Lists keys, in an order that stays the same.
   *
   * @param scan which
   * @param after the last key of the page before; null: from the beginning
   * @param limit how many at most
   * @return the keys, fewer than the limit only at the end
   */
  List<Key> scan(Scan scan, @Nullable Key after, int limit);

  /**
   * Notes that sessions were used: raises {@link Index#used()} and {@link Index#deadline()}, never
   * lowers them, and leaves the user as it is. A session without a record is passed over, and so is
   * one whose time of use is {@link Index#ENDED}: members that have not heard of an end yet must
   * not put off the moment at which what is left of the session is removed.
   *
   * @param uses the sessions, at most some thousands
   */
  void touch(Map<UUID, Index> uses);

  /**
   * Writes this member's entry, unless another member has removed it, and reads all of them.
   *
   * @param member this member
   * @param data what the others should know of it, a few hundred bytes
   * @return who is there; without this member if its entry was removed
   */
  Roll beat(UUID member, byte[] data);

  /**
   * Removes the entry of a member that stops, or that has been silent for long.
   *
   * @param member the member
   * @param last whether it is this one that stops and there is no other, so that a store without
   *     the trait {@link Traits#durable()} removes everything of the application
   */
  void leave(UUID member, boolean last);

  /**
   * Sends a message: it arrives once at most, in no order, or is lost. Does not wait for the
   * receiver. Throws nothing where it cannot be sent.
   *
   * @param member the receiver
   * @param message any bytes, up to some thousands
   */
  void send(UUID member, byte[] message);

  /**
   * Begins to receive. Called once, and again if this member was removed and has another id; then
   * what is sent to the former one does not arrive any more.
   *
   * @param me the member whose messages arrive
   * @param inbox gets them, in a thread of the store, which it does not hold up
   */
  void listen(UUID me, Consumer<byte[]> inbox);

  /** Ends this member's connection; the cells stay. */
  @Override
  void close();
}
