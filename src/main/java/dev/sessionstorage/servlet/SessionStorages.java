// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import dev.sessionstorage.SessionStorage;
import jakarta.servlet.ServletContext;

/**
 * The way to the {@link SessionStorage} of a web application where there is no CDI.
 *
 * @since 1.0
 */
public final class SessionStorages {

  private SessionStorages() {}

  /**
   * Gives the storage of an application.
   *
   * @param application the application
   * @return the same object at every call
   * @throws IllegalStateException if the library is not active in the application: its jar is in no
   *     place where the container looks for web fragments, {@code absolute-ordering} in {@code
   *     web.xml} leaves it out, or the application has been stopped
   */
  public static SessionStorage of(ServletContext application) {
    return WebApplication.of(application).sessions();
  }
}
