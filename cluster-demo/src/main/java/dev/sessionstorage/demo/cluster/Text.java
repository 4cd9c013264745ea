// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the launcher tells. */
final class Text {

  private Text() {}

  static String whatToTry(List<Member> members) {
    return """

    Three members are one cluster:
    %s

    Open the desk on two of them and sign in: each lists the sessions of all, and what you change on one is seen
    on the other at once. An HTTP session and its cookie stay on one member.
    Kill a member as a crash would (kill -9 and its pid): the other two go on, with all that its sessions kept.
    Press Enter to start it again, Ctrl-C to stop all.
    """
        .formatted(members.stream().map(Text::line).collect(Collectors.joining("\n")));
  }

  private static String line(Member member) {
    return "  http://127.0.0.1:%d/desk/  pid %d, on the desk 127.0.0.1:%d"
        .formatted(member.port(), member.pid(), Ports.ofGrid(member.port()));
  }

  static String started(Member member) {
    return "Started again:\n" + line(member);
  }

  static String died(int port, long pid) {
    return "Member %d (pid %d) has died. Press Enter to start it again.".formatted(port, pid);
  }

  static String notStarted(int port, @Nullable String reason, Path log) {
    return "Member %d did not start: %s. Its log: %s"
        .formatted(port, reason == null ? "its process has ended" : reason, log);
  }
}
