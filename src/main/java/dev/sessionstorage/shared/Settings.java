// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.spi.InvalidSettingException;
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

  private static final String TIME =
      "expected a time such as 500ms, 30s, 5m, 1h or, in ISO 8601, PT30S, more than zero and at"
          + " most 365 days";
  private static final String SIZE =
      "expected a size such as 65536, 64KB, 16MB or 1GB, or 0 for no limit";

  /** The settings of whoever sets nothing. */
  public static final Settings DEFAULT = from(name -> null);

  /**
   * Reads the settings.
   *
   * @param source gives the text of a setting, or null where it is not set
   * @return the settings
   * @throws InvalidSettingException if a text cannot be read; the message names the setting
   */
  public static Settings from(Function<String, @Nullable String> source) {
    return new Settings(
        read(source, "sessionstorage.lock-timeout", "30s", Settings::duration, TIME),
        read(source, "sessionstorage.long-use-warning", "1s", Settings::duration, TIME),
        read(source, "sessionstorage.max-storage-size", "16MB", Settings::bytes, SIZE));
  }

  private static <T> T read(
      Function<String, @Nullable String> source,
      String name,
      String fallback,
      Function<String, @Nullable T> reader,
      String expected) {
    String text = source.apply(name);
    T value = readOrNull(text == null ? fallback : text.strip(), reader);
    if (value == null) {
      throw new InvalidSettingException(name, String.valueOf(text), expected);
    }
    return value;
  }

  private static <T> @Nullable T readOrNull(String text, Function<String, @Nullable T> reader) {
    try {
      return reader.apply(text);
    } catch (ArithmeticException | DateTimeParseException e) {
      return null; // too much, or not of the form; the error says what is expected
    }
  }

  private static @Nullable Duration duration(String text) {
    Duration duration = text.startsWith("P") ? Duration.parse(text) : amountOfTime(text);
    boolean possible =
        duration != null
            && !duration.isNegative()
            && !duration.isZero()
            && duration.compareTo(Duration.ofDays(365)) <= 0;
    return possible ? duration : null;
  }

  private static @Nullable Duration amountOfTime(String text) {
    Amount amount = Amount.of(text);
    return switch (amount.unit()) {
      case "ms" -> Duration.ofMillis(amount.number());
      case "s" -> Duration.ofSeconds(amount.number());
      case "m" -> Duration.ofMinutes(amount.number());
      case "h" -> Duration.ofHours(amount.number());
      default -> null;
    };
  }

  private static @Nullable Long bytes(String text) {
    Amount amount = Amount.of(text);
    return switch (amount.unit()) {
      case "", "b" -> Long.valueOf(amount.number());
      case "kb" -> Long.valueOf(amount.number() << 10);
      case "mb" -> Long.valueOf(amount.number() << 20);
      case "gb" -> Long.valueOf(Math.multiplyExact(amount.number(), 1L << 30));
      default -> null;
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
