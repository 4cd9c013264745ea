// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.cluster;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the launcher tells. */
final class Text {

  private Text() {}

  static String whatToTry(Cluster cluster, Engine engine) {
    return """

    Three members are one cluster:
    %s

    Open the desk on two of them and sign in: each lists the sessions of all, and what you change on one is seen
    on the other at once. An HTTP session and its cookie stay on one member.
    Kill a member as a crash would (kill -9 and its pid): the other two go on, with all that its sessions kept.
    %sPress Enter to start again what was killed, Ctrl-C to stop all.
    """
        .formatted(
            cluster.members().stream().map(Text::line).collect(Collectors.joining("\n")),
            engine.isLasting() ? whatLasts(cluster.store()) : "");
  }

  private static String whatLasts(@Nullable Child store) {
    String all =
        "Started again, its browsers go on where they were; so it is when all were stopped.\n";
    return store == null
        ? all
        : all
            + "%s (pid %d) keeps the sessions in %s. Kill it too: changes are refused until it is there again.\n"
                .formatted(store.name(), store.pid(), store.place());
  }

  private static String line(Child child) {
    return "  %s  pid %d".formatted(child.place(), child.pid());
  }

  static String started(Child child) {
    return "Started again:\n" + line(child);
  }

  static String died(String name, long pid) {
    return "%s (pid %d) has died. Press Enter to start it again.".formatted(name, pid);
  }

  static String notStarted(String name, @Nullable String reason, Path log) {
    return "%s did not start: %s. Its log: %s"
        .formatted(name, reason == null ? "its process has ended" : reason, log);
  }
}
