// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.value.Frame;
import dev.sessionstorage.value.Input;
import dev.sessionstorage.value.Output;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a member says of itself in each beat.
 *
 * @param beat counts its beats, so that no two are the same bytes
 * @param name the name that people see
 * @param stage whether it comes, stays or goes
 * @param observer whether it wants to hear of all sessions, not only of those that it watches
 * @param application the id of the application's session as it knows it; null: not yet
 * @param lines the last number of what it has sent, by receiver
 * @param unknown sections of a later version
 */
public record MemberData(
    long beat,
    String name,
    Stage stage,
    boolean observer,
    @Nullable UUID application,
    Map<UUID, Line> lines,
    Frame unknown) {

  private static final int BASICS = 1;
  private static final int APPLICATION = 2;
  private static final int LINES = 3;
  private static final Set<Integer> KNOWN = Set.of(BASICS, APPLICATION, LINES);

  /** Whether a member comes, stays or goes. */
  public enum Stage {
    /** It has not yet looked whether the application is being removed. */
    JOINING,
    /** It works. */
    MEMBER,
    /** It is handing over what it holds, and will remove its entry. */
    LEAVING,
    /** The store knows for certain that it is there no more. */
    GONE
  }

  /**
   * How far one member's numbering for another has come.
   *
   * @param line which numbering
   * @param last the number of the last packet
   */
  public record Line(long line, long last) {}

  /**
   * Writes the data.
   *
   * @return new bytes
   */
  public byte[] toBytes() {
    Frame frame = unknown.with(BASICS, basics());
    if (application != null) {
      Output out = new Output();
      out.uuid(application);
      frame = frame.with(APPLICATION, out);
    }
    return lines.isEmpty() ? frame.toBytes() : frame.with(LINES, linesOut()).toBytes();
  }

  @SuppressWarnings("EnumOrdinal") // the order of the stages is part of the format
  private Output basics() {
    Output out = new Output();
    out.number(beat);
    out.name(name);
    out.octet(stage.ordinal());
    out.truth(observer);
    return out;
  }

  private Output linesOut() {
    Output out = new Output();
    lines.forEach(
        (receiver, line) -> {
          out.uuid(receiver);
          out.number(line.line());
          out.number(line.last());
        });
    return out;
  }

  /**
   * Reads data.
   *
   * @param bytes what {@link #toBytes} returned, or any other bytes
   * @return the data
   * @throws IOException if the bytes are damaged, or have a critical section of a later version
   */
  public static MemberData read(byte[] bytes) throws IOException {
    Frame frame = Frame.read(bytes, KNOWN);
    Input basics = frame.required(BASICS);
    Input application = frame.section(APPLICATION);
    Input lines = frame.section(LINES);
    return new MemberData(
        basics.number(),
        basics.name(),
        stage(basics.octet()),
        basics.truth(),
        application == null ? null : application.uuid(),
        lines == null ? Map.of() : lines(lines),
        frame.without(KNOWN));
  }

  /** One that only a later version knows is that of a member that works. */
  private static Stage stage(int number) {
    Stage[] all = Stage.values();
    return number < all.length ? all[number] : Stage.MEMBER;
  }

  private static Map<UUID, Line> lines(Input in) throws IOException {
    Map<UUID, Line> lines = new LinkedHashMap<>();
    while (in.hasMore()) {
      lines.put(in.uuid(), new Line(in.number(), in.number()));
    }
    return lines;
  }

  MemberData at(Stage other) {
    return new MemberData(beat, name, other, observer, application, lines, unknown);
  }
}
