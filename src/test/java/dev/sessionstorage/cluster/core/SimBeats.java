// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.value.Frame;
import java.util.Map;

/** What members say of themselves in a simulation. */
final class SimBeats {
  private static final byte[][] BYTES = new byte[512][];

  static {
    for (int i = 0; i < BYTES.length; i++) {
      MemberData data =
          new MemberData(i, "", MemberData.Stage.MEMBER, false, null, Map.of(), Frame.EMPTY);
      BYTES[i] = data.toBytes();
    }
  }

  private SimBeats() {}

  static byte[] bytes(long beat) {
    return BYTES[(int) (beat % BYTES.length)];
  }
}
