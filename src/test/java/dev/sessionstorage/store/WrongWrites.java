// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.store;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Change;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Store;
import dev.sessionstorage.spi.store.Verdict;
import dev.sessionstorage.spi.store.Written;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Stores that each break one rule of writing. */
final class WrongWrites {
  private WrongWrites() {}

  private static @Nullable Cell present(Store store, Key key) {
    return store.read(Set.of(key), true).cells().get(key);
  }

  /** As long as a store on the network needs for a step. */
  private static void travel() {
    LockSupport.parkNanos(50_000);
  }

  private static Commit from(Commit commit, @Nullable Cell from) {
    Change pivot = commit.pivot();
    return new Commit(
        commit.births(),
        new Change(pivot.key(), from, pivot.to()),
        commit.deaths(),
        commit.index());
  }

  /** Compares what the cells say, not who wrote them. */
  static Store comparingBytes(Store real) {
    return new ForwardingStore(real) {
      @Override
      public Written write(Commit commit) {
        Cell from = commit.pivot().from();
        Cell there = present(this, commit.pivot().key());
        boolean same = from != null && there != null && Arrays.equals(from.body(), there.body());
        return super.write(same ? from(commit, there) : commit);
      }
    };
  }

  /** Takes every change of a cell that is there. */
  static Store lastWriteWins(Store real) {
    return new ForwardingStore(real) {
      @Override
      public Written write(Commit commit) {
        Cell there = present(this, commit.pivot().key());
        return super.write(commit.pivot().from() == null ? commit : from(commit, there));
      }
    };
  }

  /** Looks first and writes afterwards. */
  static Store lookingFirst(Store real) {
    return new ForwardingStore(real) {
      @Override
      public Written write(Commit commit) {
        Cell there = present(this, commit.pivot().key());
        if (!Objects.equals(commit.pivot().from(), there)) {
          return super.write(commit);
        }
        travel();
        Written written = super.write(commit);
        while (written.verdict() == Verdict.REFUSED) {
          written = super.write(from(commit, present(this, commit.pivot().key())));
        }
        return written;
      }
    };
  }

  /** Refuses what it does nevertheless, a little later. */
  static Store refusingAndDoing(Store real) {
    return new ForwardingStore(real) {
      @Override
      public Written write(Commit commit) {
        Written written = super.write(commit);
        if (written.verdict() == Verdict.REFUSED) {
          super.write(from(commit, present(this, commit.pivot().key())));
        }
        return written;
      }
    };
  }

  /** Takes a commit that is repeated for that of a rival. */
  static Store forgettingItsOwn(Store real) {
    return new ForwardingStore(real) {
      @Override
      public Written write(Commit commit) {
        Cell to = commit.pivot().to();
        boolean repeated =
            !Objects.equals(commit.pivot().from(), to)
                && Objects.equals(to, present(this, commit.pivot().key()));
        return repeated ? Written.REFUSED : super.write(commit);
      }
    };
  }

  /** Says that all is done which it has done once, whatever has become of it. */
  static Store rememberingTooWell(Store real) {
    Set<Commit> done = new HashSet<>();
    return new ForwardingStore(real) {
      @Override
      public Written write(Commit commit) {
        if (done.contains(commit)) {
          return Written.DONE;
        }
        Written written = super.write(commit);
        if (written.verdict() == Verdict.DONE) {
          done.add(commit);
        }
        return written;
      }
    };
  }

  /** Says that it is done before it knows. */
  static Store hoping(Store real) {
    return new ForwardingStore(real) {
      @Override
      public Written write(Commit commit) {
        super.write(commit);
        return Written.DONE;
      }
    };
  }

  /** Removes what dies before it knows whether the pivot is refused. */
  static Store killingFirst(Store real) {
    return new ForwardingStore(real) {
      @Override
      public Written write(Commit commit) {
        for (Key death : commit.deaths()) {
          read(Set.of(death), true)
              .cells()
              .forEach((key, cell) -> super.write(Commit.of(new Change(key, cell, null))));
        }
        return super.write(commit);
      }
    };
  }

  /** Makes the births one by one, though it says that its commits are atomic. */
  static Store bearingOneByOne(Store real) {
    return new ForwardingStore(real) {
      @Override
      public Written write(Commit commit) {
        commit.births().forEach(birth -> super.write(Commit.of(birth)));
        travel();
        return super.write(commit);
      }
    };
  }

  /** Replaces what is in the way of a birth. */
  static Store bearingOver(Store real) {
    return new ForwardingStore(real) {
      @Override
      public Written write(Commit commit) {
        for (Change birth : commit.births()) {
          Cell there = present(this, birth.key());
          if (there != null) {
            super.write(Commit.of(new Change(birth.key(), there, birth.to())));
          }
        }
        return super.write(commit);
      }
    };
  }

  /** Forgets the deaths of a commit that it had done already. */
  static Store stoppingHalfWay(Store real) {
    return new ForwardingStore(real) {
      @Override
      public Written write(Commit commit) {
        Cell there = present(this, commit.pivot().key());
        return Objects.equals(commit.pivot().to(), there)
            ? super.write(new Commit(commit.births(), commit.pivot(), Set.of(), commit.index()))
            : super.write(commit);
      }
    };
  }

  /** Sets the index of a commit that it refuses. */
  static Store indexingFirst(Store real) {
    return new ForwardingStore(real) {
      @Override
      public Written write(Commit commit) {
        Key record = commit.pivot().key().sibling(Key.RECORD);
        Cell there = present(this, record);
        if (there != null && commit.index() != null) {
          super.write(
              new Commit(List.of(), new Change(record, there, there), Set.of(), commit.index()));
        }
        return super.write(commit);
      }
    };
  }
}
