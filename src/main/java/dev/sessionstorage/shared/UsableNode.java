// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.ChangeRegistration;
import dev.sessionstorage.Usable;
import dev.sessionstorage.UseAction;
import dev.sessionstorage.UseFunction;
import dev.sessionstorage.lock.MaxWait;
import dev.sessionstorage.lock.StackReserve;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A node as programs use it: runs their blocks, and tells them of changes.
 *
 * @param <R> how its values are read
 * @param <E> how its blocks write
 */
abstract class UsableNode<R, E> extends Node implements Usable<R, E> {

  UsableNode(@Nullable Group group, boolean founder) {
    super(group, founder);
  }

  /** An editor of this node for one block, which is an {@code E}. */
  abstract Editor<?> edit(Use use);

  /** This node. */
  abstract R reader();

  /** A copy that belongs nowhere. */
  public abstract R copy();

  @Override
  public final <X extends Throwable> void use(UseAction<? super E, X> block) throws X {
    runUse(MaxWait.CONFIGURED, block);
  }

  @Override
  public final <X extends Throwable> void use(Duration maxWait, UseAction<? super E, X> block)
      throws X {
    runUse(MaxWait.of(maxWait), block);
  }

  @Override
  public final <V extends @Nullable Object, X extends Throwable> V with(
      UseFunction<? super E, ? extends V, X> block) throws X {
    return runWith(MaxWait.CONFIGURED, block);
  }

  @Override
  public final <V extends @Nullable Object, X extends Throwable> V with(
      Duration maxWait, UseFunction<? super E, ? extends V, X> block) throws X {
    return runWith(MaxWait.of(maxWait), block);
  }

  /** Copies the values of a container into this node, which is new. */
  final void fill(Object container) {
    use(editor -> ((Editor<?>) editor).fill(container));
  }

  @SuppressWarnings("unchecked") // the editor of a node is of its own kind
  private <V extends @Nullable Object, X extends Throwable> V runWith(
      long maxWait, UseFunction<? super E, ? extends V, X> block) throws X {
    if (group().isHeldByCurrentThread()) {
      return runInside(block);
    }
    int[] blocks = Blocks.ofThread();
    int outside = blocks[Blocks.DEPTH];
    Use use = Use.begin(this, maxWait);
    Editor<?> editor = null;
    boolean done = false;
    blocks[Blocks.DEPTH] = outside + 1;
    try {
      editor = edit(use);
      V result = block.apply((E) editor);
      done = true;
      return result;
    } finally {
      try {
        if (editor != null) {
          editor.end();
        }
        use.end(done);
      } finally {
        blocks[Blocks.DEPTH] = outside;
        if (outside == 0 && blocks[Blocks.DUE] != 0) {
          Deliveries.flush();
        }
      }
    }
  }

  /** Runs a block inside another one of this thread: it can be rolled back on its own. */
  @SuppressWarnings("unchecked") // the editor of a node is of its own kind
  private <V extends @Nullable Object, X extends Throwable> V runInside(
      UseFunction<? super E, ? extends V, X> block) throws X {
    StackReserve.checkForBlock();
    Use use = group().use();
    Savepoint mark = use.mark();
    Editor<?> editor = null;
    boolean done = false;
    try {
      editor = edit(use);
      V result = block.apply((E) editor);
      done = true;
      return result;
    } finally {
      if (editor != null) {
        editor.end();
      }
      use.end(mark, done);
    }
  }

  @SuppressWarnings("NullAway") // does not infer that the result may be null
  private <X extends Throwable> void runUse(long maxWait, UseAction<? super E, X> block) throws X {
    Object unused =
        this.<@Nullable Object, X>runWith(
            maxWait,
            editor -> {
              block.accept(editor);
              return null;
            });
  }

  @Override
  public final boolean await(Predicate<? super R> condition, Duration maxWait) {
    Objects.requireNonNull(condition, "condition");
    OneState<R> state = new OneState<>(this, reader(), this::copy, condition);
    return Awaiting.until(this, state::meetsCondition, MaxWait.of(maxWait));
  }

  @Override
  public final ChangeRegistration onChange(Consumer<? super R> listener, Executor executor) {
    Objects.requireNonNull(listener, "listener");
    Objects.requireNonNull(executor, "executor");
    return ChangeWatch.register(this, () -> listener.accept(reader()), executor);
  }
}
