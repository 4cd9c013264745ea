// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.cluster.core.Message.Bye;
import dev.sessionstorage.cluster.core.Message.Hello;
import dev.sessionstorage.cluster.core.Message.HelloAck;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions this member watches, and who watches them as well. A session is watched as long as
 * anything of it is used here, and as long as this member holds one of its groups.
 */
public final class Watches {
  private final UUID me;
  private final Membership members;
  private final Chance chance;
  private final Timing timing;
  private final Periods periods;
  private final Map<UUID, Watch> watches = new HashMap<>();

  /** The sessions for which there may be {@link #work}: mostly none, of perhaps many thousands. */
  private final Set<UUID> busy = new HashSet<>();

  /** Members that were there once and never come back under their id. */
  private final Set<UUID> gone = new HashSet<>();

  private long visits;

  /**
   * What is to be done now.
   *
   * @param hellos greetings to send, in loose packets
   * @param polls sessions whose heads are to be read again: all groups that have changed, and the
   *     record, which goes to {@link #polled}
   */
  public record Work(List<Greeting> hellos, Set<UUID> polls) {}

  /**
   * A greeting.
   *
   * @param to the receiver
   * @param message the message
   */
  public record Greeting(UUID to, Message message) {}

  /**
   * Begins without any session. A member that gets a new id begins anew, and attaches to all its
   * sessions again.
   *
   * @param me this member
   * @param members who is there
   * @param chance makes stamps
   * @param timing how long things take
   * @param periods how long things take
   */
  public Watches(UUID me, Membership members, Chance chance, Timing timing, Periods periods) {
    this.me = me;
    this.members = members;
    this.chance = chance;
    this.timing = timing;
    this.periods = periods;
  }

  /**
   * Makes the procedure that begins to watch a session, or renews that after the store was
   * restarted. One at a time for each session.
   *
   * @param session the session
   * @return the procedure
   */
  public Attach attach(UUID session) {
    Watch unused = watches.computeIfAbsent(session, id -> new Watch());
    return new Attach(session, this, me, ++visits, chance, timing, periods);
  }

  /**
   * Notes a session that has begun here: its record names this member as its only watcher.
   *
   * @param session the session
   * @param visit what {@link #newVisit} returned
   * @param now the time
   */
  public void begun(UUID session, long visit, long now) {
    registered(session, visit, Map.of(), false, now);
  }

  /**
   * Draws the number of a visit, for the record of a session that begins here.
   *
   * @return the number
   */
  public long newVisit() {
    return ++visits;
  }

  /**
   * The record names this member now.
   *
   * @param buried whether it named one that is gone: a write of that one may land for some time
   */
  void registered(UUID session, long visit, Map<UUID, Long> before, boolean buried, long now) {
    Watch watch = watches.computeIfAbsent(session, id -> new Watch());
    watch.registered(visit, before, now);
    busy.add(session);
    if (buried) {
      watch.doubt(now + timing.settle());
    }
  }

  /** An attempt to attach has failed; one that is registered by another visit stays. */
  void forget(UUID session, long visit) {
    Watch watch = watches.get(session);
    if (watch != null && (!watch.isRegistered() || watch.visit() == visit)) {
      watches.remove(session);
    }
  }

  Set<UUID> gone() {
    return gone;
  }

  /**
   * Forgets a session that has ended.
   *
   * @param session the session
   */
  public void ended(UUID session) {
    watches.remove(session);
  }

  /**
   * Stops watching a session of which nothing is used and nothing is held here.
   *
   * @param session the session
   * @return what to do in the store, when there is time; null: it was not watched
   */
  public @Nullable Detach detach(UUID session) {
    Watch watch = watches.remove(session);
    return watch == null || !watch.isRegistered()
        ? null
        : new Detach(session, me, watch.visit(), gone, chance, periods);
  }

  /**
   * Names the others that are told of a session's changes, besides observers.
   *
   * @param session the session
   * @return their ids
   */
  public Set<UUID> receivers(UUID session) {
    Watch watch = watches.get(session);
    return watch == null ? Set.of() : watch.others();
  }

  /**
   * Tells whether news of a session is of use here. If it is not, {@link #stray} answers it.
   *
   * @param session the session
   * @return whether it is watched, or about to be
   */
  public boolean isWatched(UUID session) {
    return watches.containsKey(session);
  }

  /**
   * Answers news of a session that is not watched here.
   *
   * @param session the session
   * @return the message for its sender
   */
  public Message stray(UUID session) {
    return new Bye(session, visits);
  }

  /**
   * Another member watches a session from now on.
   *
   * @param from the other member
   * @param hello what it says
   * @return the answer
   */
  public Message greeted(UUID from, Hello hello) {
    Watch watch = watches.get(hello.session());
    if (watch != null) {
      watch.greeted(from, hello.visit());
    }
    return new HelloAck(hello.session(), hello.visit());
  }

  /**
   * Another watcher knows of this member.
   *
   * @param from the other member
   * @param ack what it says
   */
  public void answered(UUID from, HelloAck ack) {
    Watch watch = watches.get(ack.session());
    if (watch != null) {
      watch.answered(from, ack.visit());
      busy.add(ack.session());
    }
  }

  /**
   * Another member does not watch a session any more.
   *
   * @param from the other member
   * @param bye what it says
   */
  public void left(UUID from, Bye bye) {
    Watch watch = watches.get(bye.session());
    if (watch != null) {
      watch.left(from, bye.visit());
    }
  }

  /**
   * Some news of a member did not arrive.
   *
   * @param member the member
   */
  public void lost(UUID member) {
    forEach(watch -> watch.lost(member));
  }

  /**
   * A member is silent or gone.
   *
   * @param member the member
   * @param never whether its entry was removed, so that it never comes back under this id
   * @param now the time
   */
  public void fallen(UUID member, boolean never, long now) {
    if (never) {
      gone.add(member);
    }
    forEach(watch -> watch.fallen(member, never, now + timing.settle()));
  }

  /** This member has not trusted itself for a while: everything is to be looked at again. */
  public void suspect() {
    forEach(Watch::suspect);
  }

  private void forEach(Consumer<Watch> event) {
    watches.forEach(
        (session, watch) -> {
          event.accept(watch);
          if (watch.dueAt(periods.poll()) != Long.MAX_VALUE) {
            busy.add(session);
          }
        });
  }

  /**
   * Takes what a poll has read.
   *
   * @param session the session
   * @param head its record's head
   */
  public void polled(UUID session, RecordHead head) {
    Watch watch = watches.get(session);
    if (watch != null && head.ended() == null) {
      watch.read(head.watchers(), me);
    }
  }

  /**
   * Names all sessions that are watched, for those that must attach again.
   *
   * @return their ids
   */
  public Set<UUID> sessions() {
    return Set.copyOf(watches.keySet());
  }

  /**
   * Returns when there is {@link #work}.
   *
   * @return the moment, perhaps in the past; {@link Long#MAX_VALUE}: none is expected
   */
  public long dueAt() {
    long due = Long.MAX_VALUE;
    for (UUID session : busy) {
      Watch watch = watches.get(session);
      if (watch != null) {
        due = Math.min(due, watch.dueAt(periods.poll()));
      }
    }
    return due;
  }

  /**
   * Says what is to be done now. Called after a session was attached, too.
   *
   * @param now the time
   * @return what to do
   */
  public Work work(long now) {
    Work work = new Work(new ArrayList<>(), new HashSet<>());
    for (Iterator<UUID> each = busy.iterator(); each.hasNext(); ) {
      UUID session = each.next();
      Watch watch = watches.get(session);
      if (watch == null || !isBusy(session, watch, now, work)) {
        each.remove();
      }
    }
    return work;
  }

  /** Adds what is to be done for a session; false if nothing is expected after that. */
  private boolean isBusy(UUID session, Watch watch, long now, Work work) {
    buryOld(watch, now);
    if (watch.isRegistered()) {
      greet(session, watch, now, work.hellos());
      if (watch.polls(periods.poll(), now)) {
        work.polls().add(session);
      }
    }
    return watch.dueAt(periods.poll()) != Long.MAX_VALUE;
  }

  private void greet(UUID session, Watch watch, long now, List<Greeting> hellos) {
    Message hello = new Hello(session, watch.visit());
    watch.greets(periods.poll(), now).forEach(to -> hellos.add(new Greeting(to, hello)));
  }

  /** Watchers that were gone before this member came: nobody has told that they fell. */
  private void buryOld(Watch watch, long now) {
    Map<UUID, Long> waiting = new HashMap<>(watch.unanswered());
    waiting.forEach(
        (member, since) -> {
          if (!members.others().contains(member) && members.silent(member, since, now)) {
            gone.add(member);
            watch.fallen(member, true, now + timing.settle());
          }
        });
  }
}
