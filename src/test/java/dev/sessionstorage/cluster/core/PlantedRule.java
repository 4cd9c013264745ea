// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Verdict;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rules that were tried and are wrong. The simulation must notice each of them. */
@SuppressWarnings("ImmutableEnumChecker") // its parts are never changed
enum PlantedRule {
  /** A child can be entered before the commit that creates it is published. */
  BIRTHS_DO_NOT_SETTLE(
      new Rules() {
        @Override
        void expect(Situation lease, Attempt attempt) {
          Publish.bear(lease, attempt);
        }
      },
      Fault.UNKNOWN),

  /** Whoever sees a new child believes that it was created. */
  NEWBORN_IS_BELIEVED(
      new Rules() {
        @Override
        boolean doubtsBirth(Head head) {
          return false;
        }

        @Override
        boolean believesCells() {
          return true;
        }
      },
      Fault.UNKNOWN,
      Fault.UNDONE,
      Fault.REPEAT,
      Fault.CRASH),

  /** A child that is there is used, whatever the first level says. */
  CELLS_ARE_BELIEVED(
      new Rules() {
        @Override
        boolean believesCells() {
          return true;
        }
      },
      Fault.REPEAT,
      Fault.JUMP),

  /** What a read does not find is gone for good. */
  ABSENCE_IS_BELIEVED(
      new Rules() {
        @Override
        boolean believesAbsence() {
          return true;
        }
      },
      Fault.UNKNOWN,
      Fault.UNDONE,
      Fault.UNREACHABLE,
      Fault.CRASH,
      Fault.END),

  /** Removed children are deleted before the commit that removes them. */
  DEATHS_BEFORE_THE_PIVOT(new DeathsFirst(), Fault.UNKNOWN, Fault.JUMP),

  /** Threads of the holder follow each other although members wait. */
  LOCAL_THREADS_FIRST(
      new Rules() {
        @Override
        boolean takesTurns() {
          return false;
        }
      }),

  /** A group is handed over to a member that does not answer. */
  SILENT_MEMBERS_GET_TURNS(
      new Rules() {
        @Override
        boolean passesOver(UUID member, long recent, long now, Peers peers) {
          return false;
        }
      }),

  /** An attempt was published if the version has come as far. */
  FATE_BY_VERSION(
      new Rules() {
        @Override
        Fate fate(Attempt attempt, Cell cell, Head head) {
          boolean reached = head.version() >= attempt.head().version();
          return reached ? Fate.PUBLISHED : Fate.NOT_PUBLISHED;
        }
      },
      Fault.UNKNOWN,
      Fault.PAUSE,
      Fault.UNREACHABLE),

  /** A write replaces a cell that has the expected fence and version. */
  COUNTERS_GUARD(new Counters(), Fault.UNKNOWN, Fault.UNDONE),

  /** A read tells what became of an attempt. */
  READ_PROVES(
      new Rules() {
        @Override
        void prove(Settle attempt) {
          attempt.settled();
        }
      },
      Fault.UNKNOWN,
      Fault.UNDONE),

  /** An attempt that may still be under way is not stopped. */
  ATTEMPTS_GO_ON(
      new Rules() {
        @Override
        boolean stopsAttempts() {
          return false;
        }
      }),

  /** Threads enter while it is not known what became of a commit. */
  NO_WAIT_IN_DOUBT(
      new Rules() {
        @Override
        void doubt(Situation lease, Attempt attempt, long ticket) {
          lease.out.add(new Effect.Refuse(ticket, Reason.UNKNOWN));
          lease.keep(attempt.to(), attempt.head(), attempt.started());
          attempt.born().forEach(child -> lease.out.add(new Effect.Unsure(child)));
          lease.next();
        }
      }),

  /** What was learned before a lapse still counts. */
  LAPSE_IS_FORGOTTEN(
      new Rules() {
        @Override
        boolean holdsSince(long since, long now, Peers peers) {
          return peers.trusted(now);
        }
      }),

  /** A grant is believed however old it is. */
  OLD_GRANTS_COUNT(
      new Rules() {
        @Override
        boolean isNewer(Head grant, Head seen) {
          return true;
        }
      });

  final Plant plant;
  private final List<Fault> faults;

  PlantedRule(Rules rules, Fault... faults) {
    this(
        new Plant() {
          @Override
          Rules rules() {
            return rules;
          }
        },
        faults);
  }

  PlantedRule(Plant plant, Fault... faults) {
    this.plant = plant;
    this.faults = List.of(faults);
  }

  /** A history in which things go wrong that show what is wrong with this rule. */
  Scenario scenario(long seed) {
    return Scenario.of(seed).with(faults);
  }

  private static final class DeathsFirst extends Plant {
    @Override
    SimCalls calls(Schedule schedule, SplittableRandom random, Scenario scenario, SimStore store) {
      return new SimCalls(schedule, random, scenario, store) {
        @Override
        void write(SimMember member, Commit commit, Consumer<Verdict> answer) {
          if (!member.isCutOff()) {
            schedule.after(way(), () -> store.deaths(commit, true));
          }
          super.write(member, commit, answer);
        }
      };
    }
  }

  private static final class Counters extends Plant {
    @Override
    SimStore store(boolean atomic) {
      return new SimStore(atomic) {
        @Override
        boolean isSame(@Nullable Cell one, @Nullable Cell other) {
          Head first = one == null ? null : Situation.readable(one);
          Head second = other == null ? null : Situation.readable(other);
          if (first == null || second == null) {
            return first == null && second == null;
          }
          return first.fence() == second.fence() && first.version() == second.version();
        }
      };
    }
  }
}
