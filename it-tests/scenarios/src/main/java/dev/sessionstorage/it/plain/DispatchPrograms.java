// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.plain;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/** Forwards, includes, errors, and what another application is asked for. */
@WebServlet("/dispatch/*")
public class DispatchPrograms extends Programs {
  private static final long serialVersionUID = 1L;

  /** Its programs. */
  public DispatchPrograms() {
    on("forward", (request, response) -> forward(request, response));
    on("include", DispatchPrograms::include);
    on("begin-and-forward", (request, response) -> begin(request, forward(request, response)));
    on("forward-wrapped", (request, response) -> forwardWrapped(request, response));
    on("forward-in-plain-wrapper", (request, response) -> forwardPlainly(request, response));
    on("include-after-commit", DispatchPrograms::includeAfterCommit);
    on("forward-after-commit", DispatchPrograms::forwardAfterCommit);
    on("end-and-include", DispatchPrograms::endAndInclude);
    on("error", (request, response) -> error(response, 418));
    on("error-without-page", (request, response) -> error(response, 409));
    on("error-after-begin", (request, response) -> begin(request, error(response, 418)));
    on("exception", DispatchPrograms::exception);
    on("include-other", (request, response) -> other(request, response, true));
    on("forward-other", (request, response) -> other(request, response, false));
  }

  private static Object begin(HttpServletRequest request, Object nothing) {
    Log.add("begun late " + outcome(() -> request.getSession() != null));
    return nothing;
  }

  private static RequestDispatcher target(HttpServletRequest request) {
    return request.getRequestDispatcher("/target/" + request.getParameter("target"));
  }

  private static Object forward(HttpServletRequest request, HttpServletResponse response)
      throws Exception {
    request.setAttribute("given", "by the first servlet");
    target(request).forward(request, response);
    return null;
  }

  private static Object include(HttpServletRequest request, HttpServletResponse response)
      throws Exception {
    write(response, "before\n");
    target(request).include(request, response);
    return "\nafter, session " + (request.getSession(false) != null);
  }

  private static Object forwardWrapped(HttpServletRequest request, HttpServletResponse response)
      throws Exception {
    target(request)
        .forward(new HttpServletRequestWrapper(request), new HttpServletResponseWrapper(response));
    return null;
  }

  private static Object forwardPlainly(HttpServletRequest request, HttpServletResponse response)
      throws Exception {
    target(request).forward(new ServletRequestWrapper(request), response);
    return null;
  }

  private static Object includeAfterCommit(HttpServletRequest request, HttpServletResponse response)
      throws Exception {
    write(response, "committed\n");
    response.flushBuffer();
    target(request).include(request, response);
    return null;
  }

  private static Object forwardAfterCommit(HttpServletRequest request, HttpServletResponse response)
      throws Exception {
    write(response, "committed\n");
    response.flushBuffer();
    Log.add("forward " + outcome(() -> forward(request, response)));
    return null;
  }

  private static Object endAndInclude(HttpServletRequest request, HttpServletResponse response)
      throws Exception {
    request.getSession().invalidate();
    write(response, "bye\n");
    response.flushBuffer();
    target(request).include(request, response);
    return null;
  }

  private static Object error(HttpServletResponse response, int status) throws Exception {
    response.sendError(status, "as asked for");
    return null;
  }

  private static Object exception(HttpServletRequest request, HttpServletResponse response) {
    request.getSession().setAttribute("before", "the exception");
    throw new UnsupportedOperationException("as asked for");
  }

  /** The same application, deployed once more. */
  private Object other(HttpServletRequest request, HttpServletResponse response, boolean include)
      throws Exception {
    ServletContext other = getServletContext().getContext(request.getParameter("other"));
    if (other == null) {
      return "no other application";
    }
    RequestDispatcher target = other.getRequestDispatcher("/target/attribute");
    request.getSession().setAttribute("owner", getServletContext().getContextPath());
    if (!include) {
      target.forward(request, response);
      return null;
    }
    write(response, "");
    target.include(request, response);
    return "\nback in that of " + request.getSession().getAttribute("owner");
  }
}
