// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.extra;

import dev.sessionstorage.Current;
import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.SharedObject;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** A resource of Jakarta RESTful Web Services. */
@RequestScoped
@Path("session")
public class RestResource {
  @Inject SessionStorage sessions;
  @Inject @Current SharedObject storage;

  /** For the container. */
  public RestResource() {}

  /** The current session. */
  @GET
  @Path("id")
  public String id() {
    return sessions.id().toString();
  }

  /** Counts in its storage. */
  @GET
  @Path("add/{name}")
  public long add(@PathParam("name") String name) {
    return storage.with(it -> it.increment(name, 1));
  }
}
