// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import static org.awaitility.Awaitility.await;

import dev.sessionstorage.failure.StoreServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * A PostgreSQL and its synchronous standby, which takes its place when it is told to; the former
 * primary then becomes the standby.
 */
final class PrimaryAndStandby implements StoreServers {
  private static final Duration WITHIN = Duration.ofSeconds(60);

  private final SmallDisk disk;
  private final List<Postgres> both;
  private Postgres primary;

  /** Starts both, with their data on a disk that can be filled. */
  PrimaryAndStandby(SmallDisk disk) {
    this.disk = disk;
    both = List.of(new Postgres(disk.folder("one")), new Postgres(disk.folder("two")));
    primary = both.get(0);
    primary.start();
    heal();
  }

  private Postgres standby() {
    return primary == both.get(0) ? both.get(1) : both.get(0);
  }

  @Override
  public List<Integer> ports() {
    return both.stream().map(server -> server.port).toList();
  }

  @Override
  public Map<String, String> settings(List<Integer> ports) {
    return Postgres.settings(
        "jdbc:postgresql://127.0.0.1:%d,127.0.0.1:%d/postgres?targetServerType=primary"
            .formatted(ports.get(0), ports.get(1)));
  }

  @Override
  public void kill() {
    unchecked(primary::kill);
  }

  @Override
  public void stop() {
    primary.stop();
  }

  @Override
  public void start() {
    if (!primary.isRunning()) {
      primary.start();
    }
  }

  @Override
  public void pause(boolean now) {
    unchecked(() -> primary.pause(now));
  }

  /** The new primary does not wait for a standby that it does not have yet. */
  @Override
  public void promote() {
    primary = standby();
    unchecked(() -> primary.run("select pg_promote(true, 60)"));
  }

  @Override
  public void resumeFormer() {
    unchecked(() -> standby().pause(false));
  }

  @Override
  public void fill() {
    disk.fill();
  }

  @Override
  public void heal() {
    disk.empty();
    pause(false);
    start();
    await().atMost(WITHIN).ignoreExceptions().until(() -> "1".equals(primary.ask("select 1")));
    if (!isStreaming()) {
      unchecked(this::renewStandby);
    }
    await().atMost(WITHIN).ignoreExceptions().until(this::isStreaming);
    unchecked(
        () -> {
          primary.run(
              "alter system set synchronous_standby_names = 'standby'", "select pg_reload_conf()");
          await().atMost(WITHIN).until(this::isSynchronous);
          primary.run("comment on database postgres is ''"); // waits for the standby
        });
  }

  private boolean isStreaming() {
    return Optional.of("streaming").equals(ofStandby("state"));
  }

  private boolean isSynchronous() {
    return Optional.of("sync").equals(ofStandby("sync_state"));
  }

  private Optional<String> ofStandby(String column) {
    try {
      String sql = "select " + column + " from pg_stat_replication where state = 'streaming'";
      return Optional.ofNullable(primary.ask(sql));
    } catch (java.sql.SQLException e) {
      return Optional.empty();
    }
  }

  /** Copies the primary while it runs. */
  private void renewStandby() throws Exception {
    Postgres standby = standby();
    standby.kill();
    Copies.remove(standby.data);
    try (var connection = primary.connect();
        var statement = connection.createStatement()) {
      statement.execute("select pg_start_backup('standby', true, false)");
      Copies.copy(primary.data, standby.data, List.of("postmaster.pid", "epg-lock"));
      try (var rows =
          statement.executeQuery("select labelfile from pg_stop_backup(false, false)")) {
        boolean unused = rows.next();
        Files.writeString(standby.data.resolve("backup_label"), rows.getString(1));
      }
    }
    Files.writeString(
        standby.data.resolve("postgresql.auto.conf"),
        """
        primary_conninfo = 'host=127.0.0.1 port=%d user=postgres application_name=standby'
        wal_retrieve_retry_interval = 500ms
        """
            .formatted(primary.port));
    Path unused = Files.createFile(standby.data.resolve("standby.signal"));
    standby.start();
  }

  @Override
  public long entries(String session) {
    String of = " where session_id = '" + session + "'";
    return count("select count(*) from ss_session" + of)
        + count("select count(*) from ss_group" + of);
  }

  private long count(String sql) {
    return unchecked(() -> Long.parseLong(primary.ask(sql)));
  }

  private interface Step {
    void run() throws Exception;
  }

  private static void unchecked(Step step) {
    boolean unused =
        unchecked(
            () -> {
              step.run();
              return true;
            });
  }

  private static <T> T unchecked(Callable<T> step) {
    try {
      return step.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    unchecked(
        () -> {
          pause(false);
          for (Postgres server : both) {
            server.kill();
          }
          disk.close();
        });
  }
}
