// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.redis;

import static dev.sessionstorage.redis.Keys.bytes;

import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Index;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Look;
import dev.sessionstorage.spi.store.Roll;
import dev.sessionstorage.spi.store.Scan;
import dev.sessionstorage.spi.store.Store;
import dev.sessionstorage.spi.store.Traits;
import dev.sessionstorage.spi.store.Verdict;
import dev.sessionstorage.spi.store.Written;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps the cells of an application in Redis: each call is one script. */
final class RedisStore implements Store {
  private static final Logger LOG = System.getLogger(RedisStore.class.getName());

  /**
   * It outlives all members, whether it saves anything or not. After a failover the clock is
   * another one.
   */
  private static final Traits TRAITS = new Traits(true, true, Duration.ofSeconds(1));

  private static final int TOUCHED_AT_ONCE = 500;

  private final Links links;
  private final Keys keys;
  private final Pages pages;
  private final Mail mail;
  private volatile @Nullable UUID entered;

  /**
   * Makes a store.
   *
   * @param links its connections, which it closes
   * @param application the name of the application
   */
  RedisStore(Links links, String application) {
    this.links = links;
    keys = new Keys(application);
    pages = new Pages(keys);
    mail = new Mail(links, keys);
  }

  @Override
  public Traits traits() {
    return TRAITS;
  }

  @Override
  public void check() {
    links.check();
  }

  /** One server serves all. */
  @Override
  public int lane(Key key) {
    return 0;
  }

  @Override
  public Look read(Set<Key> wanted, boolean bodies) {
    Link link = links.open();
    UUID session = wanted.iterator().next().session();
    List<byte[]> args = new ArrayList<>();
    args.add(bytes(bodies));
    wanted.forEach(key -> args.add(bytes(key.group())));
    return Replies.look(
        session, link.run(Script.READ, List.of(keys.session(session), keys.never), args));
  }

  @Override
  public Written write(Commit commit) {
    UUID session = commit.pivot().key().session();
    try {
      Link link = links.open();
      Written written =
          Replies.written(
              session,
              link.run(
                  Script.WRITE,
                  List.of(keys.session(session), keys.records, keys.users, keys.due, keys.proof),
                  CommitArgs.of(commit)));
      return written.verdict() != Verdict.DONE || link.isConfirmed() ? written : Written.UNKNOWN;
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "The outcome of a write is not known", e);
      return Written.UNKNOWN;
    }
  }

  @Override
  public List<Key> scan(Scan scan, @Nullable Key after, int limit) {
    return pages.list(links.open(), scan, after, limit);
  }

  @Override
  public void touch(Map<UUID, Index> uses) {
    Link link = links.open();
    List<Map.Entry<UUID, Index>> all = List.copyOf(uses.entrySet());
    for (int i = 0; i < all.size(); i += TOUCHED_AT_ONCE) {
      touch(link, all.subList(i, Math.min(all.size(), i + TOUCHED_AT_ONCE)));
    }
  }

  private void touch(Link link, List<Map.Entry<UUID, Index>> uses) {
    List<byte[]> names = new ArrayList<>(List.of(keys.due));
    List<byte[]> args = new ArrayList<>();
    for (Map.Entry<UUID, Index> use : uses) {
      names.add(keys.session(use.getKey()));
      args.add(bytes(use.getKey().toString()));
      args.add(bytes(use.getValue().used()));
      args.add(bytes(use.getValue().deadline()));
    }
    List<Object> unused = link.run(Script.TOUCH, names, args);
  }

  @Override
  public Roll beat(UUID member, byte[] data) {
    Link link = links.open();
    boolean enters = !member.equals(entered);
    List<Object> reply =
        link.run(
            Script.BEAT,
            List.of(keys.members),
            List.of(bytes(member.toString()), data, bytes(enters)));
    entered = member;
    boolean confirmed = link.isConfirmed();
    if (!confirmed) {
      link.close(); // another server may be the primary now: the next connection asks
    }
    mail.renew();
    return Replies.roll(confirmed, reply);
  }

  /** What Redis keeps is for the next start too, even where this member is the last one. */
  @Override
  public void leave(UUID member, boolean last) {
    links.open().remove(keys.members, bytes(member.toString()));
  }

  @Override
  public void send(UUID member, byte[] message) {
    mail.send(member, message);
  }

  @Override
  public void listen(UUID me, Consumer<byte[]> inbox) {
    mail.listen(me, inbox);
  }

  @Override
  public void close() {
    mail.close();
    links.close();
  }
}
