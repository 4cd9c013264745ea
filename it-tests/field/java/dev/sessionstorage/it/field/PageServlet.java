// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.field;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Shows a page; takes plain wrappers too, which a container may pass on as they are. */
final class PageServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Page page;

  PageServlet(Page page) {
    this.page = page;
  }

  @Override
  public void service(ServletRequest request, ServletResponse response)
      throws ServletException, IOException {
    try {
      Object text = page.show(http(request), http(response));
      if (text != null) {
        response.getWriter().print(text);
      }
    } catch (RuntimeException | ServletException | IOException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }

  private static HttpServletRequest http(ServletRequest request) {
    ServletRequest inner = request;
    while (!(inner instanceof HttpServletRequest)) {
      inner = ((ServletRequestWrapper) inner).getRequest();
    }
    return (HttpServletRequest) inner;
  }

  private static HttpServletResponse http(ServletResponse response) {
    ServletResponse inner = response;
    while (!(inner instanceof HttpServletResponse)) {
      inner = ((ServletResponseWrapper) inner).getResponse();
    }
    return (HttpServletResponse) inner;
  }
}
