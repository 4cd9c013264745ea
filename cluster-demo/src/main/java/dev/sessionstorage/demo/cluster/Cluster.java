// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.cluster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The three members, and the server that keeps their sessions where there is one. */
final class Cluster {
  private final @Nullable Child store;
  private final List<Child> members;

  Cluster(Folder folder, Engine engine, Ports ports) {
    store = engine.store(folder, ports);
    members = ports.ofBrowsers().stream().map(port -> member(folder, engine, ports, port)).toList();
  }

  private static Child member(Folder folder, Engine engine, Ports ports, int port) {
    List<String> options = new ArrayList<>(List.of("-Xmx256m"));
    options.add("-Dsessionstorage.cluster.member=127.0.0.1:" + port);
    options.addAll(engine.options(ports, port));
    options.addAll(settings());
    return new Child(
        "Member " + port,
        "http://127.0.0.1:" + port + "/desk/",
        new ChildCommand(
            folder.log("member-" + port),
            options,
            MemberMain.class,
            List.of(String.valueOf(port), folder.path().toString(), engine.name())));
  }

  /** Those of the library that this program was started with are for the members. */
  private static List<String> settings() {
    return System.getProperties().stringPropertyNames().stream()
        .filter(name -> name.startsWith("sessionstorage."))
        .map(name -> "-D" + name + "=" + System.getProperty(name))
        .toList();
  }

  @Nullable Child store() {
    return store;
  }

  List<Child> members() {
    return members;
  }

  private List<Child> all() {
    List<Child> all = new ArrayList<>();
    if (store != null) {
      all.add(store);
    }
    all.addAll(members);
    return all;
  }

  /** Starts one after the other: members of a grid that start together first elect a master. */
  void start() throws IOException, StartException {
    for (Child child : all()) {
      child.start();
    }
  }

  /** Starts those that have died. */
  void restart() throws IOException, StartException {
    for (Child child : all()) {
      if (child.isDead()) {
        child.start();
        System.out.println(Text.started(child));
      }
    }
  }

  /** What they keep is in memory or on a disk: they need not leave in order. */
  void stop() {
    all().forEach(Child::kill);
    all().forEach(Child::awaitEnd);
  }
}
