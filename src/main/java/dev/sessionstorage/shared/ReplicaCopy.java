// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.cluster.api.GroupState;
import dev.sessionstorage.cluster.api.Published;
import java.lang.ref.Reference;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The copy itself: which state is here, and how it follows what other members publish. */
abstract class ReplicaCopy extends KeptGroup {
  private volatile long version;

  /** Which state of that version is here; null: the only one that there can be. */
  private volatile @Nullable Object identity;

  /** The newest version that was told of; it may have been told while a block was inside. */
  private volatile long announced;

  /** Whether a block is inside with the lease, so that no other state may be put here. */
  private volatile boolean busy;

  /** Whether a block may be inside that entered before there was a lease. */
  private volatile boolean early;

  private volatile boolean stale;

  ReplicaCopy(Replicas all, long number, Node top, Members members) {
    super(all, number, top, members);
  }

  final boolean isBusy() {
    return busy;
  }

  /** A block begins, with the newest state. */
  final void begin(Published newest) {
    List<Replica> arriving = isHere(newest) ? List.of() : arriving(newest);
    copying.lock();
    try {
      if (!isHere(newest)) {
        install(newest);
      }
      busy = true;
    } finally {
      copying.unlock();
      Reference.reachabilityFence(arriving);
    }
  }

  private boolean isHere(Published state) {
    Object present = identity;
    return state.version() == version && (present == null || present.equals(state.identity()));
  }

  @Override
  final void beforeRelease(boolean agreed) {
    try {
      if (!agreed && !busy && (creating || kept || doubt != null)) {
        catchUp();
      }
    } finally {
      if (busy || early) {
        leave();
      }
    }
  }

  private void catchUp() {
    boolean done = false;
    copying.lock();
    try {
      while (doubt != null) {
        copying.unlock();
        try {
          settle();
        } finally {
          copying.lock();
        }
      }
      if (kept) {
        notAsked();
      }
      done = true;
    } finally {
      if (!done) {
        version = 0; // what was published here only goes away again
      }
      copying.unlock();
      if (!done) {
        all.later(this::refresh);
      }
    }
  }

  private void leave() {
    copying.lock();
    try {
      busy = false;
      early = false;
    } finally {
      copying.unlock();
    }
    if (stale || announced > version) {
      stale = false;
      all.later(this::refresh);
    }
  }

  /** Another member has published something. */
  final void changed(long newest) {
    announced = Math.max(announced, newest);
    if (newest > version) {
      follow(false);
    }
  }

  /** The grid has this state, after something may not have been told. */
  final void found(Object state) {
    if (!state.equals(identity)) {
      refresh();
    }
  }

  /** Reads what is newest, unless a block is inside, which begins with that or ends with this. */
  final void refresh() {
    follow(true);
  }

  /** With whether it asks the grid, rather than taking what the news has brought. */
  private void follow(boolean asks) {
    try {
      long before = version;
      Object present = identity;
      Published newest = isSettled() && kept ? all.read(number) : null;
      if (newest != null && (newest.version() > before || (asks && !isHere(newest)))) {
        follow(newest, asks ? before : 0, present);
      }
    } finally {
      Deliveries.flushOutside();
    }
  }

  /** A state that was read after another one was here is newer, whatever its version. */
  private void follow(Published newest, long before, @Nullable Object present) {
    List<Replica> arriving = arriving(newest);
    copying.lock();
    try {
      boolean same = version == before && Objects.equals(identity, present);
      if (busy || early) {
        stale = true; // looks again when the block leaves
      } else if (doubt == null && (newest.version() > version || (same && !isHere(newest)))) {
        install(newest);
      }
    } finally {
      copying.unlock();
      Reference.reachabilityFence(arriving);
    }
  }

  /** Takes over a state before anybody else knows of this copy. */
  final void load(Published first) {
    List<Replica> arriving = arriving(first);
    try {
      known = true;
      kept = true;
      install(first);
    } finally {
      Reference.reachabilityFence(arriving);
    }
  }

  private void install(Published newest) {
    GroupState state = newest.state();
    GroupReader reader = new GroupReader(this);
    reader.read(state);
    reader.publish();
    arrived(state);
    if (newest.version() < version) {
      announced = newest.version(); // the grid has gone back: those in between are not there
    }
    version = newest.version();
    identity = newest.identity();
    Publication.published(top.group(), true);
  }

  /** The grid has taken the state of the block inside. */
  void published(GroupState state) {
    long before = version; // changed by nobody else while a block is inside
    version = before + 1;
    identity = lastPublished();
  }

  /** Which state this member published last; null: not known. */
  abstract @Nullable Object lastPublished();

  /** The grid has this, with its first state. */
  final void born() {
    version = 1;
    kept = true; // before the next line: a block that it does not see has seen this
    early = top.group().isHeld();
    if (announced > version) {
      all.later(this::refresh); // another member has used it before this one knew that it exists
    }
  }

  /** Whether the grid has what a block began with, that entered before it had a lease. */
  final boolean begunWithNewest(Published newest) {
    busy = isHere(newest);
    return busy;
  }

  /** Has the grid take what a block has published without asking. */
  abstract void notAsked();

  /** What is here may not be what is newest. */
  final void stale() {
    stale = true;
  }

  /** The grid does not keep this any more. */
  final void forgotten() {
    kept = false;
    busy = false;
  }

  /** The state of this in plain values. */
  GroupState describe(GroupWriter writer) {
    var nodes = writer.write(top);
    return new GroupState(writer.lastNumber(), nodes, Map.of());
  }

  /** What a state refers to and is not here yet, read before anybody has to wait for it. */
  List<Replica> arriving(Published newest) {
    return List.of();
  }

  /** A state of another member was published here. */
  void arrived(GroupState state) {
    Group group = top.group();
    Storage unused = group.resize(TreeSizes.tree(top) - group.bytes());
  }
}
