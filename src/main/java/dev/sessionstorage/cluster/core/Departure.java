// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.cluster.core.MemberData.Stage;
import java.util.UUID;

/**
 * What a member does that stops, after it has flushed its news and uses, has handed over what it
 * holds, and has said in a beat that it is leaving. The last one removes the application; a member
 * that is only silent may come back and is not left without its sessions.
 */
public final class Departure {

  /** What to do next. */
  public enum Next {
    /** Remove the own entry: others go on. */
    LEAVE,
    /** Others are leaving too: beat again, and ask again. */
    WAIT,
    /**
     * Say in the application's cell that it is closed, beat again, and ask again. Where the store
     * is durable there is nothing to remove: as {@code LEAVE}, after the sessions are ended that
     * this member opened.
     */
    CLOSE,
    /** Remove everything. */
    REMOVE,
    /** Somebody has joined: take the closing back, then remove the own entry. */
    REOPEN
  }

  private final Membership members;
  private final long until;
  private boolean closed;

  /**
   * Begins to leave.
   *
   * @param members who is there
   * @param timing how long things take
   * @param now the time
   */
  public Departure(Membership members, Timing timing, long now) {
    this.members = members;
    this.until = now + timing.lease();
  }

  /**
   * Decides, after a beat was answered that was sent since the last decision.
   *
   * @param now the time
   * @return what to do next
   */
  public Next next(long now) {
    if (isSomebodyStaying() || !members.trusted(now)) {
      return closed ? Next.REOPEN : Next.LEAVE;
    }
    if (!members.others().isEmpty()) {
      return isFirst() && now - until < 0 ? Next.WAIT : giveWay();
    }
    return closed ? Next.REMOVE : Next.CLOSE;
  }

  private Next giveWay() {
    return closed ? Next.REOPEN : Next.LEAVE;
  }

  /** The application's cell says that it is closed. */
  public void closed() {
    closed = true;
  }

  private boolean isSomebodyStaying() {
    return members.others().stream().anyMatch(id -> !isLeaving(id));
  }

  private boolean isLeaving(UUID id) {
    MemberData data = members.data(id);
    return data != null && data.stage() == Stage.LEAVING;
  }

  /** Of those that leave at the same time, this one stays until the others are gone. */
  private boolean isFirst() {
    return members.others().stream().allMatch(id -> members.me().compareTo(id) < 0);
  }
}
