// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure.member;

import java.nio.file.Path;
import java.util.List;

/**
 * What one thread is given to count in, for one round.
 *
 * @param round the name of the round
 * @param sessions ids
 * @param member the name of its member in this round
 * @param host the name of the member whose boxes it counts in
 * @param thread its number
 * @param ledger what it notes
 * @param journal where it notes the sessions that it begins and ends
 */
public record Shift(
    String round,
    List<String> sessions,
    String member,
    String host,
    int thread,
    Ledger ledger,
    Path journal) {

  /** Names what is this thread's. */
  public String own() {
    return member + "-" + thread;
  }

  String box() {
    return own();
  }

  String hostsBox() {
    return host + "-" + thread;
  }

  /** What this thread notes of one kind of counting in one session. */
  public Ledger.Row row(int session, Kind kind) {
    return ledger.row(session, kind, thread);
  }
}
