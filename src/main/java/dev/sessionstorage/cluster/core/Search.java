// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.cluster.core.GroupLease.State;
import dev.sessionstorage.spi.store.Cell;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The search for a group that another member may have: look at it, take it if it is free, else ask
 * the holder for it. Messages only make it quicker; it looks by itself, too.
 */
final class Search {
  private static final int LONGEST = 16;

  private final Situation lease;

  /** The known cell was replaced, or may have been. */
  boolean stale;

  /** When to look again. */
  private long lookAt;

  private int looks;
  private @Nullable Cell grant;

  Search(Situation lease) {
    this.lease = lease;
  }

  /** Somebody is looked for no more. */
  void end() {
    looks = 0;
    grant = null;
  }

  /** Goes on; no call is under way. */
  void go() {
    if (lease.waiting.isEmpty()) {
      goCold();
      return;
    }
    if (lease.state != State.SEEKING) {
      begin();
    } else if (!stale && isTakeable()) {
      take();
    } else if (lease.now - lookAt >= 0) {
      new Look(lease).read();
    } else {
      lease.out.add(new Effect.Wake(lookAt));
    }
  }

  private void take() {
    if (lease.rules.doubtsBirth(lease.knownHead())) {
      new Look(lease).read();
    } else {
      new Take(lease).begin();
    }
  }

  private void goCold() {
    lease.state = State.COLD;
    if (lease.turn.isEmpty()) {
      looks = 0;
      lookAt = lease.now;
    } else if (lease.now - lookAt >= 0) {
      new Look(lease).read(); // somebody has seen that this member is the holder
    } else {
      lease.out.add(new Effect.Wake(lookAt));
    }
  }

  private void begin() {
    lease.state = State.SEEKING;
    lookAt = lease.now;
    if (knowsHolder()) {
      boolean stands = lease.knownHead().queue().contains(lease.me);
      if (!stands) {
        want();
      }
      lookLater();
    } else {
      new Look(lease).read();
    }
  }

  /** Whether the holder was seen so recently that one look can be saved. */
  boolean knowsHolder() {
    UUID holder = lease.head == null ? null : lease.head.holder();
    return !stale
        && holder != null
        && !holder.equals(lease.me)
        && lease.now - lease.since < lease.timing.firstLook();
  }

  boolean isTakeable() {
    Head head = lease.head;
    if (head == null) {
      return false;
    }
    UUID holder = head.holder();
    return holder == null
        || holder.equals(lease.me)
        || lease.peers.silent(holder, lease.seen, lease.now);
  }

  /** Asks the holder for the group, and looks again after a while. */
  void ask() {
    want();
    lookLater();
  }

  private void want() {
    UUID holder = lease.knownHead().holder();
    if (holder != null) {
      lease.out.add(new Effect.Want(holder, lease.key, lease.me, false));
      if (lease.peers.silent(holder, lease.now - lease.timing.lease(), lease.now)) {
        lease.out.add(new Effect.CallRoll());
      }
    }
  }

  private void lookLater() {
    lookAt = lease.now + pause(looks++);
    lease.out.add(new Effect.Wake(lookAt));
  }

  /** How long to wait before something is tried once more. */
  long pause(int tries) {
    long longest = lease.timing.lastLook();
    long pause = Math.min(longest, lease.timing.firstLook() << Math.min(tries, LONGEST));
    return pause - lease.chance.below(pause / 4 + 1);
  }

  /** Whether the known cell is still the newest is not known; a write may be under way. */
  void lookSoon() {
    stale = true;
    lookAt = lease.now + pause(looks++);
  }

  /** The known cell is not the newest any more. */
  void lookAgain() {
    stale = true;
    lookAt = lease.now;
  }

  /** Another member has handed over to this one; may be old news. */
  void granted(Cell cell) {
    if (lease.ours || lease.doubt != null || lease.expected || lease.gone || lease.inside != 0) {
      return;
    }
    grant = cell;
    if (lease.call == null && !accept()) {
      lease.next();
    }
  }

  /** A member asks for the group here. */
  void wanted(UUID member, boolean forwarded) {
    if (lease.isCold() && !forwarded && knowsHolder()) {
      lease.turn.want(member, lease.now);
      lease.forward(Objects.requireNonNull(lease.knownHead().holder()));
    } else {
      if (lease.isCold() && lease.turn.isEmpty()) {
        lookAt = lease.now;
      }
      lease.turn.want(member, lease.now);
      lease.next();
    }
  }

  /** Uses the grant that has come, if it is newer than what is known. */
  boolean accept() {
    Cell cell = grant;
    grant = null;
    Head head = cell == null ? null : Situation.readable(cell);
    if (cell == null || head == null || !head.heldBy(lease.me)) {
      return false;
    }
    Head known = lease.head;
    if (known == null && lease.isCold()) {
      lookAt = lease.now;
      lease.turn.begin(head.queue()); // to be handed on, if it is true
    } else if (known != null && lease.rules.isNewer(head, known)) {
      lease.own(cell, head, lease.since);
      lease.next();
      return true;
    }
    return false;
  }
}
