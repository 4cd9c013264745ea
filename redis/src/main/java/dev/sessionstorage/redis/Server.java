// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.redis;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a server says of itself. */
final class Server {
  private final String info;

  /**
   * Reads it.
   *
   * @param info the answer to {@code INFO}
   */
  Server(String info) {
    this.info = info;
  }

  private String get(String name) {
    Matcher matcher = Pattern.compile("(?m)^" + name + ":(.*?)\r?$").matcher(info);
    return matcher.find() ? matcher.group(1) : "";
  }

  /** Why nothing may be kept there; null if it may. */
  @Nullable String objection() {
    if (get("role").equals("slave")) {
      return "it is a replica, which may not have the latest state: name its primary, or Sentinel";
    }
    String policy = get("maxmemory_policy");
    if (!get("maxmemory").equals("0") && policy.startsWith("allkeys")) {
      return "it forgets sessions when its memory is full: set maxmemory-policy to noeviction"
          + " instead of "
          + policy;
    }
    return null;
  }
}
