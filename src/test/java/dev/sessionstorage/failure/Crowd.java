// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Members whose threads do nothing but look, beside one that wants to write. */
public final class Crowd {
  private Crowd() {}

  /** Lets all members but one look, and this one write. */
  public static void looks(Round<?> round) {
    String session = round.sessions().get(0);
    MemberProcess writer = round.any();
    List<MemberProcess> others = round.cluster.without(writer);
    others.forEach(member -> member.ask("look " + session));
    try {
      assertThat(writer.ask("write " + session)).as("timed out in 3 s").isEqualTo("0");
    } finally {
      others.forEach(member -> member.ask("look-away"));
    }
  }
}
