// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.Shared;
import dev.sessionstorage.UseAction;
import dev.sessionstorage.UseFunction;
import dev.sessionstorage.lock.MaxWait;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of a node.
 *
 * @param <E> the editor that its blocks get
 */
abstract class SharedNode<E> extends Node implements Shared<E> {

  SharedNode(@Nullable Group group, boolean founder) {
    super(group, founder);
  }

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
  public final <R extends @Nullable Object, X extends Throwable> R with(
      UseFunction<? super E, ? extends R, X> block) throws X {
    return runWith(MaxWait.CONFIGURED, block);
  }

  @Override
  public final <R extends @Nullable Object, X extends Throwable> R with(
      Duration maxWait, UseFunction<? super E, ? extends R, X> block) throws X {
    return runWith(MaxWait.of(maxWait), block);
  }
}
