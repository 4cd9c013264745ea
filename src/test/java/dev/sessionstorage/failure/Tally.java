// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What some rounds came to. */
public final class Tally {

  /** One column of the table. */
  public enum Figure {
    /** How many there were. */
    ROUNDS("rounds"),
    /** Updates whose callers were told that they are published. */
    ACKNOWLEDGED("acknowledged"),
    /** Updates whose callers were told that they are not. */
    REFUSED("refused"),
    /** Updates whose callers were told neither, or were killed. */
    UNKNOWN("unknown"),
    /** Sessions that have begun and ended meanwhile. */
    ENDED("sessions ended"),
    /** Acknowledged updates, children and sessions that are not there, or were not for a while. */
    LOST("lost", true),
    /** Refused or removed ones that are there, or too many of a thread's. */
    STALE("stale", true),
    /**
     * Reads that missed the own member's update, a session or an object; unannounced exceptions.
     */
    MISREAD("misread", true),
    /** Entries of the store that no session mentions. */
    ORPHANS("orphans", true),
    /** Ends that a member was not told soon: it is told them when the session is removed. */
    LATE("ends not told in 20 s"),
    /** Ends that a member was not told, or twice, and ended sessions that are still there. */
    UNTOLD("ends not told once", true),
    /** The longest call on a member to which nothing was done. */
    STALL("longest stall"),
    /** The longest time until the lock of a dead, stopped or cut-off holder was free. */
    FREE("lock free after");

    private final String title;
    private final boolean fault;

    Figure(String title) {
      this(title, false);
    }

    Figure(String title, boolean fault) {
      this.title = title;
      this.fault = fault;
    }

    private boolean isTime() {
      return this == STALL || this == FREE;
    }

    private long plus(long one, long other) {
      return isTime() ? Math.max(one, other) : one + other;
    }

    private String text(long value) {
      return isTime()
          ? "%.1f s".formatted(Duration.ofNanos(value).toMillis() / 1000.0)
          : "" + value;
    }
  }

  static final Tally NOTHING = new Tally(Map.of());
  private final Map<Figure, Long> figures;

  private Tally(Map<Figure, Long> figures) {
    this.figures = Collections.unmodifiableMap(figures);
  }

  static Tally of(Figure figure, long value) {
    return NOTHING.plus(figure, value);
  }

  static Tally of(Figure figure, Duration value) {
    return of(figure, value.toNanos());
  }

  Tally plus(Figure figure, long value) {
    Map<Figure, Long> sum = new EnumMap<>(Figure.class);
    sum.putAll(figures);
    sum.merge(figure, value, figure::plus);
    return new Tally(sum);
  }

  Tally plus(Tally other) {
    Tally sum = this;
    for (Map.Entry<Figure, Long> entry : other.figures.entrySet()) {
      sum = sum.plus(entry.getKey(), entry.getValue());
    }
    return sum;
  }

  /** Gives one of them. */
  public long get(Figure figure) {
    return figures.getOrDefault(figure, 0L);
  }

  Duration time(Figure figure) {
    return Duration.ofNanos(get(figure));
  }

  /** Whether every promise was kept. */
  boolean isClean() {
    return Stream.of(Figure.values()).filter(figure -> figure.fault).allMatch(f -> get(f) == 0);
  }

  static String header() {
    return row("scenario", figure -> figure.title) + "\n" + row("---", unused -> "---");
  }

  String line(String name) {
    return row(name, figure -> figure.text(get(figure)));
  }

  private static String row(String first, java.util.function.Function<Figure, String> cell) {
    return Stream.concat(Stream.of(first), Stream.of(Figure.values()).map(cell))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  @Override
  public String toString() {
    return line("figures");
  }
}
