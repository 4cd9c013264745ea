// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.cluster.core.Cells.Fate;
import dev.sessionstorage.cluster.core.Message.Bye;
import dev.sessionstorage.cluster.core.Message.Hello;
import dev.sessionstorage.cluster.core.WatchingMember.Mail;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Roll;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Whatever the order of events, a member that watches a session sees its last state. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WatchesTest {
  static final UUID A = new UUID(1, 1);
  static final UUID B = new UUID(1, 2);
  static final UUID C = new UUID(1, 3);
  private static final UUID SESSION = WatchingMember.SESSION;

  @Test
  void one_that_attaches_while_a_commit_is_under_way_sees_it() {
    int orders =
        Choices.all(
            choices -> {
              WatchScene scene = new WatchScene();
              scene.watches(A);
              scene.of(B).attach(scene.now);
              scene.script.add(() -> scene.of(A).publish(false));
              scene.script.add(() -> scene.of(A).tell());
              scene.play(choices);
              scene.check(A, B);
            });
    assertThat(orders).isGreaterThan(100);
  }

  @Test
  void one_that_attaches_sees_every_commit_of_several() {
    Choices.some(
        1000,
        choices -> {
          WatchScene scene = new WatchScene();
          scene.watches(A);
          scene.of(B).attach(scene.now);
          for (int i = 0; i < 4; i++) {
            scene.script.add(() -> scene.of(A).publish(false));
            scene.script.add(() -> scene.of(A).tell());
          }
          scene.play(choices);
          scene.check(A, B);
        });
  }

  @Test
  void two_that_attach_at_once_see_each_others_changes() {
    Choices.some(
        1500,
        choices -> {
          WatchScene scene = new WatchScene();
          scene.watches(C);
          scene.of(A).attach(scene.now);
          scene.of(B).attach(scene.now);
          for (UUID id : List.of(A, B, A, B)) {
            boolean[] published = {false};
            scene.script.add(
                () -> {
                  published[0] = scene.of(id).isAttached();
                  if (published[0]) {
                    scene.of(id).publish(false);
                  }
                });
            scene.script.add(
                () -> {
                  if (published[0]) {
                    scene.of(id).tell();
                  }
                });
          }
          scene.play(choices);
          scene.check(A, B, C);
        });
  }

  @Test
  void an_entry_into_the_record_of_unknown_outcome_hides_nothing() {
    List<Fate> fates = List.of(Fate.DONE, Fate.UNHEARD, Fate.LOST, Fate.LATE);
    Choices.some(
        1500,
        choices -> {
          WatchScene scene = new WatchScene();
          scene.watches(A);
          scene.cells.then(choices.of(fates));
          scene.of(B).attach(scene.now);
          scene.script.add(
              () -> {
                scene.cells.land();
                if (scene.cells.fates.isEmpty()) {
                  scene.of(A).publish(false);
                }
              });
          scene.script.add(
              () -> {
                if (WatchingMember.version(scene.cells.cell(SESSION, Key.ROOT)) > 1) {
                  scene.of(A).tell();
                }
              });
          scene.play(choices);
          scene.check(B);
          RecordHead head = WatchingMember.head(scene.cells.cell(SESSION, Key.RECORD));
          assertThat(head.watchers()).containsOnlyKeys(A, B);
        });
  }

  @Test
  void a_watcher_that_dies_leaves_no_change_unseen_not_even_one_that_lands_late() {
    Choices.some(
        1500,
        choices -> {
          WatchScene scene = new WatchScene();
          boolean late = choices.flip();
          boolean never = choices.flip();
          scene.watches(A, C);
          scene.of(B).attach(scene.now);
          scene.script.add(() -> scene.of(A).publish(late));
          scene.script.add(() -> scene.of(A).dead = true); // before it has told anybody
          scene.script.add(() -> fall(scene, never));
          scene.script.add(scene.cells::land);
          scene.play(choices);
          scene.of(B).watches.fallen(A, true, scene.now); // in the end it is removed
          scene.idle = 0;
          scene.script.clear();
          scene.play(choices);
          scene.check(B, C);
        });
  }

  private static void fall(WatchScene scene, boolean never) {
    scene.of(B).watches.fallen(A, never, scene.now);
    scene.of(C).watches.fallen(A, never, scene.now);
  }

  @Test
  void the_sessions_of_one_that_has_died_are_read_some_times_not_each_second() {
    WatchScene scene = new WatchScene();
    scene.watches(A, B);
    long died = scene.now;
    scene.of(B).watches.fallen(A, true, died);

    List<Long> polls = new ArrayList<>();
    for (int second = 0; second < 20; second++) {
      if (!scene
          .of(B)
          .watches
          .work(died + Duration.ofSeconds(second).toNanos())
          .polls()
          .isEmpty()) {
        polls.add((long) second);
      }
    }

    assertThat(polls).as("at once, and once when no write of it can land").startsWith(0L, 1L, 3L);
    assertThat(polls.get(polls.size() - 1)).isGreaterThanOrEqualTo(10);
    assertThat(polls).hasSizeLessThan(6);
  }

  @Test
  void news_that_did_not_arrive_are_read() {
    WatchScene scene = new WatchScene();
    scene.watches(A, B);
    scene.of(A).publish(false);
    scene.of(A).tell();
    scene.mail.clear();

    scene.of(B).watches.lost(A);
    scene.of(B).work(scene.now);

    scene.check(A, B);
  }

  @Test
  void news_of_others_than_the_watchers_that_were_lost_are_read_by_nobody() {
    WatchScene scene = new WatchScene();
    scene.watches(A, B);
    scene.of(B).watches.lost(C);
    assertThat(scene.of(B).watches.dueAt()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void one_that_did_not_trust_itself_for_a_while_reads_everything_again() {
    WatchScene scene = new WatchScene();
    scene.watches(A, B);
    scene.of(A).publish(false);
    scene.of(B).watches.suspect();
    scene.of(B).work(scene.now);
    assertThat(scene.of(B).known).isEqualTo(2);
  }

  @Test
  void messages_go_to_other_watchers_only() {
    WatchScene scene = new WatchScene();
    scene.watches(A, B);
    scene.of(A).publish(false);
    scene.of(A).tell();

    assertThat(scene.mail).extracting(Mail::to).containsExactly(B);
    assertThat(scene.of(C).watches.receivers(SESSION)).isEmpty();
  }

  @Test
  void one_that_has_detached_gets_at_most_one_more_message() {
    WatchScene scene = new WatchScene();
    scene.watches(A, B);
    scene.of(B).detach();
    scene.of(A).publish(false);
    scene.of(A).tell();
    scene.play(new Scripted().choices());

    assertThat(scene.of(A).watches.receivers(SESSION)).isEmpty();
    RecordHead head = WatchingMember.head(scene.cells.cell(SESSION, Key.RECORD));
    assertThat(head.watchers()).containsOnlyKeys(A);
  }

  /** Choices for a scene whose order does not matter. */
  private static final class Scripted {
    Choices choices() {
      Choices[] made = new Choices[1];
      Choices.some(1, choices -> made[0] = choices);
      return made[0];
    }
  }

  @Test
  void one_that_detaches_and_comes_back_misses_nothing_whatever_farewell_is_under_way() {
    Choices.some(
        1500,
        choices -> {
          WatchScene scene = new WatchScene();
          scene.watches(A, B);
          scene.script.add(() -> scene.of(B).detach());
          scene.script.add(() -> scene.of(A).publish(false));
          scene.script.add(() -> scene.of(A).tell());
          scene.script.add(() -> scene.of(B).attach(scene.now));
          scene.script.add(() -> scene.of(A).publish(false));
          scene.script.add(() -> scene.of(A).tell());
          scene.play(choices);
          scene.check(A, B);
        });
  }

  @Test
  void a_farewell_of_an_earlier_visit_does_not_end_a_later_one() {
    WatchScene scene = new WatchScene();
    scene.watches(A);
    scene.of(A).watches.greeted(B, new Hello(SESSION, 7));
    scene.of(A).watches.left(B, new Bye(SESSION, 6));
    assertThat(scene.of(A).watches.receivers(SESSION)).containsExactly(B);

    scene.of(A).watches.left(B, new Bye(SESSION, 7));
    assertThat(scene.of(A).watches.receivers(SESSION)).isEmpty();
  }

  @Test
  void a_session_that_has_ended_is_not_attached() {
    WatchScene scene = new WatchScene();
    scene.watches(A);
    Run.all(EndSession.now(SESSION, null, LifeTest.DEADLINES, Run.chance()), scene.cells);

    assertThat(Run.all(scene.of(B).watches.attach(SESSION), scene.cells))
        .isEqualTo(Attach.Outcome.ENDED);
    assertThat(scene.of(B).watches.isWatched(SESSION)).isFalse();
  }

  @Test
  void a_session_that_ends_while_it_is_attached_is_not_watched() {
    Choices.all(
        choices -> {
          WatchScene scene = new WatchScene();
          scene.watches(A);
          Run<Attach.Outcome> attach =
              new Run<>(scene.of(B).watches.attach(SESSION), scene.cells, scene.now);
          Run<EndSession.Result> end =
              new Run<>(
                  EndSession.now(SESSION, null, LifeTest.DEADLINES, Run.chance()),
                  scene.cells,
                  scene.now);
          while (!attach.isDone() || !end.isDone()) {
            (attach.isDone() || (!end.isDone() && choices.flip()) ? end : attach).step();
          }
          boolean told = end.result().watchers().contains(B);
          boolean attached = attach.result() == Attach.Outcome.ATTACHED;
          assertThat(scene.of(B).watches.isWatched(SESSION)).isEqualTo(attached);
          assertThat(told || !attached).isTrue();
        });
  }

  @Test
  void watchers_that_were_dead_before_this_member_came_are_buried() {
    WatchScene scene = new WatchScene();
    WatchingMember.session(scene.cells, Map.of(C, 3L));
    Membership members = new Membership(B, Timing.DEFAULT);
    Watches watches = new Watches(B, members, Run.chance(), Timing.DEFAULT, Periods.DEFAULT);
    assertThat(Run.all(watches.attach(SESSION), scene.cells)).isEqualTo(Attach.Outcome.ATTACHED);
    assertThat(watches.receivers(SESSION)).containsExactly(C);

    for (int second = 1; second < 25; second++) {
      long sent = Duration.ofSeconds(second).toNanos();
      members.answered(sent, new Roll(true, 0, "g", Map.of(B, new byte[0])), B, sent + 1);
      Watches.Work unused = watches.work(sent + 2);
    }

    assertThat(watches.receivers(SESSION)).isEmpty();
    assertThat(watches.dueAt()).isEqualTo(Long.MAX_VALUE);
    Run.all(watches.detach(SESSION), scene.cells);
    assertThat(WatchingMember.head(scene.cells.cell(SESSION, Key.RECORD)).watchers()).isEmpty();
  }

  @Test
  void one_that_is_still_attaching_has_nothing_to_do_until_it_is_in_the_record() {
    WatchScene scene = new WatchScene();
    scene.watches(A);
    Run<Attach.Outcome> attach =
        new Run<>(scene.of(B).watches.attach(SESSION), scene.cells, scene.now);
    scene.of(B).watches.suspect();
    assertThat(scene.of(B).watches.dueAt()).isEqualTo(Long.MAX_VALUE);
    assertThat(scene.of(B).watches.work(scene.now).polls()).isEmpty();

    attach.toEnd();

    assertThat(scene.of(B).watches.work(scene.now).polls()).containsExactly(SESSION);
  }

  @Test
  void a_store_that_does_not_answer_leaves_no_half_watched_session() {
    WatchScene scene = new WatchScene();
    scene.watches(A);
    scene.cells.unreachable = true;
    assertThat(Run.all(scene.of(B).watches.attach(SESSION), scene.cells))
        .isEqualTo(Attach.Outcome.UNAVAILABLE);
    assertThat(scene.of(B).watches.isWatched(SESSION)).isFalse();
  }
}
