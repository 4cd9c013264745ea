// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lets a form pass when it is small, is a form, and comes from a page of this session. */
@ApplicationScoped
public class FormCheck {
  private static final String TOKEN_HEADER = "X-Form-Token";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final int MAX_BYTES = 8 * 1024;

  @Inject Guard guard;

  void check(HttpServletRequest request) {
    checkLength(request.getContentLengthLong());
    if (request.getContentLengthLong() > 0) {
      checkType(request.getContentType());
    }
    checkToken(request);
  }

  static void checkLength(long length) {
    if (length < 0) {
      throw new Problem(411, "A form needs a Content-Length.");
    }
    if (length > MAX_BYTES) {
      throw new Problem(413, "A form may have " + MAX_BYTES + " bytes, this one has more.");
    }
  }

  static void checkType(@Nullable String type) {
    if (type == null || !type.toLowerCase(Locale.ROOT).split(";", 2)[0].strip().equals(FORM)) {
      throw new Problem(415, "Send the form as " + FORM + ".");
    }
  }

  /** Without a session there is no token: the request is refused before it could make one. */
  private void checkToken(HttpServletRequest request) {
    boolean fromOurPage =
        request.getSession(false) != null
            && FormToken.matches(guard.token(), request.getHeader(TOKEN_HEADER));
    if (!fromOurPage) {
      throw new Problem(403, "This page is out of date. Reload it and try again.");
    }
  }
}
