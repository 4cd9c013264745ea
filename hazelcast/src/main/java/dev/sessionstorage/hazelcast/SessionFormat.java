// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import com.hazelcast.nio.serialization.HazelcastSerializationException;
import com.hazelcast.nio.serialization.genericrecord.GenericRecord;
import com.hazelcast.nio.serialization.genericrecord.GenericRecordBuilder;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.StorageUnavailableException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The record of a session as the grid keeps it: with fields that an index can use and that a later
 * version can add to, and without a class.
 */
final class SessionFormat {
  static final String USER = "user";
  private static final String TYPE = "dev.sessionstorage.session";
  private static final String ID = "id";
  private static final String NAME = "name";
  private static final String KIND = "kind";
  private static final String CREATED = "created";
  private static final String LAST_USED = "lastUsed";
  private static final String IDLE_TIMEOUT = "idleTimeout";
  private static final String NODE = "node";
  private static final String MEMBER = "member";

  /** New with each write, so that nobody takes another member's equal write for its own. */
  private static final String STAMP = "stamp";

  private SessionFormat() {}

  /** Makes a record that says which member of the grid serves the session now. */
  static GenericRecord encode(SessionInfo session, UUID member) {
    GenericRecordBuilder out = GenericRecordBuilder.compact(TYPE).setString(ID, text(session.id()));
    return fill(out, session, member.toString()).build();
  }

  /** Keeps what a later version has added; the grid's member only changes with the name. */
  static GenericRecord change(GenericRecord old, SessionInfo session, Node me) {
    String member = session.member().equals(me.name()) ? me.member().toString() : member(old);
    return fill(old.newBuilderWithClone(), session, member).build();
  }

  private static GenericRecordBuilder fill(
      GenericRecordBuilder out, SessionInfo session, @Nullable String member) {
    Duration idle = session.idleTimeout();
    return out.setString(KIND, session.kind().name())
        .setString(NAME, session.name())
        .setString(USER, session.userName())
        .setString(CREATED, session.created().toString())
        .setString(LAST_USED, session.lastUsed().toString())
        .setString(IDLE_TIMEOUT, idle == null ? null : idle.toString())
        .setString(NODE, session.member())
        .setString(MEMBER, member)
        .setInt64(STAMP, ThreadLocalRandom.current().nextLong());
  }

  static String text(SessionId id) {
    return id.toString();
  }

  static @Nullable String member(GenericRecord in) {
    return in.getString(MEMBER);
  }

  static SessionInfo decode(GenericRecord in) {
    try {
      String idle = in.getString(IDLE_TIMEOUT);
      return new SessionInfo(
          SessionId.parse(required(in, ID)),
          SessionKind.valueOf(required(in, KIND)),
          in.getString(NAME),
          in.getString(USER),
          Instant.parse(required(in, CREATED)),
          Instant.parse(required(in, LAST_USED)),
          idle == null ? null : Duration.parse(idle),
          required(in, NODE));
    } catch (HazelcastSerializationException | DateTimeException | IllegalArgumentException e) {
      throw new StorageUnavailableException(
          "The grid's record of a session cannot be read. Was it written by an incompatible"
              + " version?",
          e);
    }
  }

  private static String required(GenericRecord in, String field) {
    String text = in.getString(field);
    if (text == null) {
      throw new IllegalArgumentException("It has no " + field);
    }
    return text;
  }
}
