// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.desk;

import dev.sessionstorage.demo.web.ApiServlet;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;

/** Opens the storage of a session, whosever it is. */
@WebServlet("/api/storage")
public class StorageServlet extends ApiServlet {
  private static final long serialVersionUID = 1L;

  @Inject Visitors visitors;
  @Inject OpenedStorages storages;

  public StorageServlet() {
    super(READING);
  }

  @Override
  protected Object answer(HttpServletRequest request) {
    visitors.require(request);
    return StorageTree.of(storages.require(request).toMap());
  }
}
