// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.failure.MemberProcess;
import dev.sessionstorage.failure.Round;
import dev.sessionstorage.failure.member.Kind;
import dev.sessionstorage.failure.member.Target;
import java.util.List;
import org.awaitility.Awaitility;

/** Sessions with an entry that nobody can read: they can be ended, and harm no other. */
final class DamagedSessions {
  private static final List<String> PARTS = List.of("record", "root", "child", "all");

  private DamagedSessions() {}

  static void end(Round<GridCluster> round) {
    for (String part : PARTS) {
      end(round, part);
    }
    round.untilTheyCount(round.cluster.members());
  }

  private static void end(Round<GridCluster> round, String part) {
    List<MemberProcess> members = round.cluster.members();
    String session = members.get(0).ask("open 1");
    members.forEach(member -> member.ask("inside " + new Target(Kind.CHILD, session)));
    MemberProcess user = round.any();
    user.ask("keep " + session);
    assertThat(members.get(1).ask("damage " + session + " " + part)).isNotEqualTo("0");
    user.ask("end " + session);
    for (MemberProcess member : members) {
      Awaitility.await(member.name + " hears the end of one whose damage was: " + part)
          .until(() -> member.ask("ends " + session).equals("1"));
      assertThat(member.ask("alive " + session)).as(part).isEmpty();
    }
  }
}
