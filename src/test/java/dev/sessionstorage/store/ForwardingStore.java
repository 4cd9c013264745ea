// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.store;

import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Index;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Look;
import dev.sessionstorage.spi.store.Roll;
import dev.sessionstorage.spi.store.Scan;
import dev.sessionstorage.spi.store.Store;
import dev.sessionstorage.spi.store.Traits;
import dev.sessionstorage.spi.store.Written;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Passes everything on to another store, to be overridden where that is not wanted. */
public class ForwardingStore implements Store {
  private final Store real;

  /**
   * Wraps a store.
   *
   * @param real gets all calls
   */
  public ForwardingStore(Store real) {
    this.real = real;
  }

  @Override
  public Traits traits() {
    return real.traits();
  }

  @Override
  public void check() {
    real.check();
  }

  @Override
  public int lane(Key key) {
    return real.lane(key);
  }

  @Override
  public Look read(Set<Key> keys, boolean bodies) {
    return real.read(keys, bodies);
  }

  @Override
  public Written write(Commit commit) {
    return real.write(commit);
  }

  @Override
  public List<Key> scan(Scan scan, @Nullable Key after, int limit) {
    return real.scan(scan, after, limit);
  }

  @Override
  public void touch(Map<UUID, Index> uses) {
    real.touch(uses);
  }

  @Override
  public Roll beat(UUID member, byte[] data) {
    return real.beat(member, data);
  }

  @Override
  public void leave(UUID member, boolean last) {
    real.leave(member, last);
  }

  @Override
  public void send(UUID member, byte[] message) {
    real.send(member, message);
  }

  @Override
  public void listen(UUID me, Consumer<byte[]> inbox) {
    real.listen(me, inbox);
  }

  @Override
  public void close() {
    real.close();
  }
}
