// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cdi;

import java.lang.reflect.Member;

/** What to write instead of an injection that cannot work. */
final class Advice {

  private Advice() {}

  static String on(Member member) {
    return "The injection into "
        + member.getDeclaringClass().getName()
        + "."
        + member.getName()
        + " cannot work. Write \"@Inject SessionStorage sessions\" for all sessions, or \"@Inject"
        + " @Current SharedObject storage\" for the storage of the current one.";
  }
}
