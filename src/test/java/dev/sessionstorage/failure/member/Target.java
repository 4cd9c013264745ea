// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure.member;

/**
 * What can be read back after a round, in one word.
 *
 * @param kind where it is
 * @param of the id of a session, or the name of the round for the application's
 * @param owner whose box it is, or empty
 */
public record Target(Kind kind, String of, String owner) {

  /** A target that nobody owns. */
  public Target(Kind kind, String of) {
    this(kind, of, "");
  }

  static Target parse(String text) {
    String[] parts = text.split(":", -1);
    return new Target(Kind.valueOf(parts[0]), parts[1], parts[2]);
  }

  @Override
  public String toString() {
    return kind + ":" + of + ":" + owner;
  }
}
