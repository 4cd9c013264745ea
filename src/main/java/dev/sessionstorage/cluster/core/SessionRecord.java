// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.SessionKind;
import dev.sessionstorage.value.Frame;
import dev.sessionstorage.value.Input;
import dev.sessionstorage.value.Output;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The body of a session's record. A member that rewrites it keeps sections of later versions.
 *
 * @param kind what kind of session it is
 * @param name the name under which the program opened it; null: it has none
 * @param user who is signed in; null: nobody
 * @param created when it began, in milliseconds since 1970
 * @param idle how long it may stay unused, in milliseconds; 0: it does not end by itself
 * @param member the member that serves it
 * @param memberName the name that people see of that member
 * @param unknown sections of a later version
 */
public record SessionRecord(
    SessionKind kind,
    @Nullable String name,
    @Nullable String user,
    long created,
    long idle,
    UUID member,
    String memberName,
    Frame unknown) {

  private static final int BASICS = 1;
  private static final int NAME = 2;
  private static final int USER = 3;
  private static final Set<Integer> KNOWN = Set.of(BASICS, NAME, USER);

  /**
   * Writes the record.
   *
   * @return new bytes
   */
  public byte[] toBytes() {
    Output basics = new Output();
    basics.name(kind.name());
    basics.number(created);
    basics.number(idle);
    basics.uuid(member);
    basics.name(memberName);
    Frame frame = unknown.with(BASICS, basics);
    frame = name == null ? frame : frame.with(NAME, text(name));
    return (user == null ? frame : frame.with(USER, text(user))).toBytes();
  }

  private static Output text(String text) {
    Output out = new Output();
    out.text(text);
    return out;
  }

  /**
   * Reads a record.
   *
   * @param bytes what {@link #toBytes} returned, or any other bytes
   * @return the record
   * @throws IOException if the bytes are damaged, or of a later version that must be known
   */
  public static SessionRecord read(byte[] bytes) throws IOException {
    Frame frame = Frame.read(bytes, KNOWN);
    Input basics = frame.required(BASICS);
    Input name = frame.section(NAME);
    Input user = frame.section(USER);
    return new SessionRecord(
        kind(basics.name()),
        name == null ? null : name.text(),
        user == null ? null : user.text(),
        basics.number(),
        basics.number(),
        basics.uuid(),
        basics.name(),
        frame.without(KNOWN));
  }

  private static SessionKind kind(String name) throws IOException {
    try {
      return SessionKind.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw new IOException("A later version wrote this: its kind of session is unknown.", e);
    }
  }

  /**
   * Changes the user.
   *
   * @param other who is signed in; null: nobody
   * @return the new record
   */
  public SessionRecord withUser(@Nullable String other) {
    return new SessionRecord(kind, name, other, created, idle, member, memberName, unknown);
  }

  /**
   * Changes who serves the session, and how long it may stay unused.
   *
   * @param other the member
   * @param otherName the name that people see of it
   * @param millis how long it may stay unused; 0: it does not end by itself
   * @return the new record
   */
  public SessionRecord servedBy(UUID other, String otherName, long millis) {
    return new SessionRecord(kind, name, user, created, millis, other, otherName, unknown);
  }
}
