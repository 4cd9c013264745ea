// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.value.Frame;
import dev.sessionstorage.value.Input;
import dev.sessionstorage.value.Output;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What all members of an application agree on.
 *
 * @param session the id of the application's own session
 * @param closing the member that removes the application; null: nobody does
 * @param unknown sections of a later version
 */
public record ApplicationCell(UUID session, @Nullable UUID closing, Frame unknown) {
  /** Where it is kept: no session has this id. */
  public static final Key KEY = new Key(new UUID(0, 0), 1);

  private static final int SESSION = 1;
  private static final int CLOSING = 2;
  private static final Set<Integer> KNOWN = Set.of(SESSION, CLOSING);

  byte[] toBytes() {
    Frame frame = unknown.with(SESSION, id(session));
    return (closing == null ? frame : frame.with(CLOSING, id(closing))).toBytes();
  }

  private static Output id(UUID id) {
    Output out = new Output();
    out.uuid(id);
    return out;
  }

  static ApplicationCell read(Cell cell) throws IOException {
    Frame frame = Frame.read(cell.head(), KNOWN);
    Input closing = frame.section(CLOSING);
    return new ApplicationCell(
        frame.required(SESSION).uuid(),
        closing == null ? null : closing.uuid(),
        frame.without(KNOWN));
  }

  ApplicationCell closedBy(@Nullable UUID member) {
    return new ApplicationCell(session, member, unknown);
  }
}
