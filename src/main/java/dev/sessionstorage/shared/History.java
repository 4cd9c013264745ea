// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Which versions of a group are being read, and the nodes that keep former contents for that. A
 * node keeps one content for each such version at most, however long the readers take and however
 * many begin meanwhile. Readers and blocks never wait for each other here.
 */
final class History {
  private static final VarHandle READERS =
      Handles.of(MethodHandles.lookup(), "readers", Reader.class);
  private static final VarHandle RETAINED =
      Handles.of(MethodHandles.lookup(), "retained", Retained.class);

  /** Nodes that were not written again are looked through when their number has doubled. */
  private static final int FEW = 16;

  private final Group group;

  /**
   * All readers there ever were at one time, a linked list; a new one takes an idle one's place.
   */
  private volatile @Nullable Reader readers;

  /** The nodes with former contents, a linked list. */
  private volatile @Nullable Retained retained;

  private volatile int crowded = FEW;

  History(Group group) {
    this.group = group;
  }

  /** A thread that reads one version. */
  static final class Reader {
    private static final VarHandle VERSION =
        Handles.of(MethodHandles.lookup(), "version", long.class);
    private static final long IDLE = -1;

    private volatile long version;
    private @Nullable Reader next;

    private Reader(long version) {
      this.version = version;
    }

    long version() {
      return version;
    }

    private boolean claim(long first) {
      return version == IDLE && VERSION.compareAndSet(this, IDLE, first);
    }
  }

  private record Retained(Node node, @Nullable Retained next, int count) {}

  /** Begins to read: what belongs to the reader's version is retained until it ends. */
  Reader begin() {
    Reader reader = claim(group.version());
    // a block that has published meanwhile may not have seen this reader
    for (long now = group.newestVersion(); now != reader.version; now = group.newestVersion()) {
      reader.version = now;
    }
    return reader;
  }

  private Reader claim(long version) {
    for (Reader reader = readers; reader != null; reader = reader.next) {
      if (reader.claim(version)) {
        return reader;
      }
    }
    Reader made = new Reader(version);
    do {
      made.next = readers;
    } while (!READERS.compareAndSet(this, made.next, made));
    return made;
  }

  /** Ends reading. */
  void end(Reader reader) {
    reader.version = Reader.IDLE;
    pruneUnread();
  }

  /** Whether any version is being read. */
  boolean isRead() {
    for (Reader reader = readers; reader != null; reader = reader.next) {
      if (reader.version != Reader.IDLE) {
        return true;
      }
    }
    return false;
  }

  private long[] versions() {
    Reader first = readers;
    int count = 0;
    for (Reader reader = first; reader != null; reader = reader.next) {
      count++;
    }
    long[] versions = new long[count];
    for (Reader reader = first; reader != null; reader = reader.next) {
      versions[--count] = reader.version;
    }
    return versions;
  }

  /** A block has published a content of a node: keeps what is being read of those before it. */
  void published(Node node, Content content) {
    if (!isRead()) {
      content.pruneAll();
    } else if (node.prune(group.newestVersion(), versions())) {
      retain(node);
      Retained all = retained;
      if (all != null && all.count > crowded) {
        prune();
      }
      pruneUnread();
    }
  }

  private void retain(Node node) {
    if (node.markRetained()) {
      Retained next;
      do {
        next = retained;
      } while (!RETAINED.compareAndSet(
          this, next, new Retained(node, next, next == null ? 1 : next.count + 1)));
    }
  }

  /** Called at the end of each reader, and by blocks that have retained something for one. */
  private void pruneUnread() {
    while (retained != null && !isRead()) {
      prune();
    }
  }

  /** Unlinks the contents that are not being read. */
  private void prune() {
    Retained all = (Retained) RETAINED.getAndSet(this, null);
    long newest =
        group.newestVersion(); // first: readers that begin later need no content before it
    long[] versions = versions();
    int left = 0;
    for (Retained each = all; each != null; each = each.next) {
      each.node.unmarkRetained();
      if (each.node.prune(newest, versions)) {
        retain(each.node);
        left++;
      }
    }
    crowded = Math.max(FEW, 2 * left);
  }
}
