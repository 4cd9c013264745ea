// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

/**
 * What is measured.
 *
 * @param order what the members are told to do
 * @param members how many there are
 * @param bytes how large the document of each session is
 * @param hot whether all threads of all members use one session
 */
record Case(String order, int members, int bytes, boolean hot) {

  boolean reads() {
    return order.equals("read");
  }

  String title() {
    return (reads() ? "read, " : "use, ")
        + members
        + (members == 1 ? " member, " : " members, ")
        + bytes / 1000
        + " KB"
        + (reads() ? "" : hot ? ", one hot session" : ", distinct sessions");
  }

  boolean isFor(Way way) {
    return reads() ? way.reads() : way.counts();
  }
}
