// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Look;
import dev.sessionstorage.spi.store.Written;

/**
 * Something that takes several calls of the store, one after another. Each event returns the next
 * step, for which there is exactly one answer, until a step is {@link Step.Done}.
 *
 * @param <R> what comes of it
 */
public interface Procedure<R> {

  /**
   * Begins, or goes on after a {@link Step.Pause}.
   *
   * @param now the time
   * @return what to do
   */
  Step<R> next(long now);

  /**
   * Takes the answer to {@link Step.Read}.
   *
   * @param look what was read
   * @param now the time
   * @return what to do
   */
  Step<R> read(Look look, long now);

  /**
   * Takes the answer to {@link Step.Write}.
   *
   * @param written what has become of it
   * @param now the time
   * @return what to do
   */
  Step<R> written(Written written, long now);

  /**
   * Is told that {@link Step.Read} failed, since the store does not answer.
   *
   * @param now the time
   * @return what to do
   */
  Step<R> unavailable(long now);
}
