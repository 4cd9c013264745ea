// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import com.hazelcast.cluster.Member;
import com.hazelcast.map.IMap;
import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.UseUnknownException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A map of the grid whose writes are believed only when they are proved. The grid calls a write
 * done when a backup has not answered for 5 seconds, or has left; and a write that it repeated by
 * itself may say that it failed. So whatever was not quick and undisturbed is looked at, and
 * written again.
 */
final class CheckedMap<V> {
  private static final long QUICK = TimeUnit.SECONDS.toNanos(4);
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(10);

  /**
   * What became of a write.
   *
   * @param done whether the grid has taken it, backup included
   * @param seen what is in the grid instead, or null when nothing is
   * @param certain when not done: whether it never was
   */
  record Written<V>(boolean done, @Nullable V seen, boolean certain) {}

  private final IMap<String, V> map;
  private final Membership members;

  CheckedMap(IMap<String, V> map, Membership members) {
    this.map = map;
    this.members = members;
  }

  IMap<String, V> map() {
    return map;
  }

  /** Reads something, on a member that is not cut off before and after. */
  <R> R read(Supplier<R> reading) {
    members.check();
    try {
      R result = reading.get();
      members.check();
      return result;
    } catch (StorageUnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new StorageUnavailableException("The grid does not answer: " + e.getMessage(), e);
    }
  }

  @Nullable V get(String key) {
    return this.<@Nullable V>read(() -> map.get(key));
  }

  Map<String, V> getAll(Set<String> keys) {
    return read(() -> map.getAll(keys));
  }

  Written<V> create(String key, V value) {
    return write(key, null, value);
  }

  Written<V> replace(String key, V from, V to) {
    return write(key, from, to);
  }

  Written<V> remove(String key, V last) {
    return write(key, last, null);
  }

  /** Does what must not be lost when the thread is interrupted: the interrupt waits. */
  private Written<V> write(String key, @Nullable V from, @Nullable V to) {
    boolean interrupted = Thread.interrupted();
    try {
      return new Write(key, from, to).run();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private final class Write {
    private final String key;
    private final @Nullable V from;
    private final @Nullable V to;
    private final long start = System.nanoTime();
    private boolean certain = true;
    private boolean interrupted;
    private @Nullable RuntimeException failure;

    Write(String key, @Nullable V from, @Nullable V to) {
      this.key = key;
      this.from = from;
      this.to = to;
    }

    Written<V> run() {
      try {
        return step(from);
      } finally {
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }

    private Written<V> step(@Nullable V first) {
      V expected = first;
      while (true) {
        V old = expected;
        if (quiet(() -> swap(old))) {
          return new Written<>(true, to, true);
        }
        V seen = look();
        if (Objects.deepEquals(seen, to)) {
          expected = to;
        } else if (Objects.deepEquals(seen, from)) {
          expected = from;
        } else {
          return new Written<>(false, seen, certain);
        }
      }
    }

    private @Nullable V look() {
      try {
        return get(key);
      } catch (StorageUnavailableException e) {
        throw certain ? e : unknown(e.getMessage(), e);
      }
    }

    private boolean swap(@Nullable V old) {
      if (to == null) {
        return old == null ? map.get(key) == null : map.remove(key, old);
      }
      return old == null ? map.putIfAbsent(key, to) == null : map.replace(key, old, to);
    }

    /** Tries once; true when it was done, quickly, and nobody left meanwhile. */
    private boolean quiet(BooleanSupplier swap) {
      Set<Member> before = checkMembers();
      long begin = System.nanoTime();
      boolean done = attempt(swap);
      boolean undisturbed =
          failure == null && System.nanoTime() - begin < QUICK && members.hasAll(before);
      if (!undisturbed) {
        certain = false;
        LockSupport.parkNanos(PAUSE);
      }
      return done && undisturbed;
    }

    private boolean attempt(BooleanSupplier swap) {
      try {
        failure = null;
        return swap.getAsBoolean();
      } catch (RuntimeException e) {
        interrupted |= Thread.interrupted();
        failure = e;
        return false;
      }
    }

    private Set<Member> checkMembers() {
      if (System.nanoTime() - start > PATIENCE) {
        throw unknown("the grid did not confirm it within a minute", failure);
      }
      try {
        return members.check();
      } catch (StorageUnavailableException e) {
        throw certain ? e : unknown(e.getMessage(), e);
      }
    }

    private UseUnknownException unknown(@Nullable String reason, @Nullable RuntimeException cause) {
      String message = "It is not known whether the last write was published: " + reason;
      return cause == null
          ? new UseUnknownException(message)
          : new UseUnknownException(message, cause);
    }
  }
}
