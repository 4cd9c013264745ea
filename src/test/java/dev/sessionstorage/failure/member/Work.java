// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure.member;

import dev.sessionstorage.failure.member.Calls.Outcome;

/** What a thread does again and again. */
public interface Work {

  /** Does it once; gives what its caller was told. */
  Outcome once();

  /** Leaves everything so that it can be looked at; called once, when the thread ends. */
  default void finish() {}
}
