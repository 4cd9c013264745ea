// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.cluster.core.AgreeOnApplication;
import dev.sessionstorage.cluster.core.ApplicationCell;
import dev.sessionstorage.cluster.core.MemberData;
import dev.sessionstorage.cluster.core.MemberData.Stage;
import dev.sessionstorage.cluster.core.MemberLease.Outcome;
import dev.sessionstorage.cluster.core.Membership;
import dev.sessionstorage.spi.store.Roll;
import dev.sessionstorage.value.Frame;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The heartbeat of a member, and what it hears by it. One beat at a time. */
final class Heart {
  private static final Logger LOGGER = System.getLogger("dev.sessionstorage");

  private final Member member;
  private final ReentrantLock beating = new ReentrantLock();
  private volatile boolean observes;
  private volatile @Nullable UUID application;
  private UUID proposal = UUID.randomUUID();
  private volatile Stage stage = Stage.JOINING;
  private final AtomicBoolean agreeing = new AtomicBoolean();
  private long beats;
  private long closingSince;
  private boolean closing;

  /** Whether this member has another id, under which it does not listen yet. */
  private boolean deaf;

  /** For tests: the member is paused. */
  volatile boolean stopped;

  Heart(Member member) {
    this.member = member;
  }

  /** Whether the others were asked to tell this member of all sessions. */
  boolean observes() {
    return observes;
  }

  /** The session of the application; null: it is not known yet. */
  @Nullable UUID application() {
    return application;
  }

  synchronized void stage(Stage next) {
    stage = next;
  }

  /** It may have begun to leave meanwhile. */
  private synchronized void joined() {
    stage = stage == Stage.JOINING ? Stage.MEMBER : stage;
  }

  /**
   * Beats, and lets another thread agree with the others on the application: that reads a cell,
   * which may be kept where nobody answers, and no beat waits for a single member.
   */
  void beat() {
    if (stopped) {
      return;
    }
    try {
      if (beatOnce() && agreeing.compareAndSet(false, true)) {
        member.lanes.agreement.execute(this::agreeOnce);
      }
    } catch (StorageUnavailableException e) {
      LOGGER.log(Level.DEBUG, "A heartbeat was not answered", e);
    }
  }

  /** Returns whether this member trusts itself now. */
  boolean beatOnce() {
    beating.lock();
    try {
      return ask();
    } finally {
      beating.unlock();
    }
  }

  private boolean ask() {
    listen();
    UUID me = member.me();
    observes = member.teller.observes();
    byte[] data =
        new MemberData(
                ++beats,
                member.name(),
                stage,
                observes,
                application,
                member.news.lines(),
                Frame.EMPTY)
            .toBytes();
    long sent = System.nanoTime();
    Roll roll = member.lanes.heart.ask(() -> member.store().beat(me, data));
    boolean first = beats == 1;
    Membership.Change change = member.trust.answered(sent, roll, System.nanoTime());
    if (!first) {
      follow(change.outcome());
    }
    turnout(roll, change, me);
    return member.trust.trusted(System.nanoTime());
  }

  private void turnout(Roll roll, Membership.Change change, UUID me) {
    for (UUID fallen : change.fallen()) {
      member.news.fallen(fallen, !roll.members().containsKey(fallen));
    }
    for (UUID other : roll.members().keySet()) {
      MemberData data = other.equals(me) ? null : member.trust.data(other);
      if (data != null) {
        member.news.heard(other, data);
      }
    }
    for (UUID lost : change.lost()) {
      member.store().leave(lost, false); // tried again if it throws: it stays lost
      member.news.fallen(lost, true);
    }
    member.news.greetObservers();
  }

  private void follow(Outcome outcome) {
    switch (outcome) {
      case AS_BEFORE -> {}
      case RENEWED -> {
        member.news.suspect();
        member.care.workSoon();
      }
      case RESTARTED -> {
        returned();
      }
      case REMOVED -> {
        deaf = true;
        member.news.restart();
        returned();
      }
    }
  }

  private void returned() {
    member.attachments.renew(member.drivers.sessions());
    member.doubts.add(member.teller.held());
  }

  private void agreeOnce() {
    try {
      agree();
    } finally {
      agreeing.set(false);
    }
  }

  /** Under another id nothing arrives before this has worked, and nobody knows this member. */
  private void listen() {
    if (deaf) {
      member.listen();
      deaf = false;
    }
  }

  private void agree() {
    boolean joins = stage == Stage.JOINING;
    if (joins && member.trust.with(Membership::isSomebodyLeaving)) {
      return; // it may be removing the application
    }
    UUID known = application;
    long since = closing ? closingSince : System.nanoTime();
    AgreeOnApplication.Result result =
        member.steps.run(
            new AgreeOnApplication(
                known == null ? proposal : known,
                joins,
                since,
                member.peers(),
                member.chance(),
                member.times().periods()),
            ApplicationCell.KEY);
    closing = result.closing();
    closingSince = since;
    UUID agreed = result.session();
    if (agreed != null) {
      proposal = agreed;
      application = agreed;
      joined();
    }
  }
}
