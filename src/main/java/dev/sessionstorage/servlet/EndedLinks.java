// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The links that were taken out of their HTTP sessions during a request. Frameworks renew an HTTP
 * session at a login by copying its attributes to a new one after they have invalidated it: a link
 * that is copied takes its session along. At the end of the request it is too late.
 */
final class EndedLinks {
  private final WebApplication application;
  private @Nullable List<Ended> links;

  EndedLinks(WebApplication application) {
    this.application = application;
  }

  private record Ended(SessionLink link, HttpSession http) {}

  void add(SessionLink link, HttpSession http) {
    if (links == null) {
      links = new ArrayList<>(2);
    }
    links.add(new Ended(link, http));
  }

  boolean isEmpty() {
    return links == null;
  }

  void finish() {
    if (links == null) {
      return;
    }
    for (Ended ended : links) {
      if (ended.link.finishEnded() && !LinkHome.isInvalid(ended.http)) {
        application.noteRemovedLink();
      }
    }
    links = null;
  }
}
