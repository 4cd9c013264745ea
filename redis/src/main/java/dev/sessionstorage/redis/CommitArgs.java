// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.redis;

import static dev.sessionstorage.redis.Keys.bytes;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Change;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Index;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Stamp;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the script that commits is told, in its order. */
final class CommitArgs {
  private static final byte[] NOTHING = {};
  private static final int STAMP = 2 * Long.BYTES;

  private final List<byte[]> args = new ArrayList<>();

  private CommitArgs() {}

  static List<byte[]> of(Commit commit) {
    CommitArgs all = new CommitArgs();
    all.pivot(commit.pivot());
    all.index(commit.index());
    all.args.add(bytes(commit.births().size()));
    commit.births().forEach(all::birth);
    for (Key death : commit.deaths()) {
      all.args.add(bytes(death.group()));
    }
    return all.args;
  }

  private void pivot(Change pivot) {
    Cell from = pivot.from();
    Cell to = pivot.to();
    boolean keeps = from != null && to != null && from.body() == to.body();
    args.add(bytes(pivot.key().session().toString()));
    args.add(bytes(pivot.key().group()));
    args.add(from == null ? NOTHING : stamped(from.stamp(), NOTHING));
    args.add(to == null ? NOTHING : stamped(to.stamp(), to.head()));
    args.add(bytes(keeps));
    args.add(keeps || to == null ? NOTHING : to.body());
  }

  private void index(@Nullable Index index) {
    String user = index == null ? null : index.user();
    args.add(bytes(index != null));
    args.add(bytes(user != null));
    args.add(user == null ? NOTHING : bytes(user));
    args.add(index == null ? NOTHING : bytes(index.used()));
    args.add(index == null ? NOTHING : bytes(index.deadline()));
  }

  private void birth(Change birth) {
    Cell to = birth.to();
    if (to != null) {
      args.add(bytes(birth.key().group()));
      args.add(stamped(to.stamp(), to.head()));
      args.add(to.body());
    }
  }

  private static byte[] stamped(Stamp stamp, byte[] head) {
    return ByteBuffer.allocate(STAMP + head.length)
        .putLong(stamp.high())
        .putLong(stamp.low())
        .put(head)
        .array();
  }

  /** Reads a cell as the scripts give it. */
  static Cell cell(Object stampedHead, Object body) {
    ByteBuffer in = ByteBuffer.wrap((byte[]) stampedHead);
    Stamp stamp = new Stamp(in.getLong(), in.getLong());
    byte[] head = new byte[in.remaining()];
    in.get(head);
    return new Cell(stamp, head, (byte[]) body);
  }
}
