// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** The event of a change, on all members. */
final class Changes {
  private static final Duration TOLD_WITHIN = Duration.ofSeconds(10);

  private Changes() {}

  /** Lets each member change a session; gives how many did not hear of it. */
  static long untold(List<MemberProcess> members, String session) {
    return members.stream().mapToLong(author -> untold(members, author, session)).sum();
  }

  private static long untold(List<MemberProcess> members, MemberProcess author, String session) {
    List<Long> before = members.stream().map(member -> heard(member, session)).toList();
    author.ask("children " + session);
    long untold = 0;
    for (int i = 0; i < before.size(); i++) {
      if (!hears(members.get(i), session, before.get(i))) {
        System.err.println(members.get(i).name + " heard of no change by " + author.name);
        untold++;
      }
    }
    return untold;
  }

  private static boolean hears(MemberProcess member, String session, long before) {
    try {
      Awaitility.await().atMost(TOLD_WITHIN).until(() -> heard(member, session) > before);
      return true;
    } catch (ConditionTimeoutException e) {
      return false;
    }
  }

  private static long heard(MemberProcess member, String session) {
    return Long.parseLong(member.ask("changes " + session));
  }
}
