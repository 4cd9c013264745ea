// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.desk;

import dev.sessionstorage.demo.web.ApiServlet;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;

/** Changes the settings of one session, whosever it is. */
@WebServlet("/api/settings")
public class SettingsServlet extends ApiServlet {
  private static final long serialVersionUID = 1L;

  @Inject Visitors visitors;
  @Inject OpenedStorages storages;

  public SettingsServlet() {
    super(WRITING);
  }

  @Override
  protected Object answer(HttpServletRequest request) {
    visitors.require(request);
    String text = Settings.textFrom(request);
    Settings.write(storages.require(request), text);
    return new Changed(1);
  }
}
