// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.extra;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Where the resources are. */
@ApplicationPath("rest")
public class RestApplication extends Application {

  /** For the container. */
  public RestApplication() {}
}
