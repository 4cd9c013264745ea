// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Verdict;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The way to the store: each call has a plan, when it takes place and when it is answered. */
class SimCalls {
  static final long MICRO = TimeUnit.MICROSECONDS.toNanos(1);
  static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);
  static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  /** When the last lost write takes place. */
  static final long LATEST = 14 * SECOND;

  /** The answer to a read. */
  interface Reading {
    void read(Map<Key, Cell> cells);

    void failed();
  }

  final Schedule schedule;
  final SplittableRandom random;
  final Scenario scenario;
  final SimStore store;
  private boolean calm;

  SimCalls(Schedule schedule, SplittableRandom random, Scenario scenario, SimStore store) {
    this.schedule = schedule;
    this.random = random;
    this.scenario = scenario;
    this.store = store;
  }

  /** Nothing goes wrong from now on. */
  void calm() {
    calm = true;
  }

  boolean happens(Fault fault, int percent) {
    return !calm && scenario.has(fault) && random.nextInt(100) < percent;
  }

  /** How long a message or half a call is on its way. */
  long way() {
    return happens(Fault.SLOW, 2)
        ? random.nextLong(4 * SECOND)
        : 50 * MICRO + random.nextLong(MILLI);
  }

  void read(SimMember member, Set<Key> keys, Reading answer) {
    if (member.isCutOff() || happens(Fault.UNKNOWN, 1)) {
      schedule.after(random.nextLong(2 * SECOND), () -> member.run(answer::failed));
      return;
    }
    schedule.after(
        way(),
        () -> {
          Map<Key, Cell> cells = store.read(keys);
          schedule.after(way(), () -> member.run(() -> answer.read(cells)));
        });
  }

  void write(SimMember member, Commit commit, Consumer<Verdict> answer) {
    if (member.isCutOff() || happens(Fault.UNKNOWN, 5)) {
      schedule.after(
          random.nextLong(2 * SECOND), () -> member.run(() -> answer.accept(Verdict.UNKNOWN)));
      lose(commit);
      return;
    }
    boolean again = happens(Fault.REPEAT, 5);
    steps(
        commit,
        way(),
        true,
        verdict -> {
          answer(member, verdict, answer);
          if (again) {
            steps(commit, random.nextLong(12 * SECOND), true, ignored -> {});
          }
        });
  }

  private void answer(SimMember member, Verdict verdict, Consumer<Verdict> answer) {
    schedule.after(way(), () -> member.run(() -> answer.accept(verdict)));
  }

  /** The outcome is not told: it takes place at some time, in part, for a while, or never. */
  private void lose(Commit commit) {
    long when = random.nextBoolean() ? way() : random.nextLong(LATEST);
    switch (random.nextInt(4)) {
      case 0 -> {}
      case 1 -> {
        if (happens(Fault.UNDONE, 100)) {
          schedule.after(when, () -> store.write(commit, false));
          schedule.after(when + random.nextLong(8 * SECOND), store::failOver);
        }
      }
      case 2 -> {
        if (happens(Fault.CUT, 100) && !store.atomic()) {
          cut(commit, when);
        }
      }
      default -> steps(commit, when, true, verdict -> {});
    }
  }

  private void cut(Commit commit, long when) {
    boolean alsoPivot = random.nextBoolean();
    schedule.after(
        when,
        () -> {
          if (store.allowsBirths(commit)) {
            store.births(commit, true);
            if (alsoPivot && store.allowsPivot(commit)) {
              store.pivot(commit, true);
            }
          }
        });
  }

  /** Does a commit, step by step unless the store does it as a whole. */
  void steps(Commit commit, long when, boolean safely, Consumer<Verdict> then) {
    boolean whole = store.atomic() || (commit.births().isEmpty() && commit.deaths().isEmpty());
    schedule.after(
        when, whole ? () -> then.accept(store.write(commit, safely)) : () -> births(commit, then));
  }

  private void births(Commit commit, Consumer<Verdict> then) {
    if (store.allowsBirths(commit)) {
      store.births(commit, true);
      schedule.after(way(), () -> pivot(commit, then));
    } else {
      then.accept(Verdict.REFUSED);
    }
  }

  private void pivot(Commit commit, Consumer<Verdict> then) {
    if (store.allowsPivot(commit)) {
      store.pivot(commit, true);
      schedule.after(way(), () -> deaths(commit, then));
    } else {
      then.accept(Verdict.REFUSED);
    }
  }

  private void deaths(Commit commit, Consumer<Verdict> then) {
    store.deaths(commit, true);
    then.accept(Verdict.DONE);
  }
}
