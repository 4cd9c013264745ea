// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.value;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** Writes and reads points in time. */
final class Times {

  private Times() {}

  static void writeOffset(OffsetDateTime time, Output out) {
    out.dateTime(time.toLocalDateTime());
    out.number(time.getOffset().getTotalSeconds());
  }

  static OffsetDateTime readOffset(Input in) throws IOException {
    return OffsetDateTime.of(in.dateTime(), ZoneOffset.ofTotalSeconds(in.integer()));
  }

  static void writeZoned(ZonedDateTime time, Output out) {
    out.dateTime(time.toLocalDateTime());
    out.number(time.getOffset().getTotalSeconds());
    out.text(time.getZone().getId());
  }

  /** Keeps the instant where the rules of the zone have changed since it was written. */
  static ZonedDateTime readZoned(Input in) throws IOException {
    LocalDateTime local = in.dateTime();
    ZoneOffset offset = ZoneOffset.ofTotalSeconds(in.integer());
    return ZonedDateTime.ofInstant(local, offset, ZoneId.of(in.text()));
  }

  static void writeInstant(Instant time, Output out) {
    out.number(time.getEpochSecond());
    out.number(time.getNano());
  }

  static Instant readInstant(Input in) throws IOException {
    return Instant.ofEpochSecond(in.number(), in.integer());
  }

  static void writeDuration(Duration time, Output out) {
    out.number(time.getSeconds());
    out.number(time.getNano());
  }

  static Duration readDuration(Input in) throws IOException {
    return Duration.ofSeconds(in.number(), in.integer());
  }
}
