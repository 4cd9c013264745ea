// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.DeadlockException;
import dev.sessionstorage.SharedGroupException;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.UseInterruptedException;
import dev.sessionstorage.UseTimeoutException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** However blocks end, no lock stays behind. */
class LockProperties {
  private static final Settings IMPATIENT =
      Settings.from(name -> name.equals("sessionstorage.lock-timeout") ? "3ms" : null);

  /** Thrown by blocks. */
  private static final class Injected extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Three groups: a storage's first level, one of its children, and one that may join. */
  private final SharedObject root = TestSession.storage(IMPATIENT, null).root();

  private final SharedObject child = root.objectOrNew("child");
  private final SharedObject free = DeepCopy.of(Map.of());
  private final List<SharedObject> objects = List.of(root, child, free);

  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void two_threads_that_fail_in_every_way_leave_no_lock(
      @ForAll @Size(max = 120) List<@IntRange(min = 0, max = 5039) Integer> first,
      @ForAll @Size(max = 120) List<@IntRange(min = 0, max = 5039) Integer> second)
      throws InterruptedException {
    AtomicReference<Throwable> unexpected = new AtomicReference<>();
    Thread one = thread(first, unexpected);
    Thread other = thread(second, unexpected);
    while (one.isAlive() || other.isAlive()) {
      one.interrupt();
      other.interrupt();
      one.join(1);
      other.join(1);
    }

    assertThat(unexpected.get()).isNull();
    for (SharedObject object : objects) {
      object.use(Duration.ZERO, editor -> editor.put("after", 1));
      assertThat(((Node) object).group().isHeld()).isFalse();
    }
  }

  private Thread thread(List<Integer> numbers, AtomicReference<Throwable> unexpected) {
    Iterator<Integer> steps = numbers.iterator();
    Thread thread =
        new Thread(
            () -> {
              while (steps.hasNext()) {
                attempt(steps, 0, unexpected);
              }
            });
    thread.start();
    return thread;
  }

  private void attempt(Iterator<Integer> steps, int depth, AtomicReference<Throwable> unexpected) {
    try {
      block(steps, depth, unexpected);
    } catch (Injected
        | DeadlockException
        | UseInterruptedException
        | UseTimeoutException
        | SharedGroupException planned) {
      // some clear the flag, some do not
      if (next(steps, 2) == 0) {
        boolean unused = Thread.interrupted();
      }
    } catch (Throwable other) {
      unexpected.compareAndSet(null, other);
    }
  }

  private static int next(Iterator<Integer> steps, int bound) {
    return steps.hasNext() ? steps.next() % bound : 0;
  }

  private void block(Iterator<Integer> steps, int depth, AtomicReference<Throwable> unexpected) {
    SharedObject object = objects.get(next(steps, 3));
    Duration wait = Duration.ofNanos(next(steps, 5) * 500_000L);
    object.use(
        wait,
        editor -> {
          editor.increment("n", 1);
          switch (next(steps, 6)) {
            case 0 -> throw new Injected();
            case 1 -> Thread.currentThread().interrupt();
            case 2 -> editor.put("free", free);
            case 3 -> LockSupport.parkNanos(100_000);
            default -> {
              if (depth < 4 && next(steps, 2) == 0) {
                attempt(steps, depth + 1, unexpected);
              } else if (depth < 4) {
                block(steps, depth + 1, unexpected);
              }
            }
          }
        });
  }

  /** One lock in some thousand stayed: the end of an inner block did not fit on the stack. */
  @Property(tries = 500, shrinking = ShrinkingMode.OFF)
  void a_stack_that_is_full_leaves_no_lock(
      @ForAll @IntRange(min = 0, max = 400) int offset, @ForAll boolean writes)
      throws InterruptedException {
    SharedObject object = DeepCopy.of(Map.of("v", 0));
    Thread thread = new Thread(null, () -> below(offset, object, writes), "deep", 256 << 10);
    thread.start();
    thread.join();

    assertThat(((Node) object).group().isHeld()).isFalse();
    assertThat(object.get("v")).isEqualTo(0L);
  }

  private static void below(int offset, SharedObject object, boolean writes) {
    if (offset > 0) {
      below(offset - 1, object, writes);
      return;
    }
    try {
      if (writes) {
        write(object);
      } else {
        enter(object);
      }
    } catch (StackOverflowError full) {
      // as planned
    }
  }

  @SuppressWarnings("InfiniteRecursion") // that is the point
  private static void write(SharedObject object) {
    object.use(
        editor -> {
          editor.increment("v", 1);
          write(object);
        });
  }

  @SuppressWarnings("InfiniteRecursion")
  private static void enter(SharedObject object) {
    object.use(editor -> enter(object));
  }
}
