// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

/**
 * The kinds of session. 4D: the type in {@code Session info}.
 *
 * <pre>{@code
 * long visitors =
 *     sessions.sessions().filter(session -> session.kind() == SessionKind.WEB).count();
 * }</pre>
 *
 * @since 1.0
 */
public enum SessionKind {
  /** An HTTP session. 4D: a web session. */
  WEB,
  /** The application itself, one in each. 4D: the stored-procedures session. */
  APPLICATION,
  /** A program without a servlet container. 4D: a standalone session. */
  STANDALONE,
  /** A session that the program opened for a job or a client. 4D: a remote session. */
  OPENED
}
