// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.cluster.core.Chance;
import dev.sessionstorage.cluster.core.Deadlines;
import dev.sessionstorage.cluster.core.Family;
import dev.sessionstorage.cluster.core.GroupLease;
import dev.sessionstorage.cluster.core.MemberData;
import dev.sessionstorage.cluster.core.Peers;
import dev.sessionstorage.cluster.core.Timing;
import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Look;
import dev.sessionstorage.spi.store.Store;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What all groups of a member need of it. */
final class Member {
  final Trust trust;
  final Lanes lanes;

  /** What is done for sessions in their lanes while no caller waits. */
  final Strands strands;

  final Teller teller;
  final Drivers drivers = new Drivers(key -> new GroupDriver(key, this));
  final Effects effects = new Effects(this);
  final News news;
  final Steps steps;
  final Attachments attachments;
  final Care care;
  final Doubts doubts;
  final Expiry expiry;
  final OrphanSearch orphans;
  final Heart heart;
  final RollCall rollCall;
  private final String name;
  private final Store store;
  private final Times times;
  private final Chance chance = new RandomChance();
  private volatile boolean closed;

  Member(String application, String name, Store store, Times times) {
    this.name = name;
    this.store = store;
    this.times = times;
    UUID me = UUID.randomUUID();
    trust = new Trust(me, times.timing());
    lanes = new Lanes(application);
    strands = new Strands(id -> lane(new Key(id, Key.RECORD)));
    Strands told = new Strands(id -> lanes.teller(store.lane(new Key(id, Key.RECORD))));
    teller = new Teller(told, this::unread);
    attachments = new Attachments(this);
    news = new News(this);
    steps = new Steps(this);
    care = new Care(this);
    doubts = new Doubts(this);
    expiry = new Expiry(this);
    orphans = new OrphanSearch(this);
    heart = new Heart(this);
    rollCall = new RollCall(this);
  }

  UUID me() {
    return trust.me();
  }

  String name() {
    return name;
  }

  String nameOf(@Nullable UUID member) {
    MemberData data = member == null || member.equals(me()) ? null : trust.data(member);
    return data == null ? name : data.name();
  }

  Store store() {
    return store;
  }

  Times times() {
    return times;
  }

  Timing timing() {
    return times.timing();
  }

  Chance chance() {
    return chance;
  }

  Peers peers() {
    return trust;
  }

  Deadlines deadlines() {
    return new Deadlines(times.periods(), store.traits().clockSkew().toMillis());
  }

  Lane lane(Key key) {
    return lanes.lane(store.lane(key));
  }

  /** What names the groups of a session that ends; null: the store finds them by itself. */
  @Nullable Family family() {
    return store.traits().atomic() ? null : StoredState::mentioned;
  }

  /** Reads cells with their bodies; throws if the store does not answer. */
  Look read(Set<Key> keys) {
    return lane(keys.iterator().next()).ask(() -> store.read(keys, true));
  }

  void at(long moment, Runnable task) {
    lanes.at(moment, task);
  }

  /** Whether the store has answered lately; asks nobody. */
  boolean isAvailable() {
    return !closed && trust.trusted(System.nanoTime());
  }

  /** Asks nobody. */
  void checkAvailable() {
    store.check();
    if (!isAvailable()) {
      throw new StorageUnavailableException(
          closed
              ? "The application has been stopped."
              : "Member "
                  + name
                  + " has had no answer of the store or the other members for some seconds. Try"
                  + " again later.");
    }
  }

  void published(Key key, Cell cell, Set<String> names) {
    news.published(key, cell, names);
  }

  private void unread(UUID session) {
    care.unread(session);
  }

  void settled(Key key) {
    teller.settled(key);
  }

  Machine machine(Key key) {
    return drivers.get(key).machine;
  }

  /** All that this member knows of a session's groups is that they are not kept any more. */
  void ended(UUID session) {
    drivers.of(session).forEach(driver -> driver.machine.event(GroupLease::died));
  }

  boolean isClosed() {
    return closed;
  }

  /** Begins to receive messages. */
  void listen() {
    UUID id = me();
    store.listen(id, message -> news.received(id, message));
  }

  void close() {
    closed = true;
  }
}
