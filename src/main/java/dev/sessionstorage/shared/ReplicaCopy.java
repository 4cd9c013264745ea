// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.cluster.api.GroupState;
import dev.sessionstorage.cluster.api.Published;
import java.lang.ref.Reference;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The copy itself: which state is here, and how it follows what other members publish. */
abstract class ReplicaCopy extends Home {
  final Replicas all;
  final long number;
  final Node top;
  final Members members;

  /** Held while the copy is replaced, a block begins or ends, or the group is being created. */
  private final ReentrantLock copying = new ReentrantLock();

  private volatile long version;

  /** The newest version that was told of; it may have been told while a block was inside. */
  private volatile long announced;

  /** Whether a block is inside with the lease, so that no other state may be put here. */
  private volatile boolean busy;

  /** Whether the grid has this. A group that was just put into its storage is not there yet. */
  private volatile boolean kept;

  /** Whether a commit has ever named this group by its number, which then is not used anew. */
  private volatile boolean known;

  /** Whether a block may be inside that entered before there was a lease. */
  private volatile boolean early;

  /** Whether a commit is on its way that creates this. */
  private volatile boolean creating;

  /** The commit of this group, or the one that creates it, while its outcome is unknown. */
  private volatile @Nullable Attempt doubt;

  private volatile boolean stale;

  ReplicaCopy(Replicas all, long number, Node top, Members members) {
    this.all = all;
    this.number = number;
    this.top = top;
    this.members = members;
  }

  final boolean isKept() {
    return kept;
  }

  final boolean isBusy() {
    return busy;
  }

  final boolean isKnown() {
    return known;
  }

  /** Nobody enters before this attempt is settled; null if there is none. */
  final @Nullable Attempt doubt() {
    return doubt;
  }

  /** A block begins, with the newest state. */
  final void begin(Published newest) {
    List<Replica> arriving = newest.version() == version ? List.of() : arriving(newest);
    copying.lock();
    try {
      if (newest.version() != version) {
        install(newest);
      }
      busy = true;
    } finally {
      copying.unlock();
      Reference.reachabilityFence(arriving);
    }
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
      refresh();
    }
  }

  /** Reads what is newest, unless a block is inside, which begins with that or ends with this. */
  final void refresh() {
    try {
      follow();
    } finally {
      Deliveries.flushOutside();
    }
  }

  private void follow() {
    Published newest = isSettled() && kept ? all.read(number) : null;
    if (newest == null || newest.version() <= version) {
      return;
    }
    List<Replica> arriving = arriving(newest);
    copying.lock();
    try {
      if (busy || early) {
        stale = true; // looks again when the block leaves
      } else if (doubt == null && newest.version() > version) {
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
    version = newest.version();
    Publication.published(top.group(), true);
  }

  /** The grid has taken the state of the block inside. */
  void published(GroupState state) {
    long before = version; // changed by nobody else while a block is inside
    version = before + 1;
  }

  /** A commit is about to create this: others wait who publish without a lease meanwhile. */
  final void beginBirth() {
    copying.lock();
    creating = true;
    known = true;
  }

  /** The commit that creates this has ended; null unless its outcome is unknown. */
  final void endBirth(@Nullable Attempt unknown) {
    doubt = unknown;
    creating = false;
    copying.unlock();
  }

  /** The grid has this, with its first state. */
  final void born() {
    version = 1;
    kept = true; // before the next line: a block that it does not see has seen this
    early = top.group().isHeld();
    if (announced > version) {
      all.later(this::refresh); // another member has used it before this one knew that it exists
    }
  }

  /** The outcome of the block inside is not known. */
  final void doubt(Attempt unknown) {
    doubt = unknown;
  }

  /** It is known what became of an attempt: does what is left, unless that is done already. */
  final boolean settled(Attempt known, Runnable rest) {
    copying.lock();
    try {
      boolean first = doubt == known;
      if (first) {
        rest.run();
        doubt = null;
      }
      return first;
    } finally {
      copying.unlock();
    }
  }

  /** Whether the grid has what a block began with, that entered before it had a lease. */
  final boolean begunWithNewest(Published newest) {
    busy = newest.version() == version;
    return busy;
  }

  /** Has the grid take what a block has published without asking. */
  abstract void notAsked();

  /** Waits until nothing is in doubt, or throws. */
  abstract void settle();

  /** Whether nothing is in doubt; asks, but does not wait. */
  abstract boolean isSettled();

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
