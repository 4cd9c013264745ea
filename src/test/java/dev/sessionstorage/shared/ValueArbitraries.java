// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** All kinds of values that can be stored, in the form in which they come back. */
public final class ValueArbitraries {

  private ValueArbitraries() {}

  /** Values without names or elements. */
  public static Arbitrary<Object> plain() {
    Arbitrary<Long> longs = Arbitraries.longs();
    Arbitrary<Integer> nanos = Arbitraries.integers().between(0, 999_999_999);
    return Arbitraries.oneOf(
        List.of(
            Arbitraries.strings().all().ofMaxLength(20).asGeneric(),
            Arbitraries.of(true, false).asGeneric(),
            longs.asGeneric(),
            Arbitraries.doubles().asGeneric(),
            Arbitraries.of(
                    Double.NaN, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, -0.0, Double.MAX_VALUE)
                .asGeneric(),
            Arbitraries.bigIntegers()
                .between(BigInteger.TEN.pow(40).negate(), BigInteger.TEN.pow(40))
                .asGeneric(),
            Arbitraries.bigDecimals()
                .between(BigDecimal.TEN.pow(20).negate(), BigDecimal.TEN.pow(20))
                .ofScale(9)
                .asGeneric(),
            Arbitraries.of(new BigDecimal("1e999999999"), new BigDecimal("1.00")).asGeneric(),
            Arbitraries.longs()
                .between(-365_243_219_162L, 365_241_780_471L)
                .map(LocalDate::ofEpochDay)
                .asGeneric(),
            Arbitraries.longs()
                .between(0, 86_399_999_999_999L)
                .map(LocalTime::ofNanoOfDay)
                .asGeneric(),
            Arbitraries.longs()
                .between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond())
                .flatMap(second -> nanos.map(nano -> Instant.ofEpochSecond(second, nano)))
                .asGeneric(),
            longs
                .flatMap(second -> nanos.map(nano -> Duration.ofSeconds(second, nano)))
                .asGeneric(),
            localTimes().withoutEdgeCases().asGeneric(),
            localTimes()
                .flatMap(local -> offsets().map(local::atOffset))
                .withoutEdgeCases()
                .asGeneric(),
            localTimes()
                .flatMap(local -> zones().map(local::atZone))
                .withoutEdgeCases()
                .asGeneric(),
            longs.flatMap(high -> longs.map(low -> new UUID(high, low))).asGeneric(),
            Arbitraries.just(null)));
  }

  private static Arbitrary<LocalDateTime> localTimes() {
    long first = LocalDateTime.MIN.plusDays(1).toEpochSecond(ZoneOffset.UTC);
    long last = LocalDateTime.MAX.minusDays(1).toEpochSecond(ZoneOffset.UTC);
    return Arbitraries.oneOf(
            Arbitraries.longs().between(first, last),
            Arbitraries.longs().between(0, 4_000_000_000L))
        .flatMap(
            second ->
                Arbitraries.integers()
                    .between(0, 999_999_999)
                    .map(nano -> LocalDateTime.ofEpochSecond(second, nano, ZoneOffset.UTC)));
  }

  private static Arbitrary<ZoneOffset> offsets() {
    return Arbitraries.integers().between(-64_800, 64_800).map(ZoneOffset::ofTotalSeconds);
  }

  private static Arbitrary<ZoneId> zones() {
    return Arbitraries.oneOf(
        Arbitraries.of(ZoneId.getAvailableZoneIds()).map(ZoneId::of),
        offsets(),
        Arbitraries.of("UTC+01:00", "GMT", "UT", "Z").map(ZoneId::of));
  }

  /** Names, also those that no identifier could be. */
  public static Arbitrary<String> names() {
    return Arbitraries.strings().all().ofMaxLength(12);
  }

  /** Trees of values. */
  public static Arbitrary<Map<String, Object>> trees() {
    return map(4);
  }

  private static Arbitrary<Map<String, Object>> map(int depth) {
    return Arbitraries.maps(names(), value(depth)).ofMaxSize(5).map(LinkedHashMap::new);
  }

  private static Arbitrary<Object> value(int depth) {
    if (depth == 0) {
      return plain();
    }
    Arbitrary<Object> inner = Arbitraries.lazy(() -> value(depth - 1));
    return Arbitraries.frequencyOf(
        Tuple.of(4, plain()),
        Tuple.of(1, inner.list().ofMaxSize(4).asGeneric()),
        Tuple.of(1, Arbitraries.lazy(() -> map(depth - 1)).asGeneric()));
  }
}
