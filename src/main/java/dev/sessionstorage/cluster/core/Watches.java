// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.cluster.core.Message.Bye;
import dev.sessionstorage.cluster.core.Message.Hello;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions this member watches, and who watches them as well. A session is watched as long as
 * anything of it is used here, and as long as this member holds one of its groups.
 */
public final class Watches extends WatchEvents {
  private final Membership members;
  private final Chance chance;
  private final Periods periods;
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
    super(me, timing, periods);
    this.members = members;
    this.chance = chance;
    this.periods = periods;
  }

  /**
   * Makes the procedure that begins to watch a session, or renews that after the store was
   * restarted. One at a time for each session. A renewal that fails must be tried again: until it
   * has worked, the record may not name this member.
   *
   * @param session the session
   * @return the procedure
   */
  public Attach attach(UUID session) {
    Watch unused = watches.make(session);
    return new Attach(session, this, me, ++visits, chance, periods);
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
    Watch watch = watches.make(session);
    watch.registered(visit, before, now);
    watches.touched(session);
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
    return watches.get(session) != null;
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
   * Names all sessions that are watched, for those that must attach again.
   *
   * @return their ids
   */
  public Set<UUID> sessions() {
    return watches.sessions();
  }

  /**
   * Names the other members that may not know yet of all that this member watches.
   *
   * @return their ids
   */
  public Set<UUID> unanswered() {
    return watches.unanswered();
  }

  /**
   * Returns when there is {@link #work}.
   *
   * @return the moment, perhaps in the past; {@link Long#MAX_VALUE}: none is expected
   */
  public long dueAt() {
    return watches.dueAt();
  }

  /**
   * Says what is to be done now. Called after a session was attached, too.
   *
   * @param now the time
   * @return what to do
   */
  public Work work(long now) {
    Work work = new Work(new ArrayList<>(), new HashSet<>());
    watches.work((session, watch) -> isBusy(session, watch, now, work));
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
