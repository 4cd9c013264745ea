// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import static dev.sessionstorage.cluster.core.WatchesTest.A;
import static dev.sessionstorage.cluster.core.WatchesTest.B;
import static dev.sessionstorage.cluster.core.WatchesTest.C;
import static dev.sessionstorage.cluster.core.WatchingMember.SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.cluster.core.Message.Hello;
import dev.sessionstorage.cluster.core.WatchingMember.Mail;
import dev.sessionstorage.spi.store.Key;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Some members, a store, a network, and what each of them may still do. */
final class WatchScene {
  final Cells cells = new Cells();
  final List<Mail> mail = WatchingMember.network();
  final Map<UUID, WatchingMember> members = Map.of(A, member(A), B, member(B), C, member(C));
  final List<Runnable> script = new ArrayList<>();
  long now = 10;
  int idle;

  private WatchingMember member(UUID id) {
    return new WatchingMember(id, cells, mail);
  }

  WatchingMember of(UUID id) {
    return members.get(id);
  }

  /** A member that has watched the session for long. */
  void watches(UUID... ids) {
    Map<UUID, Long> all = new HashMap<>();
    for (UUID id : ids) {
      all.put(id, of(id).watches.newVisit());
    }
    WatchingMember.session(cells, all);
    for (UUID id : ids) {
      of(id).watches.begun(SESSION, all.get(id), now);
      of(id).known = 1;
      for (UUID other : ids) {
        if (!other.equals(id)) {
          of(id).watches.greeted(other, new Hello(SESSION, all.get(other)));
        }
      }
    }
  }

  List<Runnable> enabled() {
    List<Runnable> actions = new ArrayList<>();
    for (UUID id : List.of(A, B, C)) {
      WatchingMember member = of(id);
      if (!member.dead && member.isAttaching()) {
        actions.add(member::attachStep);
      }
      if (!member.dead && member.hasWork(now)) {
        actions.add(() -> member.work(now));
      }
    }
    for (Mail each : mail) {
      actions.add(() -> deliver(each));
    }
    return actions;
  }

  private void deliver(Mail each) {
    mail.remove(each);
    WatchingMember to = of(each.to());
    if (!to.dead) {
      to.receive(each.from(), each.message());
    }
  }

  /** Plays the script among everything else, in an order that the choices decide. */
  void play(Choices choices) {
    List<Runnable> rest = new ArrayList<>(script);
    while (true) {
      List<Runnable> actions = enabled();
      int scripted = rest.isEmpty() ? 0 : 1;
      if (actions.size() + scripted == 0) {
        if (!pass()) {
          return;
        }
        continue;
      }
      int choice = choices.next(actions.size() + scripted);
      (choice < actions.size() ? actions.get(choice) : rest.remove(0)).run();
    }
  }

  /** Nothing happens for a while; false at the end. */
  private boolean pass() {
    now += Duration.ofSeconds(1).toNanos();
    return ++idle < 20;
  }

  void check(UUID... ids) {
    long last = WatchingMember.version(cells.cell(SESSION, Key.ROOT));
    for (UUID id : ids) {
      assertThat(of(id).known).as("what %s knows", id).isEqualTo(last);
      assertThat(of(id).watches.dueAt()).isEqualTo(Long.MAX_VALUE);
    }
  }
}
