// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.grid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Listing sessions reads them page by page, as far as somebody looks at them. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PagedSessionsTest extends TwoMembers {

  private List<OpenedSession> open(int count) {
    List<OpenedSession> opened = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      OpenedSession made = a.open("session " + i);
      made.signIn("alice");
      opened.add(made);
    }
    return opened;
  }

  @Test
  void who_looks_at_a_few_reads_a_few() {
    List<OpenedSession> opened = open(10 * MemoryMember.PAGE);
    assertThat(b.sessions().limit(3)).hasSize(3);
    assertThat(b.sessionsOf("alice").findFirst()).isPresent();
    assertThat(memberB.pages).hasValueLessThanOrEqualTo(4);
    opened.forEach(OpenedSession::close);
  }

  @Test
  void all_pages_together_are_all_sessions() {
    Set<SessionId> expected = new HashSet<>();
    List<OpenedSession> opened = open(3 * MemoryMember.PAGE);
    opened.forEach(each -> expected.add(each.id()));
    assertThat(b.sessionsOf("alice").map(SessionInfo::id))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(b.sessionsOf("bob")).isEmpty();
    expected.add(session.id());
    expected.add(grid.application);
    assertThat(b.sessions().map(SessionInfo::id)).containsExactlyInAnyOrderElementsOf(expected);
    opened.forEach(OpenedSession::close);
  }

  @Test
  void sessions_that_end_meanwhile_break_nothing() {
    List<OpenedSession> opened = open(5 * MemoryMember.PAGE);
    Iterator<SessionInfo> listed = b.sessions().iterator();
    Set<SessionId> seen = new HashSet<>();
    seen.add(listed.next().id());
    opened.forEach(OpenedSession::close);
    listed.forEachRemaining(info -> seen.add(info.id()));
    assertThat(seen).contains(session.id());
  }
}
