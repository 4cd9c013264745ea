// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.app;

import dev.sessionstorage.NoCurrentSessionException;
import dev.sessionstorage.servlet.SessionStorages;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;
import java.util.concurrent.atomic.AtomicLong;

/** Looks at each thread before and after our filter: a session must not be left on it. */
@WebListener
public class LeakListener implements ServletRequestListener {
  private static final AtomicLong SEEN = new AtomicLong();
  private static final AtomicLong LEAKS = new AtomicLong();

  /** For the container. */
  public LeakListener() {}

  static String leaks() {
    return LEAKS.get() + (SEEN.get() > 0 ? "" : ", but nobody looked");
  }

  @Override
  public void requestInitialized(ServletRequestEvent event) {
    look(event.getServletContext());
  }

  @Override
  public void requestDestroyed(ServletRequestEvent event) {
    look(event.getServletContext());
  }

  private static void look(ServletContext application) {
    SEEN.incrementAndGet();
    try {
      Object unused = SessionStorages.of(application).current();
      LEAKS.incrementAndGet();
    } catch (NoCurrentSessionException expected) {
      // as it should be
    }
  }
}
