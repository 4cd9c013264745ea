// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.redis;

import static org.awaitility.Awaitility.await;

import dev.sessionstorage.failure.Forwarder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * A primary and two replicas behind one address, which leads to the next primary after a failover.
 */
final class Servers implements AutoCloseable {

  /** What happens before a replica takes the place of the primary. */
  enum Fault {
    /** The primary dies. */
    CRASH,
    /** The primary loses its replicas, but not its clients. */
    CUT_OFF,
    /** The next primary falls behind the other replica; then the present one dies. */
    LAGGING
  }

  private static final Duration CUT = Duration.ofSeconds(2);

  private final List<RedisServer> servers = new ArrayList<>();

  /** By these the servers reach their primary. */
  private final List<Forwarder> links = new ArrayList<>();

  final Forwarder address;
  private int primary;

  /** Starts them, with more options than they need to follow each other. */
  Servers(String... more) {
    List<String> options = new ArrayList<>(List.of(more));
    options.addAll(List.of("--repl-diskless-sync-delay", "0", "--repl-diskless-sync", "yes"));
    for (int i = 0; i < 3; i++) {
      servers.add(new RedisServer(options.toArray(String[]::new)));
      links.add(new Forwarder(servers.get(0).port));
    }
    address = new Forwarder(servers.get(0).port);
    follow();
  }

  RedisServer primary() {
    return servers.get(primary);
  }

  private void follow() {
    for (int i = 0; i < servers.size(); i++) {
      if (i != primary) {
        follow(i);
      }
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> primary().command("INFO replication").split("state=online", -1).length == 3);
  }

  /** The replica that has come farthest takes the place of the primary; the other one follows. */
  void promote() {
    int next = (primary + 1) % servers.size();
    int other = (primary + 2) % servers.size();
    boolean ahead = offset(other) > offset(next);
    promote(ahead ? other : next);
    follow(ahead ? next : other);
  }

  private void promote(int next) {
    servers.get(next).command("REPLICAOF NO ONE");
    primary = next;
    address.lead(primary().port);
  }

  private void follow(int replica) {
    links.get(replica).lead(primary().port);
    servers.get(replica).command("REPLICAOF 127.0.0.1 " + links.get(replica).port());
  }

  /** Those that hang go on. */
  void resume() {
    servers.forEach(RedisServer::resume);
  }

  /** Ends what was done to them. */
  void heal() {
    resume();
    servers.forEach(server -> server.command("CONFIG SET maxmemory 0"));
    servers.forEach(RedisServer::startAgain);
    follow();
  }

  /**
   * Makes the primary fail and another server take its place.
   *
   * @param writes how many writes were tried until now, so that some are while the fault goes on
   */
  void failOver(Fault fault, IntSupplier writes) {
    int next = (primary + 1) % servers.size();
    int other = (primary + 2) % servers.size();
    if (fault != Fault.CRASH) {
      (fault == Fault.LAGGING ? List.of(links.get(next)) : links).forEach(Forwarder::cut);
      int before = writes.getAsInt();
      long begin = System.nanoTime();
      await() // those that wait for replicas get nowhere
          .until(
              () -> writes.getAsInt() >= before + 20 || System.nanoTime() - begin > CUT.toNanos());
    }
    RedisServer former = primary();
    if (fault != Fault.CUT_OFF) {
      former.kill();
    }
    if (fault != Fault.LAGGING && offset(other) > offset(next)) {
      next = other; // as Sentinel does, which knows nothing of one that it cannot reach
    }
    promote(next);
    if (fault != Fault.CUT_OFF) {
      former.start();
    }
    follow();
  }

  /** How far a replica has come. */
  private long offset(int server) {
    String info = servers.get(server).command("INFO replication");
    return Long.parseLong(info.replaceAll("(?s).*slave_repl_offset:(\\d+).*", "$1"));
  }

  @Override
  public void close() {
    address.close();
    links.forEach(Forwarder::close);
    servers.forEach(RedisServer::close);
  }

  @Override
  public String toString() {
    return Arrays.toString(servers.stream().mapToInt(server -> server.port).toArray());
  }
}
