// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import java.util.ArrayList;
import java.util.List;

/**
 * What is measured.
 *
 * @param shared what the members share
 * @param order what the members are told to do
 * @param members how many there are
 * @param bytes how large the document of each session is
 * @param hot whether all threads of all members use one session
 */
record Case(Shared shared, String order, int members, int bytes, boolean hot) {
  private static final String COUNT = "count";
  private static final String READ = "read";
  private static final String AGE = "age";

  /**
   * What is measured on so many members. Reading does not depend on what they share, and how old a
   * reading is only on the network, where all of them are there.
   */
  static List<Case> of(Shared shared, int members, int all) {
    List<Case> cases = new ArrayList<>();
    for (int bytes : new int[] {1_000, 20_000}) {
      cases.add(new Case(shared, COUNT, members, bytes, false));
      cases.add(new Case(shared, COUNT, members, bytes, true));
      if (shared == Shared.GRID) {
        cases.add(new Case(shared, READ, members, bytes, false));
      }
    }
    if (shared == Shared.GRID && members > 1 && members == all) {
      cases.add(new Case(shared, AGE, members, 1_000, true));
    }
    return cases;
  }

  boolean reads() {
    return order.equals(READ);
  }

  /** Whether it is measured how old a change is when another member sees it. */
  boolean isAge() {
    return order.equals(AGE);
  }

  boolean counts() {
    return order.equals(COUNT);
  }

  String title() {
    return (shared == Shared.GRID ? "" : shared.label + ": ")
        + what()
        + ", "
        + members
        + (members == 1 ? " member, " : " members, ")
        + bytes / 1000
        + " KB"
        + (counts() ? hot ? ", one hot session" : ", distinct sessions" : "");
  }

  private String what() {
    return counts() ? "use" : reads() ? "read" : "a change is seen elsewhere";
  }

  boolean isFor(Way way) {
    return way.shared == shared
        && (counts()
            ? way.counts() && (!hot || way.shares())
            : reads() ? way.reads() : way.copies());
  }
}
