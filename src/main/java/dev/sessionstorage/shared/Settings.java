// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What can be set for all storages of an application.
 *
 * @param lockTimeout how long a {@code use} waits
 * @param longUseWarning after how long a wait the holder's stack is logged
 * @param maxStorageSize how large a storage may become, in bytes; 0 means that there is no limit
 */
public record Settings(Duration lockTimeout, Duration longUseWarning, long maxStorageSize) {

  /** The settings of whoever sets nothing. */
  public static final Settings DEFAULT = from(name -> null);

  /**
   * Reads the settings.
   *
   * @param source gives the text of a setting, or null where it is not set
   * @return the settings
   * @throws IllegalArgumentException if a text cannot be read; the message names the setting
   */
  public static Settings from(Function<String, @Nullable String> source) {
    return new Settings(
        read(source, "sessionstorage.lock-timeout", "30s", Settings::duration),
        read(source, "sessionstorage.long-use-warning", "1s", Settings::duration),
        read(source, "sessionstorage.max-storage-size", "16MB", Settings::bytes));
  }

  private static <T> T read(
      Function<String, @Nullable String> source,
      String name,
      String fallback,
      Function<String, T> reader) {
    String text = source.apply(name);
    try {
      return reader.apply(text == null ? fallback : text.strip());
    } catch (IllegalArgumentException | ArithmeticException | DateTimeParseException e) {
      throw new IllegalArgumentException(
          "The setting " + name + " has the value \"" + text + "\": " + e.getMessage(), e);
    }
  }

  private static Duration duration(String text) {
    Duration duration = text.startsWith("P") ? Duration.parse(text) : amountOfTime(text);
    if (duration.isNegative()
        || duration.isZero()
        || duration.compareTo(Duration.ofDays(365)) > 0) {
      throw new IllegalArgumentException("a time must be more than zero and at most 365 days");
    }
    return duration;
  }

  private static Duration amountOfTime(String text) {
    Amount amount = Amount.of(text);
    return switch (amount.unit()) {
      case "ms" -> Duration.ofMillis(amount.number());
      case "s" -> Duration.ofSeconds(amount.number());
      case "m" -> Duration.ofMinutes(amount.number());
      case "h" -> Duration.ofHours(amount.number());
      default ->
          throw new IllegalArgumentException(
              "expected a time such as 500ms, 30s, 5m, 1h or, in ISO 8601, PT30S");
    };
  }

  private static long bytes(String text) {
    Amount amount = Amount.of(text);
    return switch (amount.unit()) {
      case "", "b" -> amount.number();
      case "kb" -> amount.number() << 10;
      case "mb" -> amount.number() << 20;
      case "gb" -> Math.multiplyExact(amount.number(), 1L << 30);
      default ->
          throw new IllegalArgumentException(
              "expected a size such as 65536, 64KB, 16MB or 1GB, or 0 for no limit");
    };
  }

  /** A whole number and its unit; text of any other form has a unit that nobody knows. */
  private record Amount(long number, String unit) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,12})\\s*([a-z]*)");

    static Amount of(String text) {
      Matcher form = FORM.matcher(text.toLowerCase(Locale.ROOT));
      return form.matches()
          ? new Amount(Long.parseLong(form.group(1)), form.group(2))
          : new Amount(0, "?");
    }
  }

  long lockTimeoutNanos() {
    return lockTimeout.toNanos();
  }
}
