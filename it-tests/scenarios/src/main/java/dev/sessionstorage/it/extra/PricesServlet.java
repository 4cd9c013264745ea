// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.extra;

import dev.sessionstorage.Current;
import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Has the application's own shared objects injected, beside the session's. */
@WebServlet("/prices")
public class PricesServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject transient SharedObject prices;

  @Inject @Discounted transient SharedObject discounts;

  @Inject transient SharedCollection history;
  @Inject transient Instance<SharedObject> any;
  @Inject @Current transient SharedObject storage;

  /** For the container. */
  public PricesServlet() {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    storage.use(it -> it.put("seen", true));
    response
        .getWriter()
        .print(
            prices.get("tea")
                + " "
                + discounts.get("tea")
                + " "
                + history.get(0)
                + " "
                + any.get().get("tea")
                + " "
                + storage.toMap());
  }
}
