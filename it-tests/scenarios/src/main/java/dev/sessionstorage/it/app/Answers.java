// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.app;

import dev.sessionstorage.SessionStorage;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Ends asynchronous requests. */
final class Answers {

  private Answers() {}

  /** Answers with the session of the thread that runs this. */
  static void complete(AsyncContext async, SessionStorage sessions) {
    try {
      Operations.write((HttpServletResponse) async.getResponse(), sessions.id());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      async.complete();
    }
  }
}
