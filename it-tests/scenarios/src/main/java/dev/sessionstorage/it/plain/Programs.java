// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.plain;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** A servlet with a program for each path below its own. None of them knows of the library. */
abstract class Programs extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Map<String, Program> programs = new HashMap<>();

  final void on(String name, Program program) {
    programs.put("/" + name, program);
  }

  @Override
  protected final void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Object included = request.getAttribute(RequestDispatcher.INCLUDE_PATH_INFO);
    Program program = programs.get(included == null ? request.getPathInfo() : included);
    if (program == null) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    try {
      Object answer = program.run(request, response);
      if (answer != null) {
        write(response, answer);
      }
    } catch (IOException | ServletException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }

  static void write(HttpServletResponse response, Object answer) throws IOException {
    response.setContentType("text/plain;charset=UTF-8");
    response.getWriter().print(answer);
  }

  /** A value of the programs, or the kind of one that a server keeps. */
  static Object shown(Object value) {
    return value == null || value instanceof String || value instanceof Bound
        ? value
        : value.getClass().getSimpleName();
  }

  /** The value, or the kind of exception that came instead. */
  static Object outcome(Callable<?> call) {
    try {
      return call.call();
    } catch (Exception e) {
      return e.getClass().getSimpleName();
    }
  }
}
