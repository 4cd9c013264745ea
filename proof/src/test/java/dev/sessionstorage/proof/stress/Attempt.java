// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.proof.stress;

/** Does something that may be refused, and tells how that ended. */
final class Attempt {

  /** What may throw. */
  interface Action {
    void run() throws Exception;
  }

  private Attempt() {}

  /** "ok", or the name of the exception. */
  static String of(Action action) {
    try {
      action.run();
      return "ok";
    } catch (Exception e) {
      return e.getClass().getSimpleName();
    }
  }
}
