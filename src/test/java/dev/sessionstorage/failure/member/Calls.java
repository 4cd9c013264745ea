// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure.member;

import dev.sessionstorage.SessionClosedException;
import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.UseLostException;
import dev.sessionstorage.UseTimeoutException;
import dev.sessionstorage.failure.member.Ledger.Column;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;

/** Calls of the API, and what their callers are told. */
public final class Calls {

  /** Whether a block was published. */
  public enum Outcome {
    /** It was. */
    PUBLISHED,
    /** It was not. */
    REFUSED,
    /** Its caller cannot know. */
    UNKNOWN
  }

  private static final long LONG = TimeUnit.SECONDS.toNanos(2);

  private Calls() {}

  /** Runs a block, and notes how long it took. */
  static Outcome call(Ledger.Row row, Runnable block) {
    long begin = System.nanoTime();
    try {
      return call(block);
    } catch (NoSuchElementException | SessionClosedException e) {
      row.add(Column.GONE);
      return told(e, Outcome.REFUSED);
    } catch (RuntimeException | AssertionError e) {
      row.add(Column.BROKEN);
      e.printStackTrace();
      return told(e, Outcome.UNKNOWN);
    } finally {
      long took = System.nanoTime() - begin;
      row.put(Column.STALL, Math.max(took, row.get(Column.STALL)));
      if (took > LONG) {
        System.err.println(now() + " a call took " + took / 1_000_000 + " ms: " + block);
      }
    }
  }

  /** Runs a block; throws what no caller should ever see here. */
  static Outcome call(Runnable block) {
    try {
      block.run();
      return Outcome.PUBLISHED;
    } catch (UseLostException | UseTimeoutException | NotThereException e) {
      return told(e, Outcome.REFUSED);
    } catch (StorageUnavailableException e) {
      return told(e, Outcome.UNKNOWN);
    }
  }

  /** There is nothing to count in just now. */
  static final class NotThereException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static Outcome told(Throwable e, Outcome outcome) {
    System.err.println(now() + " " + outcome + ": " + e);
    return outcome;
  }

  private static String now() {
    return LocalTime.now(ZoneOffset.UTC) + " " + Thread.currentThread().getName();
  }
}
