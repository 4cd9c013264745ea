// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.app;

import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.SessionStorageException;
import dev.sessionstorage.servlet.SessionStorages;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** A servlet that has an operation for each path below its own. */
abstract class Operations extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Map<String, Operation> operations = new HashMap<>();

  final void on(String name, Operation operation) {
    operations.put("/" + name, operation);
  }

  /** Found without CDI, since not every server under test has it. */
  final SessionStorage sessions() {
    return SessionStorages.of(getServletContext());
  }

  @Override
  protected final void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Operation operation = operations.get(name(request));
    if (operation == null) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    try {
      Object answer = operation.answer(request, response);
      if (answer != null) {
        write(response, answer);
      }
    } catch (SessionStorageException e) {
      response.setStatus(HttpServletResponse.SC_CONFLICT);
      write(response, describe(e));
    } catch (IOException | ServletException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }

  private static String name(HttpServletRequest request) {
    Object included = request.getAttribute(RequestDispatcher.INCLUDE_PATH_INFO);
    return included == null ? request.getPathInfo() : included.toString();
  }

  static String describe(Throwable problem) {
    return problem.getClass().getSimpleName() + ": " + problem.getMessage();
  }

  static void write(HttpServletResponse response, Object answer) throws IOException {
    response.setContentType("text/plain");
    response.setCharacterEncoding("UTF-8");
    response.getWriter().print(answer);
  }
}
