// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.web;

import dev.sessionstorage.ObjectEditor;
import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.SharedObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * What the demo keeps in each storage for itself: the desk shows that it is there, not what it is.
 */
@ApplicationScoped
public class Guard {
  /** The first-level name that nobody but the demo itself may read or write. */
  public static final String NAME = "guard";

  private static final String TOKEN = "token";
  private static final String OPERATOR = "operator";

  @Inject SessionStorage sessions;

  /** Gives the current session's form token, made at the first call. */
  public String token() {
    SharedObject guard = sessions.current().objectOrNew(NAME);
    String token = guard.get(TOKEN, String.class);
    return token != null ? token : guard.with(Guard::tokenOrNew);
  }

  /** Makes every form that was given out before this invalid. */
  public void renewToken() {
    sessions.current().objectOrNew(NAME).use(guard -> guard.put(TOKEN, FormToken.random()));
  }

  private static String tokenOrNew(ObjectEditor guard) {
    String token = guard.getOrDefault(TOKEN, FormToken.random());
    guard.put(TOKEN, token);
    return token;
  }

  public boolean isOperator() {
    SharedObject guard = sessions.current().object(NAME);
    return guard != null && guard.getOrDefault(OPERATOR, false);
  }

  public void makeOperator() {
    sessions.current().objectOrNew(NAME).use(guard -> guard.put(OPERATOR, true));
  }
}
