// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tells who is inside a group, and where. */
final class Holders {
  private static final Logger LOGGER = System.getLogger("dev.sessionstorage");
  private static final int FRAMES = 12;

  private Holders() {}

  static String describe(@Nullable Use holder) {
    return holder == null
        ? "blocks of other threads"
        : "a block of thread \"" + holder.thread.getName() + "\"";
  }

  static String timeout(Node wanted, long waited, @Nullable Use holder, long held) {
    return "Waited "
        + millis(waited)
        + " ms for "
        + Paths.where(wanted)
        + ", which is in use by "
        + describe(holder)
        + " since at least "
        + millis(held)
        + " ms. Nothing was changed. Keep blocks short, or give this one more time with"
        + " use(Duration, ...) or sessionstorage.lock-timeout. It is here:"
        + where(holder);
  }

  /** The block is on another node of the cluster. */
  static String timeout(Node wanted, long waited, String node) {
    return "Waited "
        + millis(waited)
        + " ms for "
        + Paths.where(wanted)
        + ", which is in use on node "
        + node
        + ". Nothing was changed. Keep blocks short, or give this one more time with"
        + " use(Duration, ...) or sessionstorage.lock-timeout.";
  }

  static String interrupted(Node wanted, String holder) {
    return "The thread was interrupted while it waited for "
        + Paths.where(wanted)
        + ", which is in use by "
        + holder
        + ". Nothing was changed; the interrupt flag is set.";
  }

  /** Logs where a block is that others have waited for too long, once for each block. */
  static void warn(Node wanted, long waited, @Nullable Use holder) {
    if (holder != null && holder.firstWarning()) {
      LOGGER.log(
          Level.WARNING,
          "A thread has waited {0} ms for {1}, which is in use by {2}. Keep blocks short: no"
              + " waiting, no network, no user. It is here:{3}",
          millis(waited),
          Paths.where(wanted),
          describe(holder),
          where(holder));
    }
  }

  private static String millis(long nanos) {
    return Long.toString(TimeUnit.NANOSECONDS.toMillis(nanos));
  }

  private static String where(@Nullable Use holder) {
    StackTraceElement[] stack =
        holder == null ? new StackTraceElement[0] : holder.thread.getStackTrace();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(FRAMES, stack.length); i++) {
      text.append("\n\tat ").append(stack[i]);
    }
    return text.isEmpty() ? " (no stack: it has just left)" : text.toString();
  }
}
