// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What keeps the sessions of all members. */
enum Engine {
  /** The members themselves, in memory. */
  HAZELCAST("", "", null) {
    @Override
    List<String> options(Ports ports, int port) {
      return List.of(
          "-Ddemo.grid.name=demo-" + ProcessHandle.current().pid(),
          "-Ddemo.grid.port=" + Ports.ofGrid(port),
          "-Ddemo.grid.members=" + ports.membersOfGrid());
    }

    @Override
    List<Integer> ports(Ports ports) {
      return ports.ofGrid();
    }
  },

  /** A database: an H2 server, unless another one is named. */
  JDBC("The database", "sessionstorage.jdbc.url", DatabaseMain.class) {
    @Override
    List<String> options(Ports ports, int port) {
      String url = "jdbc:h2:tcp://127.0.0.1:%d/./sessions;WRITE_DELAY=0";
      return isStartedHere()
          ? List.of(
              "-Dsessionstorage.jdbc.create=true",
              "-Dsessionstorage.jdbc.url=" + url.formatted(ports.ofStore()))
          : List.of();
    }
  },

  /** A Redis: one that comes along, unless another one is named. */
  REDIS("Redis", "sessionstorage.redis.uri", RedisMain.class) {
    @Override
    List<String> options(Ports ports, int port) {
      return isStartedHere()
          ? List.of("-Dsessionstorage.redis.uri=redis://127.0.0.1:" + ports.ofStore())
          : List.of();
    }
  };

  private final String called;
  private final String setting;
  private final @Nullable Class<?> server;

  Engine(String called, String setting, @Nullable Class<?> server) {
    this.called = called;
    this.setting = setting;
    this.server = server;
  }

  /** The option of the command line, and the name of its folders. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Options of Java that tell a member how to reach it. */
  abstract List<String> options(Ports ports, int port);

  /** Whether sessions are there again when all members have stopped. */
  boolean isLasting() {
    return this != HAZELCAST;
  }

  /** Whether the launcher starts a server for it. */
  boolean isStartedHere() {
    return server != null && System.getProperty(setting) == null;
  }

  /** Where it listens on this machine. */
  List<Integer> ports(Ports ports) {
    return isStartedHere() ? List.of(ports.ofStore()) : List.of();
  }

  /** Its server, not yet started; null where there is none to start. */
  @Nullable Child store(Folder folder, Ports ports) {
    Class<?> main = server;
    if (main == null || !isStartedHere()) {
      return null;
    }
    String port = String.valueOf(ports.ofStore());
    Path files = folder.kept(this);
    return new Child(
        called,
        files.toString(),
        new ChildCommand(
            folder.log(key()), List.of("-Xmx128m"), main, List.of(port, files.toString())));
  }
}
