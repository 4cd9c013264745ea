// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.cluster;

import java.io.IOException;
import java.util.List;

/** The three members. */
final class Cluster {
  private final List<Member> members;

  Cluster(Folder folder, Ports ports) {
    String grid = "demo-" + ProcessHandle.current().pid();
    members =
        ports.ofBrowsers().stream()
            .map(
                port ->
                    new Member(port, new MemberCommand(folder, port, grid, ports.membersOfGrid())))
            .toList();
  }

  List<Member> members() {
    return members;
  }

  /** One after the other: members that start at once have to agree who was first. */
  void start() throws IOException, StartException {
    for (Member member : members) {
      member.start();
    }
  }

  /** Starts those that have died. */
  void restart() throws IOException, StartException {
    for (Member member : members) {
      if (member.isDead()) {
        member.start();
        System.out.println(Text.started(member));
      }
    }
  }

  /** Nothing that they keep is needed any more, so they need not leave in order. */
  void stop() {
    members.forEach(Member::kill);
    members.forEach(Member::awaitEnd);
  }
}
