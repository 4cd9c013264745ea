// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.report;

import static dev.sessionstorage.benchmarks.report.Contestant.HASH_MAP;
import static dev.sessionstorage.benchmarks.report.Contestant.LIMIT;
import static dev.sessionstorage.benchmarks.report.Contestant.SHIRO;
import static dev.sessionstorage.benchmarks.report.Contestant.SPRING;
import static dev.sessionstorage.benchmarks.report.Contestant.TOMCAT;
import static dev.sessionstorage.benchmarks.report.Contestant.VAADIN;
import static dev.sessionstorage.benchmarks.report.Unit.BYTES;
import static dev.sessionstorage.benchmarks.report.Unit.COUNTS_PER_MICRO;
import static dev.sessionstorage.benchmarks.report.Unit.MICROS;
import static dev.sessionstorage.benchmarks.report.Unit.MILLIS;
import static dev.sessionstorage.benchmarks.report.Unit.NANOS;

import java.util.List;

/** What is measured, what the limit is, and what shall be reached. */
public enum Row {
  READ(
      "Read a value through a held reference",
      NANOS,
      "ConcurrentHashMap.get",
      Goal.atMostTimes(1.7, LIMIT),
      Goal.atMostTimes(1.3, TOMCAT),
      Goal.allocates(0)),
  CURRENT(
      "current() and read, in a bound request",
      NANOS,
      "ConcurrentHashMap.get",
      Goal.atMostTimes(3, LIMIT),
      Goal.aheadOfPeers()),
  FIND(
      "of(id) among 1,000,000 sessions",
      NANOS,
      "ConcurrentHashMap.get of the same keys",
      Goal.atMostTimes(1.2, LIMIT),
      Goal.aheadOfPeers()),
  PUT(
      "use and one put, ten names, uncontended",
      NANOS,
      "ReentrantLock and HashMap.put",
      Goal.atMostTimes(2.5, LIMIT),
      Goal.aheadOf(SHIRO),
      Goal.timesBetter(10, SPRING),
      Goal.allocates(80)),
  PUT_TWO(
      "use and two puts, ten names, uncontended",
      NANOS,
      "ReentrantLock and two HashMap.put",
      Goal.atMost(57, NANOS)),
  PUT_100(
      "use and one put, 100 names",
      NANOS,
      "ReentrantLock and HashMap.put",
      Goal.lessThanTimes(10, () -> Row.PUT, "ten names")),
  PUT_10000(
      "use and one put, 10,000 names",
      NANOS,
      "ReentrantLock and HashMap.put",
      Goal.lessThanTimes(1000, () -> Row.PUT, "ten names")),
  PUT_BESIDE(
      "use and one put, while other storages are observed",
      NANOS,
      "the same where nothing is observed",
      Goal.noLoss(1.05, LIMIT)),
  COUNTER_2(
      "Counter in one session, 2 threads",
      COUNTS_PER_MICRO,
      "ReentrantLock and a long",
      Goal.atLeastTimes(0.35, LIMIT),
      Goal.timesBetter(2, VAADIN)),
  COUNTER_8(
      "Counter in one session, 8 threads",
      COUNTS_PER_MICRO,
      "ReentrantLock and a long",
      Goal.atLeastTimes(0.15, LIMIT),
      Goal.timesBetter(2, VAADIN)),
  POLITE(
      "Longest wait of a polite thread among 8 greedy ones",
      MILLIS,
      "ReentrantLock and a long",
      Goal.atMost(7, MILLIS)),
  TO_MAP(
      "toMap() of ten names in three levels",
      NANOS,
      "copying the HashMaps",
      Goal.atMostTimes(1.5, LIMIT)),
  TO_MAP_10(
      "toMap() of ten names in one level", NANOS, "copying the HashMap", Goal.atMost(19.2, NANOS)),
  TO_MAP_10000(
      "toMap() of 10,000 names that nobody writes meanwhile",
      NANOS,
      "copying the HashMap",
      Goal.lessThanTimes(2, () -> Row.TO_MAP_10, "ten names: no copy"),
      Goal.allocates(80)),
  RECORD_PUT(
      "Put a record of five components",
      NANOS,
      "the same as a map, by hand",
      Goal.atMostTimes(3, LIMIT)),
  RECORD_READ(
      "Read a record of five components with as()",
      NANOS,
      "five reads and the constructor, by hand",
      Goal.atMostTimes(3, LIMIT)),
  BYTES_BOUND("Memory of a bound session, of 1,000,000", BYTES, "", Goal.atMost(192, BYTES)),
  BYTES_TEN(
      "Memory of ten names, of 1,000,000 sessions", BYTES, "", Goal.atMostTimes(0.53, HASH_MAP)),
  FILTER_NO_SESSION(
      "What the filters cost a request without a session", NANOS, "", Goal.leavesOfRequests(0.98)),
  FILTER_SESSION("What they cost a request with a session", NANOS, "", Goal.leavesOfRequests(0.98)),
  FILTER_FORWARD(
      "What they cost one with a session and a forward", NANOS, "", Goal.leavesOfRequests(0.98)),
  FILTER_ASYNC(
      "What they cost one with a session and an asynchronous dispatch",
      NANOS,
      "",
      Goal.leavesOfRequests(0.98)),
  REQUEST("CPU time of a whole request on Jetty", MICROS, "the same without the jar");

  final String title;
  final Unit unit;
  final String limit;

  @SuppressWarnings("ImmutableEnumChecker") // neither the list nor the goals change
  final List<Goal> goals;

  Row(String title, Unit unit, String limit, Goal... goals) {
    this.title = title;
    this.unit = unit;
    this.limit = limit;
    this.goals = List.of(goals);
  }

  /** What a contestant is called in this row. */
  String label(Contestant contestant) {
    return contestant == LIMIT ? "limit: " + limit : contestant.label;
  }
}
