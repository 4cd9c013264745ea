// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.redis;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.failure.StoreServers;
import java.util.List;
import java.util.Map;

/**
 * A primary and two replicas. Members take a write for done when one of the replicas has it, and
 * the one that has come farthest takes the place of the primary: so nothing may be lost.
 */
final class RedisServers implements StoreServers {
  private final Servers servers = new Servers("--appendonly", "yes", "--appendfsync", "always");

  @Override
  public List<Integer> ports() {
    return List.of(servers.primary().port);
  }

  @Override
  public Map<String, String> settings(List<Integer> ports) {
    return Map.of(
        RedisStoreProvider.URI,
        "redis://127.0.0.1:" + ports.get(0),
        RedisStoreProvider.REPLICAS,
        "1");
  }

  @Override
  public void kill() {
    servers.primary().kill();
  }

  @Override
  public void stop() {
    servers.primary().stop();
  }

  @Override
  public void start() {
    servers.primary().startAgain();
  }

  @Override
  public void pause(boolean now) {
    if (now) {
      servers.primary().pause();
    } else {
      servers.resume();
    }
  }

  @Override
  public void promote() {
    servers.promote();
  }

  @Override
  public void resumeFormer() {
    servers.resume();
  }

  @Override
  public void fill() {
    String unused = servers.primary().command("CONFIG SET maxmemory 1");
  }

  @Override
  public void heal() {
    servers.heal();
  }

  /** Each has a head in the hash of its session. */
  @Override
  public long entries(String session) {
    String hash = "{sessionstorage.failures}:session:" + SessionId.parse(session).toUuid();
    String fields = servers.primary().command("HKEYS " + hash);
    return fields.lines().filter(field -> field.matches("h-?[0-9]+")).count();
  }

  @Override
  public void close() {
    servers.close();
  }
}
