// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

import java.io.Serializable;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The name of a session on the server: a random UUID that no browser ever sees. It is neither the
 * cookie nor a credential. It stays the same when the container changes the id of the HTTP session.
 *
 * <pre>{@code
 * SessionId id = sessions.id();
 * log("Import started by session " + id.abbreviated()); // never log a whole id
 * queue.send(id.toString()); // another thread or server finds the storage by sessions.of(text)
 * }</pre>
 *
 * <p>Immutable, and safe for any thread. 4D: {@code Session.id}.
 *
 * @since 1.0
 */
public final class SessionId implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int DIGITS = 32;
  private static final int DASHED = 36;

  /** The upper half of the UUID. */
  private final long high;

  /** The lower half of the UUID. */
  private final long low;

  private SessionId(long high, long low) {
    this.high = high;
    this.low = low;
  }

  /**
   * Returns a new id of 122 random bits.
   *
   * @return an id that no other session has
   */
  public static SessionId random() {
    return of(UUID.randomUUID());
  }

  /**
   * Returns the id that a UUID stands for.
   *
   * @param uuid the UUID
   * @return its id
   */
  public static SessionId of(UUID uuid) {
    return new SessionId(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
  }

  /**
   * Reads an id as {@link #toString} writes it. Lower case and the dashes of a UUID are accepted.
   *
   * @param text 32 hexadecimal digits, or 36 characters with dashes
   * @return the id
   * @throws IllegalArgumentException if the text is anything else; the message does not repeat it
   */
  public static SessionId parse(String text) {
    SessionId id = parseOrNull(text);
    if (id == null) {
      throw new IllegalArgumentException(
          "Not a session id: expected 32 hexadecimal digits, or a UUID with dashes, but got "
              + text.length()
              + " other characters");
    }
    return id;
  }

  /**
   * Reads an id from text of any origin. Never throws.
   *
   * @param text any text, or null
   * @return the id, or null when the text is not one
   */
  public static @Nullable SessionId parseOrNull(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String digits = text.length() == DASHED ? withoutDashes(text) : text;
    if (digits == null || digits.length() != DIGITS || !isHex(digits)) {
      return null;
    }
    return new SessionId(
        Long.parseUnsignedLong(digits, 0, 16, 16), Long.parseUnsignedLong(digits, 16, DIGITS, 16));
  }

  private static @Nullable String withoutDashes(String text) {
    boolean dashed =
        text.charAt(8) == '-'
            && text.charAt(13) == '-'
            && text.charAt(18) == '-'
            && text.charAt(23) == '-';
    return dashed ? text.replace("-", "") : null;
  }

  /** Takes ASCII digits only, where Long.parseLong would also take signs and other scripts. */
  private static boolean isHex(String digits) {
    return digits.chars().allMatch(HexFormat::isHexDigit);
  }

  /**
   * Returns this id as a UUID.
   *
   * @return the UUID
   */
  public UUID toUuid() {
    return new UUID(high, low);
  }

  /**
   * Returns the first 8 digits, for messages and logs: enough to tell sessions apart, not enough to
   * reach one.
   *
   * @return 8 hexadecimal digits, upper case
   */
  public String abbreviated() {
    return hex(high).substring(0, 8);
  }

  /**
   * Returns the same as {@link #abbreviated()}, for JSON binders and pages, which read {@code get}
   * methods.
   *
   * @return 8 hexadecimal digits, upper case
   */
  public String getAbbreviated() {
    return abbreviated();
  }

  /**
   * Returns the id as 4D writes it.
   *
   * @return 32 hexadecimal digits, upper case, no dashes
   */
  @Override
  public String toString() {
    return hex(high) + hex(low);
  }

  private static String hex(long value) {
    return HexFormat.of().withUpperCase().toHexDigits(value);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SessionId id && id.high == high && id.low == low;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(high ^ low);
  }
}
