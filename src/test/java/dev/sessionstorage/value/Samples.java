// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Values of each class that is accepted, its extremes among them. */
final class Samples {
  private static final LocalDateTime LOCAL = LocalDateTime.of(2024, 2, 29, 1, 2, 3, 4);

  private static final Map<Class<?>, List<Object>> ALL =
      Map.ofEntries(
          Map.entry(String.class, List.of("", "x", "text", "\u00e9\ud83d\ude00", "\ud800", "1")),
          Map.entry(Character.class, List.of('x', '\ud800', '\u0000')),
          Map.entry(Boolean.class, List.of(true, false)),
          Map.entry(
              Long.class,
              List.of(
                  0L,
                  1L,
                  -1L,
                  127L,
                  128L,
                  1L << 53,
                  (1L << 53) + 1,
                  1L << 60,
                  Long.MAX_VALUE,
                  Long.MIN_VALUE,
                  (1L << 24) + 1)),
          Map.entry(Integer.class, List.of(0, Integer.MIN_VALUE, Integer.MAX_VALUE)),
          Map.entry(Short.class, List.of((short) 0, Short.MIN_VALUE, Short.MAX_VALUE)),
          Map.entry(Byte.class, List.of((byte) 0, Byte.MIN_VALUE, Byte.MAX_VALUE)),
          Map.entry(
              Double.class,
              List.of(
                  0.0,
                  0.1,
                  0.5,
                  -1e300,
                  4e18,
                  0x1.0p60 + 256,
                  Math.PI,
                  Double.MIN_VALUE,
                  Double.MAX_VALUE,
                  Double.NaN,
                  Double.POSITIVE_INFINITY,
                  (double) 0.1f)),
          Map.entry(
              Float.class,
              List.of(0f, 0.1f, Float.MAX_VALUE, Float.NaN, -0f, Float.NEGATIVE_INFINITY)),
          Map.entry(
              BigInteger.class,
              List.of(
                  BigInteger.ZERO,
                  BigInteger.TEN,
                  BigInteger.TWO.pow(64),
                  BigInteger.TWO.pow(1000).negate(),
                  BigInteger.ONE.shiftLeft(53).add(BigInteger.ONE))),
          Map.entry(
              BigDecimal.class,
              List.of(
                  new BigDecimal("0.1"),
                  new BigDecimal("1.50"),
                  BigDecimal.ZERO,
                  new BigDecimal("1E+20"),
                  new BigDecimal("1152921504606847200"),
                  new BigDecimal("0.10000000000000000001"),
                  new BigDecimal("1E-400"))),
          Map.entry(LocalDate.class, List.of(LocalDate.MIN, LocalDate.MAX, LocalDate.EPOCH)),
          Map.entry(LocalTime.class, List.of(LocalTime.MIN, LocalTime.MAX)),
          Map.entry(LocalDateTime.class, List.of(LocalDateTime.MIN, LocalDateTime.MAX, LOCAL)),
          Map.entry(
              OffsetDateTime.class,
              List.of(OffsetDateTime.MIN, OffsetDateTime.MAX, LOCAL.atOffset(ZoneOffset.UTC))),
          Map.entry(
              ZonedDateTime.class,
              List.of(
                  LOCAL.atZone(ZoneId.of("Europe/Paris")),
                  LOCAL.atZone(ZoneOffset.ofHours(-5)),
                  LOCAL.atZone(ZoneId.of("UTC+01:00")),
                  ZonedDateTime.of(2026, 10, 25, 2, 30, 0, 0, ZoneId.of("Europe/Paris"))
                      .withLaterOffsetAtOverlap())),
          Map.entry(Instant.class, List.of(Instant.MIN, Instant.MAX, Instant.EPOCH)),
          Map.entry(
              Duration.class,
              List.of(Duration.ofSeconds(Long.MIN_VALUE), Duration.ofSeconds(Long.MAX_VALUE, 1))),
          Map.entry(UUID.class, List.of(new UUID(-1, 1))),
          Map.entry(byte[].class, List.of(new byte[0], new byte[] {1, -1})));

  private Samples() {}

  static List<Object> of(Class<?> type) {
    List<Object> samples = ALL.get(type);
    if (samples == null) {
      throw new AssertionError("a new type needs samples: " + type);
    }
    return samples;
  }
}
