// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.cluster.core.MemberLease.Outcome;
import dev.sessionstorage.spi.store.Roll;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** This member and the others: one beat serves both. */
public final class Membership implements Peers {
  private final MemberLease lease;
  private final Members others;

  /**
   * What an answer to a beat has changed.
   *
   * @param outcome what it means for this member
   * @param risen other members that are new, or whose beat moves again
   * @param fallen other members that are silent, or not there any more
   * @param lost other members that have been silent for long: their entries are to be removed
   */
  public record Change(Outcome outcome, List<UUID> risen, List<UUID> fallen, List<UUID> lost) {}

  /**
   * Begins without a valid lease.
   *
   * @param me this member's id
   * @param timing how long things take
   */
  public Membership(UUID me, Timing timing) {
    lease = new MemberLease(me, timing);
    others = new Members(timing);
  }

  /**
   * Takes the answer to a beat.
   *
   * @param sent when the beat was sent
   * @param roll the answer
   * @param next the id to take if this member was removed
   * @param now the time
   * @return what has changed
   */
  public Change answered(long sent, Roll roll, UUID next, long now) {
    Map<UUID, byte[]> rest = new HashMap<>(roll.members());
    rest.remove(lease.me());
    Outcome outcome = lease.answered(sent, roll, next, now);
    Members.Turnout turnout =
        roll.confirmed() ? others.saw(rest, sent, now) : Members.Turnout.NONE; // may be cut off
    List<UUID> lost = lease.trusted(now) ? others.lost() : List.of();
    return new Change(outcome, turnout.risen(), turnout.fallen(), lost);
  }

  @Override
  public boolean trusted(long now) {
    return lease.trusted(now);
  }

  @Override
  public long trustedSince() {
    return lease.trustedSince();
  }

  /**
   * Returns until when this member trusts itself if no other beat is confirmed.
   *
   * @return the moment; means something only while {@link #trusted}
   */
  public long trustedUntil() {
    return lease.trustedUntil();
  }

  @Override
  public boolean silent(UUID member, long after, long now) {
    return !member.equals(lease.me()) && lease.trusted(now) && others.silent(member, after);
  }

  /**
   * Tells when it is worth asking for a roll, for one who waits for a silent member.
   *
   * @param member the member
   * @return the earliest moment at which a beat that is sent can prove that it is silent
   */
  public long proofAt(UUID member) {
    return others.proofAt(member);
  }

  /**
   * Tells for how long this member has trusted itself without a break.
   *
   * @param now the time
   * @return nanoseconds, or -1 if it does not
   */
  public long steady(long now) {
    return lease.trusted(now) ? now - lease.trustedSince() : -1;
  }

  /**
   * Estimates the store's clock.
   *
   * @param now the time
   * @return milliseconds
   */
  public long storeClock(long now) {
    return lease.storeClock(now);
  }

  /**
   * Names this member.
   *
   * @return its id, another one after it was removed
   */
  public UUID me() {
    return lease.me();
  }

  /**
   * Names the other members that have an entry, the silent ones included.
   *
   * @return their ids
   */
  public Set<UUID> others() {
    return others.present();
  }

  /**
   * Tells whether another member is leaving: it may be removing the application, so that one that
   * is joining waits with its first look at the application's cell until it is gone.
   *
   * @return false also if it is silent
   */
  public boolean isSomebodyLeaving() {
    return others.present().stream().anyMatch(others::isLeaving);
  }

  /**
   * Names the other members that want to hear of all sessions, those included that the grid has
   * dropped and that may come back.
   *
   * @return their ids
   */
  public Set<UUID> observers() {
    Set<UUID> observers = new TreeSet<>(others.listed());
    observers.removeIf(
        id -> {
          MemberData data = others.data(id);
          return data == null || !data.observer();
        });
    return observers;
  }

  /**
   * Returns what another member said last.
   *
   * @param member the member
   * @return its data; null: it is not known, or cannot be read
   */
  public @Nullable MemberData data(UUID member) {
    return others.data(member);
  }
}
