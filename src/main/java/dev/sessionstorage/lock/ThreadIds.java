// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.lock;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Numbers for threads, and threads for numbers. The numbers are the JDK's own, which it never uses
 * twice.
 */
final class ThreadIds {
  /** Threads that the JDK lists, with their own numbers. */
  private static final Integer LISTED = 0;

  /** Virtual threads: numbered by the JDK, but not listed. */
  private static final Integer UNLISTED = 1;

  /** Their class overrides {@code getId}, so that two of them may have the same number. */
  private static final Integer RENUMBERED = 2;

  /** The class itself keeps its kind: an object of ours would keep our class loader alive. */
  private static final ClassValue<Integer> KINDS =
      new ClassValue<>() {
        @Override
        protected Integer computeValue(Class<?> type) {
          return kindOf(type);
        }
      };

  /** The class of listed threads that was seen last: saves the look-up for pools of one class. */
  private static Class<?> listed = Thread.class;

  /** Far above the JDK's numbers, and with a bit to spare for the lock. */
  private static final AtomicLong LATEST_OWN_NUMBER = new AtomicLong(1L << 61);

  /** Only for threads whose class overrides {@code getId}. */
  private static final ThreadLocal<Long> OWN_NUMBER = new ThreadLocal<>();

  private ThreadIds() {}

  private static Integer kindOf(Class<?> type) {
    if (type.getName().startsWith("java.lang.")) {
      return type == Thread.class ? LISTED : UNLISTED;
    }
    try {
      Class<?> declaring = type.getMethod("getId").getDeclaringClass();
      return declaring == Thread.class ? LISTED : RENUMBERED;
    } catch (NoSuchMethodException | LinkageError e) {
      return RENUMBERED;
    }
  }

  /** The number of the calling thread. */
  static long of(Thread current) {
    return isListed(current) ? current.getId() : unlisted(current);
  }

  /** Whether {@link #find} knows the thread, so that nobody else has to remember it. */
  static boolean isListed(Thread thread) {
    Class<?> type = thread.getClass();
    return type == Thread.class || type == listed || lookUp(type);
  }

  private static boolean lookUp(Class<?> type) {
    boolean known = KINDS.get(type).equals(LISTED);
    if (known && outlivesUs(type)) {
      listed = type;
    }
    return known;
  }

  /** Whether our class loader needs that of the class anyway, so that keeping it does no harm. */
  private static boolean outlivesUs(Class<?> type) {
    ClassLoader wanted = type.getClassLoader();
    ClassLoader loader = ThreadIds.class.getClassLoader();
    while (loader != null && loader != wanted) {
      loader = loader.getParent();
    }
    return loader == wanted;
  }

  private static long unlisted(Thread current) {
    if (KINDS.get(current.getClass()).equals(UNLISTED)) {
      return current.getId();
    }
    Long own = OWN_NUMBER.get();
    if (own == null) {
      own = LATEST_OWN_NUMBER.incrementAndGet();
      OWN_NUMBER.set(own);
    }
    return own;
  }

  /** The live thread with a number, or null; takes its time. */
  static @Nullable Thread find(long id) {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    while (root.getParent() != null) {
      root = root.getParent();
    }
    Thread[] threads = new Thread[2 * root.activeCount() + 16];
    int count = root.enumerate(threads);
    for (int i = 0; i < count; i++) {
      if (threads[i].getId() == id && isListed(threads[i])) {
        return threads[i];
      }
    }
    return null;
  }
}
