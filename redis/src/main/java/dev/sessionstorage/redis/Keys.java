// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/** The names of all that an application keeps. They have one hash tag, so one slot holds them. */
final class Keys {
  private final String prefix;
  final byte[] records;
  final byte[] users;
  final byte[] due;
  final byte[] members;

  /** What a repeated commit writes where it has nothing else to write. */
  final byte[] proof;

  /** Is never there: removing it makes a script one that writes. */
  final byte[] never;

  Keys(String application) {
    String safe = application.replace("%", "%25").replace("}", "%7D"); // which ends a hash tag
    prefix = "{sessionstorage." + safe + "}:";
    records = name("records");
    users = name("users");
    due = name("due");
    members = name("members");
    proof = name("proof");
    never = name("never");
  }

  private byte[] name(String rest) {
    return bytes(prefix + rest);
  }

  /** The hash with all cells of a session, and the index of its record. */
  byte[] session(UUID session) {
    return name("session:" + session);
  }

  /** The channel by which messages reach a member. */
  byte[] inbox(UUID member) {
    return name("member:" + member);
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  static byte[] bytes(long number) {
    return bytes(Long.toString(number));
  }

  static byte[] bytes(boolean truth) {
    return bytes(truth ? "1" : "0");
  }

  /** The text of what a script replies. */
  static String text(Object bytes) {
    return bytes instanceof byte[] array ? new String(array, UTF_8) : bytes.toString();
  }
}
