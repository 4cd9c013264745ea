// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.springboot;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Name;

/**
 * The settings of the library as properties of Spring Boot, for {@code application.yaml}, the
 * environment and whatever else Boot reads. The library reads their text itself, so that it means
 * the same as in a WAR; null stands for its default.
 *
 * <pre>{@code
 * sessionstorage:
 *   lock-timeout: 5s
 *   max-storage-size: 64MB
 * }</pre>
 *
 * @param lockTimeout How long "use" waits for another thread's block before it throws
 *     UseTimeoutException. A time such as 500ms, 30s, 5m, 1h or, in ISO 8601, PT30S.
 * @param maxStorageSize How large one session's storage may become, estimated. A size such as
 *     65536, 64KB, 16MB or 1GB; 0 for no limit.
 * @param createSession When a request gets an HTTP session: "on-demand" at the first current() or
 *     id(), "always" at its beginning.
 * @param keepAlive Whether work outside requests keeps the HTTP session alive as a request does. On
 *     Servlet 6.0 it does nothing.
 * @param longUseWarning After how long a wait the stack of the thread inside is logged, once for
 *     each block. A time such as 500ms, 1s or PT1S.
 * @param cluster Whether an engine's jar on the class path is used: "off" keeps the sessions on the
 *     heap, for tests and development.
 * @param clusterName Under which name the application shares its sessions with its other members.
 *     The default is the context path.
 * @param clusterMembers How many members the application has, where that is fewer than have been
 *     seen together: a member that sees no more than half of them neither reads nor writes.
 * @param clusterMember What people see of this member, in lists of sessions and in messages. The
 *     default is the host's name, as HOSTNAME says, and the process id.
 * @since 1.0
 */
@ConfigurationProperties("sessionstorage")
public record SessionStorageProperties(
    @Nullable String lockTimeout,
    @Nullable String maxStorageSize,
    @Nullable String createSession,
    @Nullable String keepAlive,
    @Nullable String longUseWarning,
    @Nullable String cluster,
    @Name("cluster.name") @Nullable String clusterName,
    @Name("cluster.members") @Nullable String clusterMembers,
    @Name("cluster.member") @Nullable String clusterMember) {

  /**
   * Returns the text of a setting.
   *
   * @param name its full name
   * @return the text, or null if it is not set or is not one of these
   */
  @Nullable String text(String name) {
    return switch (name) {
      case "sessionstorage.lock-timeout" -> lockTimeout;
      case "sessionstorage.max-storage-size" -> maxStorageSize;
      case "sessionstorage.create-session" -> createSession;
      case "sessionstorage.keep-alive" -> keepAlive;
      case "sessionstorage.long-use-warning" -> longUseWarning;
      case "sessionstorage.cluster" -> cluster;
      case "sessionstorage.cluster.name" -> clusterName;
      case "sessionstorage.cluster.members" -> clusterMembers;
      case "sessionstorage.cluster.member" -> clusterMember;
      default -> null;
    };
  }
}
