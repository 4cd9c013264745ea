// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.extra;

import jakarta.enterprise.concurrent.Asynchronous;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Has a method that runs in a managed thread. */
@ApplicationScoped
public class ManagedBean {

  /** For CDI. */
  public ManagedBean() {}

  /** Called later, elsewhere. */
  @Asynchronous(executor = ManagedServlet.EXECUTOR)
  public CompletableFuture<String> later(Supplier<String> task) {
    return Asynchronous.Result.complete(task.get());
  }
}
