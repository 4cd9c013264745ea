// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Look;
import dev.sessionstorage.spi.store.Stamp;
import org.jspecify.annotations.Nullable;

/** A procedure that runs on {@link Cells}, at once or step by step. */
final class Run<R> {
  private static final int MOST = 200;

  private final Procedure<R> procedure;
  private final Cells cells;
  private Step<R> step;
  private long now;

  Run(Procedure<R> procedure, Cells cells, long now) {
    this.procedure = procedure;
    this.cells = cells;
    this.now = now;
    this.step = procedure.next(now);
  }

  static <R> R all(Procedure<R> procedure, Cells cells) {
    return new Run<>(procedure, cells, 0).toEnd();
  }

  boolean isDone() {
    return step instanceof Step.Done;
  }

  /** One call of the store and what it leads to. */
  void step() {
    now++;
    if (step instanceof Step.Read<R> read) {
      Look look = cells.read(read.keys());
      step = look == null ? procedure.unavailable(now) : procedure.read(look, now);
    } else if (step instanceof Step.Write<R> write) {
      step = procedure.written(cells.write(write.commit()), now);
    } else if (step instanceof Step.Pause<R> pause) {
      now = Math.max(now, pause.until());
      step = procedure.next(now);
    }
  }

  R toEnd() {
    for (int i = 0; i < MOST && !isDone(); i++) {
      step();
    }
    return result();
  }

  R result() {
    if (step instanceof Step.Done<R> done) {
      return done.result();
    }
    throw new AssertionError("It does not end, but wants " + step);
  }

  Step<R> wants() {
    return step;
  }

  /** Stamps that count up. */
  static Chance chance() {
    return new Chance() {
      private long last;

      @Override
      public Stamp stamp() {
        return new Stamp(7, ++last);
      }

      @Override
      public long below(long bound) {
        return 0;
      }
    };
  }

  /** A result that may be null. */
  @Nullable R resultOrNull() {
    return isDone() ? result() : null;
  }
}
