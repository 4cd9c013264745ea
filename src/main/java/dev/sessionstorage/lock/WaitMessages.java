// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.lock;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The texts of waits that end without the lock: who holds it, since when, and where. */
public final class WaitMessages {
  private static final int FRAMES = 12;

  private WaitMessages() {}

  static String describe(@Nullable Thread holder) {
    return holder == null
        ? "blocks of other threads"
        : "a block of thread \"" + holder.getName() + "\"";
  }

  static String timeout(Wanted wanted, long waited, @Nullable Thread holder, long held) {
    return "Waited "
        + millis(waited)
        + " ms for "
        + wanted.description()
        + ", which is in use by "
        + describe(holder)
        + " since at least "
        + millis(held)
        + " ms. Nothing was changed. Keep blocks short, or give this one more time with"
        + " use(Duration, ...) or sessionstorage.lock-timeout. It is here:"
        + where(holder);
  }

  /**
   * The text for a wait that has lasted too long, where another member of the cluster holds on.
   *
   * @param wanted what is waited for
   * @param waited how long, in nanoseconds
   * @param member the name of the member
   * @return the message
   */
  public static String timeout(Wanted wanted, long waited, String member) {
    return "Waited "
        + millis(waited)
        + " ms for "
        + wanted.description()
        + ", which is in use on member "
        + member
        + ". Nothing was changed. Keep blocks short, or give this one more time with"
        + " use(Duration, ...) or sessionstorage.lock-timeout.";
  }

  /**
   * The text for a wait that an interrupt has ended.
   *
   * @param wanted what is waited for
   * @param holder a text that says who holds it
   * @return the message
   */
  public static String interrupted(Wanted wanted, String holder) {
    return "The thread was interrupted while it waited for "
        + wanted.description()
        + ", which is in use by "
        + holder
        + ". Nothing was changed; the interrupt flag is set.";
  }

  /** Logs where a block is that others have waited for too long. */
  static void warn(Wanted wanted, long waited, @Nullable Thread holder) {
    Logger logger = System.getLogger("dev.sessionstorage");
    logger.log(
        Level.WARNING,
        "A thread has waited {0} ms for {1}, which is in use by {2}. Keep blocks short: no"
            + " waiting, no network, no user. It is here:{3}",
        millis(waited),
        wanted.description(),
        describe(holder),
        where(holder));
  }

  private static String millis(long nanos) {
    return Long.toString(TimeUnit.NANOSECONDS.toMillis(nanos));
  }

  private static String where(@Nullable Thread holder) {
    StackTraceElement[] stack = holder == null ? new StackTraceElement[0] : holder.getStackTrace();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(FRAMES, stack.length); i++) {
      text.append("\n\tat ").append(stack[i]);
    }
    return text.isEmpty() ? " (no stack: it has just left)" : text.toString();
  }
}
